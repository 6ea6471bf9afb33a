package io.github.clearbeat.format;

import java.io.IOException;

/** The samples of one signal file, as the file interleaves them, by position. */
interface SampleSource {
  /**
   * Reads {@code count} samples from position {@code first} into the start of {@code to}.
   *
   * @throws IOException if the file cannot be read or ends before
   */
  void read(long first, int count, int[] to) throws IOException;
}
