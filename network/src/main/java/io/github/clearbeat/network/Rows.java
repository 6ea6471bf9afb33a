package io.github.clearbeat.network;

import java.util.Arrays;

/** Rows {@code [T][C]}: one array for all channels at one time, so that loops over C vectorise. */
final class Rows {
  private Rows() {}

  static float[][] of(Shape shape) {
    return new float[shape.time()][shape.channels()];
  }

  static void clear(float[][] rows) {
    for (float[] row : rows) {
      Arrays.fill(row, 0f);
    }
  }

  /** The same rows with {@code edge} standing before and behind them. */
  static float[][] padded(float[][] rows, int left, int right, float[] edge) {
    float[][] padded = new float[left + rows.length + right][];
    Arrays.fill(padded, edge);
    System.arraycopy(rows, 0, padded, left, rows.length);
    return padded;
  }

  /** Reads {@code [C][T]} from a place in an array. */
  static void load(float[] from, int offset, float[][] rows) {
    int time = rows.length;
    for (int t = 0; t < time; t++) {
      float[] row = rows[t];
      for (int c = 0; c < row.length; c++) {
        row[c] = from[offset + c * time + t];
      }
    }
  }

  /** Writes {@code [C][T]} to a place in an array. */
  static void store(float[][] rows, float[] to, int offset) {
    int time = rows.length;
    for (int t = 0; t < time; t++) {
      float[] row = rows[t];
      for (int c = 0; c < row.length; c++) {
        to[offset + c * time + t] = row[c];
      }
    }
  }

  /** y += a · w. */
  static void add(float[] y, float a, float[] w) {
    for (int c = 0; c < y.length; c++) {
      y[c] += a * w[c];
    }
  }

  /**
   * y += a0 · w0 + a1 · w1 + a2 · w2 + a3 · w3, in this order; four rows are what C2 vectorises.
   */
  static void add(
      float[] y,
      float a0,
      float[] w0,
      float a1,
      float[] w1,
      float a2,
      float[] w2,
      float a3,
      float[] w3) {
    for (int c = 0; c < y.length; c++) {
      y[c] = y[c] + a0 * w0[c] + a1 * w1[c] + a2 * w2[c] + a3 * w3[c];
    }
  }

  /** y += Σ x[i] · w[i], in the order of i. */
  static void mix(float[] y, float[] x, float[][] w) {
    int i = 0;
    for (; i + 4 <= w.length; i += 4) {
      add(y, x[i], w[i], x[i + 1], w[i + 1], x[i + 2], w[i + 2], x[i + 3], w[i + 3]);
    }
    for (; i < w.length; i++) {
      add(y, x[i], w[i]);
    }
  }

  /** y += x · w, each channel for itself. */
  static void multiply(float[] y, float[] x, float[] w) {
    for (int c = 0; c < y.length; c++) {
      y[c] += x[c] * w[c];
    }
  }

  static void relu(float[] y) {
    for (int c = 0; c < y.length; c++) {
      y[c] = Math.max(y[c], 0f);
    }
  }
}
