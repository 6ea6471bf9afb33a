package io.github.clearbeat.explanation;

/** What stands in for samples that are taken away. Zeros are none: they would be an artefact. */
public enum Filler {
  /**
   * A straight line between the samples on either side; the nearest sample at an edge, the mean of
   * the window when all of it is taken away.
   */
  INTERPOLATION,
  /** The mean background beat, at the same place. */
  BACKGROUND;

  /**
   * The inputs of an example with samples of its window replaced.
   *
   * @param taken one a sample of the window: whether it is taken away
   */
  float[][] without(Subject subject, Example example, boolean[] taken) {
    float[][] inputs = example.inputs().clone();
    inputs[0] = inputs[0].clone();
    int offset = example.windowFrom();
    int from = 0;
    while (from < taken.length) {
      int to = from;
      while (to < taken.length && taken[to]) {
        to++;
      }
      if (to > from && this == INTERPOLATION) {
        line(example, inputs[0], from, to);
      } else if (to > from) {
        System.arraycopy(
            subject.meanBackground()[0], offset + from, inputs[0], offset + from, to - from);
      }
      from = to + 1;
    }
    return inputs;
  }

  private static void line(Example example, float[] values, int from, int to) {
    int offset = example.windowFrom();
    int samples = example.windowSamples();
    float left = from > 0 ? values[offset + from - 1] : Float.NaN;
    float right = to < samples ? values[offset + to] : Float.NaN;
    if (from == 0 && to == samples) {
      double sum = 0;
      for (int i = 0; i < samples; i++) {
        sum += values[offset + i];
      }
      left = (float) (sum / samples);
      right = left;
    } else if (from == 0) {
      left = right;
    } else if (to == samples) {
      right = left;
    }
    for (int i = from; i < to; i++) {
      double share = (double) (i - from + 1) / (to - from + 1);
      values[offset + i] = (float) (left + share * (right - left));
    }
  }
}
