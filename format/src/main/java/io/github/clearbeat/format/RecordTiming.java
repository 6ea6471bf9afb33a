package io.github.clearbeat.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a WFDB header alone says of time, whether its signal files are there or not.
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
   * @throws io.github.clearbeat.recording.MalformedInputException if it is no header
   * @throws IOException if it cannot be read
   */
  public static RecordTiming of(Path headerFile) throws IOException {
    Header header = HeaderReader.read(headerFile);
    return new RecordTiming(header.hertz(), header.frames());
  }
}
