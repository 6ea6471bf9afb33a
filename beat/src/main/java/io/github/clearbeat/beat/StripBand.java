package io.github.clearbeat.beat;

import io.github.clearbeat.signal.WindowedSinc;

/** The filter of a strip, in place: see {@link StripPreparation.Filter#BAND}. */
final class StripBand {
  private static final double BASELINE_SECONDS = 0.9; // two means of it: gain 1/2 at 0.49 Hz
  private static final double CUTOFF_HERTZ = 40;
  private static final double TRANSITION_HERTZ = 15;

  private final int halfMean;
  private final float[] taps; // empty where the rate cannot carry them

  StripBand(double hertz) {
    halfMean = (int) Math.round(BASELINE_SECONDS / 2 * hertz);
    taps =
        CUTOFF_HERTZ + TRANSITION_HERTZ / 2 < hertz / 2
            ? floats(WindowedSinc.lowPass(hertz, CUTOFF_HERTZ, TRANSITION_HERTZ, 50))
            : new float[0];
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  void apply(float[] strip) {
    float[] baseline = movingMean(movingMean(strip));
    for (int i = 0; i < strip.length; i++) {
      strip[i] -= baseline[i];
    }
    if (taps.length > 0) {
      smooth(strip);
    }
  }

  private float[] movingMean(float[] from) {
    double[] sums = new double[from.length + 1];
    for (int i = 0; i < from.length; i++) {
      sums[i + 1] = sums[i] + from[i];
    }
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      int first = Math.max(0, i - halfMean);
      int end = Math.min(from.length, i + halfMean + 1);
      to[i] = (float) ((sums[end] - sums[first]) / (end - first));
    }
    return to;
  }

  private void smooth(float[] strip) {
    float[] from = strip.clone();
    int half = taps.length / 2;
    for (int i = 0; i < strip.length; i++) {
      int first = Math.max(0, half - i);
      int end = Math.min(taps.length, strip.length + half - i);
      float sum = 0;
      float weights = 0;
      for (int k = first; k < end; k++) {
        sum += taps[k] * from[i - half + k];
        weights += taps[k];
      }
      strip[i] = sum / weights;
    }
  }
}
