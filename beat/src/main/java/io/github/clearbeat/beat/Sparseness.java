package io.github.clearbeat.beat;

import java.util.Arrays;

/**
 * How much higher the highest values of a stretch are than its middle ones, after a band of some 5
 * to 25 Hz: the 97th percentile over the median of the absolute values. Measured on ten seconds: 12
 * and more for 95 % of mitdb, 3 to 6 in the ventricular flutter of record 207, about 3 to 4 for
 * electrode wander without beats. A second measure, the median of the absolute second difference
 * over the same 97th percentile, tells muscle noise, which is sparse but fast.
 *
 * <p>Below {@link #LEAST} or above {@link #FASTEST} a stretch is not analysable: 0.3 % of the
 * stretches of mitdb and 0.8 % of svdb are (105, 222 and 865 most), all stretches of flutter in
 * 207, 97 % of pure wander and 45 % of pure muscle noise in nstdb, 73 % of the noisy stretches at 0
 * dB and 32 % at 6 dB. The limits were set on these data.
 */
final class Sparseness {
  private static final double LEAST = 7;
  private static final double FASTEST = 0.42;
  private static final double NOTHING = 3;
  private static final double CLEAR = 12;

  private final double hertz;
  private final double[] sums;
  private final float[] once;
  private final float[] twice;
  private final float[] sorted;
  private double ratio;
  private double fast;
  private double wavesPerSecond;

  Sparseness(double hertz, int most) {
    this.hertz = hertz;
    sums = new double[most + 1];
    once = new float[most];
    twice = new float[most];
    sorted = new float[most];
  }

  /** Measures the first {@code count} values; missing ones must have been filled. */
  void measure(float[] millivolts, int count) {
    movingMean(millivolts, once, count, 0.02);
    movingMean(millivolts, twice, count, 0.11);
    for (int i = 0; i < count; i++) {
      sorted[i] = Math.abs(once[i] - twice[i]);
    }
    double high = percentile(count, 0.97);
    ratio = high / Math.max(1e-6, percentile(count, 0.5));
    for (int i = 1; i + 1 < count; i++) {
      sorted[i - 1] = Math.abs(millivolts[i + 1] - 2 * millivolts[i] + millivolts[i - 1]);
    }
    fast = percentile(count - 2, 0.5) / Math.max(1e-6, high);
    wavesPerSecond = waves(millivolts, count) / (count / hertz);
  }

  /** 0 to 1. */
  float index() {
    return (float) Math.max(0, Math.min(1, (ratio - NOTHING) / (CLEAR - NOTHING)));
  }

  Quality.Reason reason() {
    if (ratio >= LEAST && fast <= FASTEST) {
      return Quality.Reason.FINE;
    }
    boolean slowWaves = fast < 0.3 && wavesPerSecond >= 2.3 && wavesPerSecond < 8;
    return slowWaves ? Quality.Reason.FLUTTER : Quality.Reason.NOISE;
  }

  /** Rises through a third of the usual height, each after a fall as deep. */
  private int waves(float[] millivolts, int count) {
    movingMean(millivolts, once, count, 0.6);
    movingMean(once, twice, count, 0.6);
    for (int i = 0; i < count; i++) {
      once[i] = millivolts[i] - twice[i];
      sorted[i] = Math.abs(once[i]);
    }
    double height = 0.3 * percentile(count, 0.9);
    int waves = 0;
    boolean up = false;
    for (int i = 0; i < count; i++) {
      if (!up && once[i] > height) {
        waves++;
        up = true;
      } else if (up && once[i] < -height) {
        up = false;
      }
    }
    return waves;
  }

  private double percentile(int count, double share) {
    Arrays.sort(sorted, 0, count);
    return sorted[(int) (share * (count - 1))];
  }

  private void movingMean(float[] from, float[] to, int count, double seconds) {
    int half = ((int) (seconds * hertz) | 1) / 2;
    for (int i = 0; i < count; i++) {
      sums[i + 1] = sums[i] + from[i];
    }
    for (int i = 0; i < count; i++) {
      int first = Math.max(0, i - half);
      int end = Math.min(count, i + half + 1);
      to[i] = (float) ((sums[end] - sums[first]) / (end - first));
    }
  }
}
