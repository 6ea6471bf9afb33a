package io.github.clearbeat.recording;

import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An opened recording: what its header says, and its samples, streamed in blocks.
 *
 * <p>Memory does not grow with the length: nothing is read before {@link #read} asks for it. One
 * thread at a time.
 *
 * <pre>{@code
 * try (Recording recording = Recordings.open(Path.of("100"))) {
 *   recording.read(0, 0, recording.sampleCount(), block -> detector.push(block, peaks::add));
 * }
 * }</pre>
 */
public interface Recording extends AutoCloseable {
  /** The name without folder and extension, as in {@code 100}. */
  String name();

  /** Samples per second of every lead. */
  double hertz();

  /** Samples per lead. */
  long sampleCount();

  /** When the first sample was taken, if the file says so with a date. */
  Optional<LocalDateTime> start();

  /** The leads, in the order of the file. */
  List<Lead> leads();

  /** The comment lines of the header, without their mark. */
  List<String> comments();

  /**
   * Streams samples of one lead, in order, without gaps, in blocks of the reader's choosing.
   *
   * @param lead position in {@link #leads()}
   * @param fromSample the first sample index
   * @param toSample the index after the last
   * @param blocks takes each block; a block is valid only during the call
   * @throws MalformedInputException if the file is not what its header says
   * @throws IOException if the file cannot be read
   */
  void read(int lead, long fromSample, long toSample, Consumer<? super Samples> blocks)
      throws IOException;

  /** A stretch of one lead as one block that may be kept. For stretches, not for whole days. */
  default Samples stretch(int lead, long fromSample, long toSample) throws IOException {
    float[] millivolts = new float[Math.toIntExact(toSample - fromSample)];
    read(
        lead,
        fromSample,
        toSample,
        block ->
            block.copyTo(
                0, millivolts, Math.toIntExact(block.firstIndex() - fromSample), block.length()));
    return Samples.block(millivolts, 0, millivolts.length, fromSample, hertz());
  }

  @Override
  void close() throws IOException;
}
