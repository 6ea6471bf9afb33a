package io.github.clearbeat.network;

import java.util.List;

/**
 * Gradient to the first greatest of a stretch. Multiplier: the difference of the maxima, over the
 * difference at the place of the greater maximum, goes to that place.
 *
 * <p>It is complete: if the example's maximum x* is the greater, the reference at its place is at
 * most the reference's maximum r*, so Δ at that place is at least x* − r* > 0, and multiplier times
 * Δ is x* − r*; likewise the other way round. This is the rule of SHAP's deep explainer (Lundberg
 * and Lee 2017).
 */
record MaxPoolRule(Layer.MaxPool pool, float[][] into, float[][] from) implements Rule {
  @Override
  public void gradient(List<float[][]> inputs, float[][] output) {
    for (int t = 0; t < from.length; t++) {
      for (int c = 0; c < from[t].length; c++) {
        into[greatest(inputs.get(0), t, c)][c] += from[t][c];
      }
    }
  }

  @Override
  public void contrast(
      List<float[][]> inputs,
      float[][] output,
      List<float[][]> referenceInputs,
      float[][] reference) {
    float[][] x = inputs.get(0);
    float[][] r = referenceInputs.get(0);
    for (int t = 0; t < from.length; t++) {
      for (int c = 0; c < from[t].length; c++) {
        float rise = output[t][c] - reference[t][c];
        int at = greatest(rise < 0 ? r : x, t, c);
        float difference = x[at][c] - r[at][c];
        if (difference != 0) {
          into[at][c] += from[t][c] * (rise / difference);
        } else {
          into[at][c] += from[t][c];
        }
      }
    }
  }

  private int greatest(float[][] x, int t, int c) {
    int start = t * pool.stride();
    int best = start;
    for (int k = 1; k < pool.kernel(); k++) {
      if (x[start + k][c] > x[best][c]) {
        best = start + k;
      }
    }
    return best;
  }
}
