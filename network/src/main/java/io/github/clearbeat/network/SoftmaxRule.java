package io.github.clearbeat.network;

import java.util.List;

/** dx_i = y_i (dy_i − Σ_j dy_j y_j). It has no multiplier: explain the logits. */
record SoftmaxRule(float[][] into, float[][] from) implements Rule {
  @Override
  public void gradient(List<float[][]> inputs, float[][] output) {
    for (int t = 0; t < from.length; t++) {
      float[] y = output[t];
      double mean = 0;
      for (int c = 0; c < y.length; c++) {
        mean += (double) from[t][c] * y[c];
      }
      for (int c = 0; c < y.length; c++) {
        into[t][c] += (float) (y[c] * (from[t][c] - mean));
      }
    }
  }

  @Override
  public void contrast(
      List<float[][]> inputs,
      float[][] output,
      List<float[][]> referenceInputs,
      float[][] reference) {
    throw new IllegalArgumentException("there are no multipliers behind a softmax: take its input");
  }
}
