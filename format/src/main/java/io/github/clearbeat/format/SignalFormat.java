package io.github.clearbeat.format;

import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the samples of a signal file are packed into bytes. To add a format, write its class and name
 * it in {@link #ALL}.
 */
sealed interface SignalFormat permits PackedFormat {
  /** Every format that can be read. */
  List<SignalFormat> ALL = List.of(new Format16(), new Format212());

  /** The number by which headers call it. */
  int number();

  /** The value that stands for a missing sample. */
  int missing();

  /** How many whole samples so many bytes hold. */
  long samplesIn(long bytes);

  /**
   * The samples of a file.
   *
   * @param file the open file
   * @param name for messages
   * @param byteOffset where the samples begin
   */
  SampleSource source(FileChannel file, String name, long byteOffset);

  static Optional<SignalFormat> ofNumber(int number) {
    return ALL.stream().filter(format -> format.number() == number).findFirst();
  }

  /** The numbers of all formats, for messages. */
  static String known() {
    return ALL.stream().map(f -> Integer.toString(f.number())).collect(Collectors.joining(", "));
  }
}
