package io.github.clearbeat.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a WFDB header's record line says of time. Annotations need no more, so a header without
 * signals or of several segments will do, whether its signal files are there or not.
 *
 * <pre>{@code
 * RecordTiming.of(Path.of("100.hea")).hertz();   // 360
 * }</pre>
 *
 * @param hertz samples per second
 * @param sampleCount samples per signal, if the header states it
 */
public record RecordTiming(double hertz, OptionalLong sampleCount) {
  /**
   * Reads a header.
   *
   * @throws io.github.clearbeat.recording.MalformedInputException if it has no record line
   * @throws IOException if it cannot be read
   */
  public static RecordTiming of(Path headerFile) throws IOException {
    return HeaderReader.timing(headerFile);
  }
}
