package io.github.clearbeat.recording;

import java.io.IOException;

/**
 * Input that is not what it should be. The message is one sentence with file, place, found and
 * expected, fit to be shown to the user as it is: {@code 100.hea:2: signal format 213 is unknown
 * (known: 8, 16, 24)}.
 */
public final class MalformedInputException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault in a file.
   *
   * @param place the file's name, with {@code :line} or {@code at byte n} where known
   * @param what what was found and what was expected
   */
  public MalformedInputException(String place, String what) {
    super(place + ": " + what);
  }
}
