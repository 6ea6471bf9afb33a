package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The latest peaks of the envelope, numbered in the order of time, with what was measured of each.
 * The arrays hold them one after the other; {@link #position} says where, until one is added.
 */
final class Candidates {
  /**
   * How many are kept at least: 19 s and more, as at most 8 a second can arise, a peak being the
   * highest within 120 ms.
   */
  static final int KEPT = 160;

  /** Points of the shape: the band every 17 ms, 100 ms to either side. */
  static final int POINTS = 13;

  private static final int SPACE = 8 * KEPT;

  /** Slow index. */
  final long[] at = new long[SPACE];

  /** Of the envelope, in millivolts. */
  final float[] height = new float[SPACE];

  /** Highest minus lowest of the smooth signal, as a share of the height. */
  final float[] swing = new float[SPACE];

  /** Log-odds of the first look. */
  final float[] firstScore = new float[SPACE];

  /** Log-odds of the second look. */
  final float[] secondScore = new float[SPACE];

  /** The band around each, with a sum of squares of 1: [position * POINTS + point]. */
  private final float[] shape = new float[SPACE * POINTS];

  private int base; // number of the one at position 0
  private int count; // positions used

  /** Adds one that has not been looked at; its number. */
  int add(long slowIndex, float height, float swing) {
    if (count == SPACE) {
      drop(count - KEPT);
    }
    at[count] = slowIndex;
    this.height[count] = height;
    this.swing[count] = swing;
    firstScore[count] = 0;
    secondScore[count] = 0;
    return base + count++;
  }

  private void drop(int oldest) {
    System.arraycopy(at, oldest, at, 0, KEPT);
    for (float[] values : new float[][] {height, swing, firstScore, secondScore}) {
      System.arraycopy(values, oldest, values, 0, KEPT);
    }
    System.arraycopy(shape, oldest * POINTS, shape, 0, KEPT * POINTS);
    base += oldest;
    count = KEPT;
  }

  /** The number after the newest. */
  int end() {
    return base + count;
  }

  /** Where in the arrays a number stands. */
  int position(int number) {
    return number - base;
  }

  /** The position of the oldest that may be asked for. */
  int oldest() {
    return Math.max(0, count - KEPT);
  }

  /** The position after the newest. */
  int used() {
    return count;
  }

  /**
   * The first position, from {@code position} downwards, that stands at the slow index or later.
   */
  int firstFrom(long slowIndex, int position) {
    int first = position;
    int oldest = oldest();
    while (first > oldest && at[first - 1] >= slowIndex) {
      first--;
    }
    return first;
  }

  /** The position after the last, from {@code position} upwards, that stands no later. */
  int endAt(long slowIndex, int position) {
    int end = position + 1;
    while (end < count && at[end] <= slowIndex) {
      end++;
    }
    return end;
  }

  /** Keeps the shape, scaled to a sum of squares of 1. */
  void setShape(int position, float[] values) {
    float squares = 1e-12f;
    for (int i = 0; i < POINTS; i++) {
      squares += values[i] * values[i];
    }
    float scale = (float) (1 / Math.sqrt(squares));
    int from = position * POINTS;
    for (int i = 0; i < POINTS; i++) {
      shape[from + i] = values[i] * scale;
    }
  }

  /** Adds the shape to a sum of shapes. */
  void addShape(int position, float[] sum) {
    int from = position * POINTS;
    for (int i = 0; i < POINTS; i++) {
      sum[i] += shape[from + i];
    }
  }

  /** The correlation of two shapes, one point to either side allowed. */
  float likeness(int one, int other) {
    return likeness(shape, one * POINTS, shape, other * POINTS);
  }

  /** The correlation with a shape whose squares sum to 1. */
  float likeness(int one, float[] other) {
    return likeness(shape, one * POINTS, other, 0);
  }

  private static float likeness(float[] a, int from, float[] b, int to) {
    float early = 0;
    float late = 0;
    float earlier = a[from];
    float beside = b[to];
    float same = earlier * beside;
    for (int i = 1; i < POINTS; i++) {
      float one = a[from + i];
      float other = b[to + i];
      early += one * beside;
      same += one * other;
      late += earlier * other;
      earlier = one;
      beside = other;
    }
    float shifted = early > late ? early : late;
    return same > shifted ? same : shifted;
  }

  void save(DataOutput to) throws IOException {
    int kept = Math.min(count, KEPT);
    to.writeInt(base + count);
    to.writeInt(kept);
    for (int i = count - kept; i < count; i++) {
      to.writeLong(at[i]);
      for (float value : new float[] {height[i], swing[i], firstScore[i], secondScore[i]}) {
        to.writeFloat(value);
      }
      for (int point = 0; point < POINTS; point++) {
        to.writeFloat(shape[i * POINTS + point]);
      }
    }
  }

  void restore(DataInput from) throws IOException {
    int end = from.readInt();
    count = from.readInt();
    base = end - count;
    for (int i = 0; i < count; i++) {
      at[i] = from.readLong();
      height[i] = from.readFloat();
      swing[i] = from.readFloat();
      firstScore[i] = from.readFloat();
      secondScore[i] = from.readFloat();
      for (int point = 0; point < POINTS; point++) {
        shape[i * POINTS + point] = from.readFloat();
      }
    }
  }
}
