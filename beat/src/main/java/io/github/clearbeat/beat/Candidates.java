package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The latest peaks of the envelope, numbered in the order of time, with what was measured of each;
 * a ring of fixed size.
 */
final class Candidates {
  /** At most 8 a second can arise: a peak is the highest within 120 ms. */
  static final int CAPACITY = 128;

  /** Points of the shape: the band every 17 ms, 100 ms to either side. */
  static final int POINTS = 13;

  static final int HEIGHT = 0;
  static final int WIDTH = 1;
  static final int SWING = 2;
  static final int BEFORE = 3;
  static final int AFTER = 4;
  static final int STEP = 5;
  static final int FLOOR = 6;
  static final int ROUGHNESS = 7;
  static final int FIRST_SCORE = 8;
  static final int SECOND_SCORE = 9;
  private static final int MEASURES = 10;

  private final long[] at = new long[CAPACITY];
  private final float[] measures = new float[CAPACITY * MEASURES];
  private final float[] shapes = new float[CAPACITY * POINTS];
  private int count;

  /** Adds one; its measures are 0 until set. */
  int add(long slowIndex) {
    int candidate = count++;
    at[candidate % CAPACITY] = slowIndex;
    for (int measure = 0; measure < MEASURES; measure++) {
      set(candidate, measure, 0);
    }
    return candidate;
  }

  /** The number after the newest. */
  int end() {
    return count;
  }

  int oldest() {
    return Math.max(0, count - CAPACITY);
  }

  /** The first, from {@code candidate} downwards, that stands at the slow index or later. */
  int firstFrom(long slowIndex, int candidate) {
    int first = candidate;
    while (first > oldest() && at(first - 1) >= slowIndex) {
      first--;
    }
    return first;
  }

  /** The number after the last, from {@code candidate} upwards, that stands no later. */
  int endAt(long slowIndex, int candidate) {
    int end = candidate + 1;
    while (end < count && at(end) <= slowIndex) {
      end++;
    }
    return end;
  }

  long at(int candidate) {
    return at[candidate % CAPACITY];
  }

  float get(int candidate, int measure) {
    return measures[candidate % CAPACITY * MEASURES + measure];
  }

  void set(int candidate, int measure, float value) {
    measures[candidate % CAPACITY * MEASURES + measure] = value;
  }

  float height(int candidate) {
    return get(candidate, HEIGHT);
  }

  /** Keeps the shape, scaled to a sum of squares of 1. */
  void setShape(int candidate, float[] shape) {
    float squares = 1e-12f;
    for (int i = 0; i < POINTS; i++) {
      squares += shape[i] * shape[i];
    }
    float scale = (float) (1 / Math.sqrt(squares));
    int from = candidate % CAPACITY * POINTS;
    for (int i = 0; i < POINTS; i++) {
      shapes[from + i] = shape[i] * scale;
    }
  }

  /** Adds the shape to a sum of shapes. */
  void addShape(int candidate, float[] sum) {
    int from = candidate % CAPACITY * POINTS;
    for (int i = 0; i < POINTS; i++) {
      sum[i] += shapes[from + i];
    }
  }

  /** The correlation of two shapes, one point to either side allowed. */
  float likeness(int one, int other) {
    return likeness(shapes, one % CAPACITY * POINTS, shapes, other % CAPACITY * POINTS);
  }

  /** The correlation with a shape whose squares sum to 1. */
  float likeness(int one, float[] shape) {
    return likeness(shapes, one % CAPACITY * POINTS, shape, 0);
  }

  private static float likeness(float[] a, int from, float[] b, int to) {
    float early = 0;
    float same = a[from] * b[to];
    float late = 0;
    for (int i = 1; i < POINTS; i++) {
      early += a[from + i] * b[to + i - 1];
      same += a[from + i] * b[to + i];
      late += a[from + i - 1] * b[to + i];
    }
    return Math.max(same, Math.max(early, late));
  }

  void save(DataOutput to) throws IOException {
    to.writeInt(count);
    for (int i = 0; i < CAPACITY; i++) {
      to.writeLong(at[i]);
    }
    for (float value : measures) {
      to.writeFloat(value);
    }
    for (float value : shapes) {
      to.writeFloat(value);
    }
  }

  void restore(DataInput from) throws IOException {
    count = from.readInt();
    for (int i = 0; i < CAPACITY; i++) {
      at[i] = from.readLong();
    }
    for (int i = 0; i < measures.length; i++) {
      measures[i] = from.readFloat();
    }
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = from.readFloat();
    }
  }
}
