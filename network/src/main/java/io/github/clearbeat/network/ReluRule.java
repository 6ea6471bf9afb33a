package io.github.clearbeat.network;

import java.util.List;

/** Gradient 1 above zero, else 0; multiplier Δout/Δin, which lies between them. */
record ReluRule(float[][] into, float[][] from) implements Rule {
  @Override
  public void gradient(List<float[][]> inputs, float[][] output) {
    float[][] x = inputs.get(0);
    for (int t = 0; t < x.length; t++) {
      for (int c = 0; c < x[t].length; c++) {
        if (x[t][c] > 0) {
          into[t][c] += from[t][c];
        }
      }
    }
  }

  @Override
  public void contrast(
      List<float[][]> inputs,
      float[][] output,
      List<float[][]> referenceInputs,
      float[][] reference) {
    for (int t = 0; t < into.length; t++) {
      contrast(inputs.get(0)[t], referenceInputs.get(0)[t], into[t], from[t]);
    }
  }

  private static void contrast(float[] x, float[] r, float[] to, float[] gradient) {
    for (int c = 0; c < to.length; c++) {
      float difference = x[c] - r[c];
      if (difference != 0) {
        to[c] += gradient[c] * ((Math.max(x[c], 0f) - Math.max(r[c], 0f)) / difference);
      } else if (x[c] > 0) {
        to[c] += gradient[c];
      }
    }
  }
}
