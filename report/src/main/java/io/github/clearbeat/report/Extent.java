package io.github.clearbeat.report;

import io.github.clearbeat.signal.Samples;
import java.util.Arrays;

/**
 * Between which voltages a stretch of signal lies; 0 to 0 where no sample is there.
 *
 * @param low millivolts
 * @param high millivolts
 */
record Extent(double low, double high) {
  /** Lowest and highest sample. */
  static Extent of(Samples samples) {
    return within(samples, 0);
  }

  /** All but the lowest and the highest 0.2 % of the samples, so that one spike does not rule. */
  static Extent ofMost(Samples samples) {
    return within(samples, 0.002);
  }

  private static Extent within(Samples samples, double left) {
    float[] sorted = samples.toArray();
    Arrays.sort(sorted);
    int count = sorted.length;
    while (count > 0 && Float.isNaN(sorted[count - 1])) {
      count--;
    }
    if (count == 0) {
      return new Extent(0, 0);
    }
    int skip = (int) (left * count);
    return new Extent(sorted[skip], sorted[count - 1 - skip]);
  }

  double range() {
    return high - low;
  }

  double middle() {
    return (low + high) / 2;
  }
}
