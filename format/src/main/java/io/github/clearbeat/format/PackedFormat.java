package io.github.clearbeat.format;

import java.nio.channels.FileChannel;

/** A format that packs a fixed number of samples into a fixed number of bytes. */
non-sealed interface PackedFormat extends SignalFormat {
  /** Samples that are packed together. */
  int groupSamples();

  /** Bytes of such a group. */
  int groupBytes();

  /** Bytes that hold so many samples, at least; the last group may be cut short. */
  long bytesFor(long samples);

  /** The smallest value that may be written, and the largest is its opposite. */
  int lowest();

  /**
   * Unpacks samples from the start of a group.
   *
   * @param from the bytes
   * @param count how many samples
   * @param to takes them
   * @param toOffset where the first goes
   */
  void unpack(byte[] from, int count, int[] to, int toOffset);

  /**
   * Packs samples from the start of a group and returns the number of bytes.
   *
   * @param from the samples
   * @param count how many; only the last call of a file may cut a group short
   * @param to takes the bytes
   */
  int pack(int[] from, int count, byte[] to);

  @Override
  default SampleSource source(FileChannel file, String name, long byteOffset) {
    return new PackedSource(this, file, name, byteOffset);
  }
}
