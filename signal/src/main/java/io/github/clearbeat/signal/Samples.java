package io.github.clearbeat.signal;

import java.util.Arrays;
import java.util.Objects;

/**
 * A run of consecutive samples of one lead, in millivolts: a whole lead and a live block alike.
 *
 * <p>A missing sample is {@link Float#NaN}. A block handed to a {@link Stage} is a view of its
 * producer's buffer and is valid only during that call; whoever keeps samples copies them.
 *
 * <pre>{@code
 * Samples block = Samples.of(new float[] {0f, 0.1f, 0.9f}, 360);
 * block.millivolts(2);     // 0.9
 * block.firstIndex();      // 0
 * }</pre>
 */
public final class Samples {
  private final float[] values;
  private final int offset;
  private final int length;
  private final long firstIndex;
  private final double hertz;

  private Samples(float[] values, int offset, int length, long firstIndex, double hertz) {
    this.values = values;
    this.offset = offset;
    this.length = length;
    this.firstIndex = firstIndex;
    this.hertz = hertz;
  }

  /** All of {@code millivolts}, not copied, as the samples from index 0. */
  public static Samples of(float[] millivolts, double hertz) {
    return block(millivolts, 0, millivolts.length, 0, hertz);
  }

  /**
   * A view of part of an array.
   *
   * @param millivolts the buffer, not copied
   * @param offset where the block begins in the buffer
   * @param length how many samples it has, 0 allowed
   * @param firstIndex the sample index of its first sample in the recording or stream
   * @param hertz samples per second, above 0
   */
  public static Samples block(
      float[] millivolts, int offset, int length, long firstIndex, double hertz) {
    Objects.checkFromIndexSize(offset, length, millivolts.length);
    if (!(hertz > 0)) {
      throw new IllegalArgumentException("hertz must be above 0, found " + hertz);
    }
    return new Samples(millivolts, offset, length, firstIndex, hertz);
  }

  /** The value of the sample at {@code position}, counted from the start of this block. */
  public float millivolts(int position) {
    return values[offset + Objects.checkIndex(position, length)];
  }

  /** How many samples the block has. */
  public int length() {
    return length;
  }

  /** The index of the first sample in its recording or stream. */
  public long firstIndex() {
    return firstIndex;
  }

  /** The index after the last sample. */
  public long endIndex() {
    return firstIndex + length;
  }

  /** Samples per second. */
  public double hertz() {
    return hertz;
  }

  /** The samples from {@code from} to {@code to} (exclusive), positions in this block; a view. */
  public Samples slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return new Samples(values, offset + from, to - from, firstIndex + from, hertz);
  }

  /** Copies {@code count} samples from {@code position} into {@code to}. */
  public void copyTo(int position, float[] to, int toOffset, int count) {
    Objects.checkFromIndexSize(position, count, length);
    System.arraycopy(values, offset + position, to, toOffset, count);
  }

  /** A copy of the samples. */
  public float[] toArray() {
    return Arrays.copyOfRange(values, offset, offset + length);
  }

  @Override
  public String toString() {
    return "Samples[" + length + " from index " + firstIndex + " at " + hertz + " Hz]";
  }
}
