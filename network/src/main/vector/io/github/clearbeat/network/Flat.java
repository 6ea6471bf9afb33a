package io.github.clearbeat.network;

/**
 * A value as one array, channels last: row t begins at {@code start + t · stride}. Before and
 * behind the rows stand rows of zeros that nobody writes, so that padding needs no branch. Channels
 * beyond the last may hold anything.
 *
 * @param values the array
 * @param start of row 0
 * @param stride from row to row
 * @param channels C
 * @param time T
 */
record Flat(float[] values, int start, int stride, int channels, int time) {
  static Flat of(Shape shape, int stride, int before, int after) {
    float[] values = new float[Math.multiplyExact(before + shape.time() + after, stride)];
    return new Flat(values, before * stride, stride, shape.channels(), shape.time());
  }

  int row(int t) {
    return start + t * stride;
  }

  void load(float[] from, int offset) {
    if (stride == 1) {
      System.arraycopy(from, offset, values, start, time);
      return;
    }
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < time; t++) {
        values[row(t) + c] = from[offset + c * time + t];
      }
    }
  }

  void store(float[] to, int offset) {
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < time; t++) {
        to[offset + c * time + t] = values[row(t) + c];
      }
    }
  }
}
