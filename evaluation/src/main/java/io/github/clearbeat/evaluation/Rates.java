package io.github.clearbeat.evaluation;

/** Sample indices of one rate at another. */
final class Rates {
  private Rates() {}

  /** The nearest index at a rate that is {@code scale} times as high, halves upwards. */
  static long scaled(long sampleIndex, double scale) {
    return scale == 1 ? sampleIndex : (long) Math.floor(sampleIndex * scale + 0.5);
  }

  /** The nearest whole number of samples in a time. */
  static long samples(double seconds, double hertz) {
    return Math.round(seconds * hertz);
  }

  static void check(double hertz, String whose) {
    if (!(hertz > 0) || Double.isInfinite(hertz)) {
      throw new IllegalArgumentException(
          "the " + whose + " rate is " + hertz + " Hz, expected a positive number");
    }
  }
}
