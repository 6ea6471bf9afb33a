package io.github.clearbeat.network;

import java.util.List;

/**
 * Gradient 1 above zero, else 0; multiplier Δout/Δin, which lies between them; guided, only
 * gradients above 0 pass.
 */
record ReluRule(float[][] into, float[][] from) implements Rule {
  private static final float TINY = 0x1p-120f;
  private static final float HUGE = 0x1p120f;

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
  public void guided(List<float[][]> inputs, float[][] output) {
    float[][] x = inputs.get(0);
    for (int t = 0; t < x.length; t++) {
      for (int c = 0; c < x[t].length; c++) {
        if (x[t][c] > 0 && from[t][c] > 0) {
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

  /**
   * Without a branch, so that C2 vectorises it. Where both are alike Δout/Δin is 0/0: a number too
   * small to change any other quotient makes it 1 above zero and 0 elsewhere.
   */
  private static void contrast(float[] x, float[] r, float[] to, float[] gradient) {
    for (int c = 0; c < to.length; c++) {
      float above = Math.max(x[c], 0f);
      float out = above - Math.max(r[c], 0f) + Math.min(above * HUGE, 1f) * TINY;
      to[c] += gradient[c] * (out / (x[c] - r[c] + TINY));
    }
  }
}
