package io.github.clearbeat.beat;

/**
 * Takes the baseline and what lies above 40 Hz out of a stretch: two moving means of the same
 * length, one after the other, are subtracted, and a windowed sinc of 41 taps (at 360 Hz) smooths.
 * Both are symmetric, so nothing moves in time; the stretch must reach {@link #margin} samples
 * beyond what is wanted on either side.
 */
final class BandFilter {
  private final int halfMean;
  private final int halfSmooth;
  private final float[] taps;
  private final double[] sums;
  private final float[] once;
  private final float[] baseline;

  /**
   * A filter for stretches of one length.
   *
   * @param hertz rate
   * @param samples wanted of each stretch
   * @param meanSeconds length of each moving mean
   */
  BandFilter(double hertz, int samples, double meanSeconds) {
    halfMean = (int) Math.round(meanSeconds / 2 * hertz);
    halfSmooth = (int) Math.round(20 * hertz / 360);
    taps = taps(hertz);
    int longest = samples + 2 * margin();
    sums = new double[longest + 1];
    once = new float[longest];
    baseline = new float[longest];
  }

  int margin() {
    return Math.max(2 * halfMean, halfSmooth);
  }

  /** From {@code samples + 2 · margin} values to the {@code samples} in their middle. */
  void apply(float[] stretch, float[] to) {
    int length = to.length + 2 * margin();
    movingMean(stretch, once, length);
    movingMean(once, baseline, length);
    for (int i = 0; i < length; i++) {
      once[i] = stretch[i] - baseline[i];
    }
    for (int i = 0; i < to.length; i++) {
      int first = i + margin() - halfSmooth;
      float sum = 0;
      for (int k = 0; k < taps.length; k++) {
        sum += taps[k] * once[first + k];
      }
      to[i] = sum;
    }
  }

  private void movingMean(float[] from, float[] to, int length) {
    for (int i = 0; i < length; i++) {
      sums[i + 1] = sums[i] + from[i];
    }
    for (int i = 0; i < length; i++) {
      int first = Math.max(0, i - halfMean);
      int end = Math.min(length, i + halfMean + 1);
      to[i] = (float) ((sums[end] - sums[first]) / (end - first));
    }
  }

  private float[] taps(double hertz) {
    int count = 2 * halfSmooth + 1;
    double[] weights = new double[count];
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double x = k - halfSmooth;
      double cycles = 2 * 40.0 / hertz * x;
      double sinc = x == 0 ? 1 : StrictMath.sin(StrictMath.PI * cycles) / (StrictMath.PI * cycles);
      double hamming = 0.54 + 0.46 * StrictMath.cos(StrictMath.PI * x / (halfSmooth + 1));
      weights[k] = sinc * hamming;
      sum += weights[k];
    }
    float[] result = new float[count];
    for (int k = 0; k < count; k++) {
      result[k] = (float) (weights[k] / sum);
    }
    return result;
  }
}
