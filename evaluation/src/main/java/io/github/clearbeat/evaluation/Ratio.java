package io.github.clearbeat.evaluation;

/** Division where a part of nothing is told apart from nothing of a whole. */
final class Ratio {
  private Ratio() {}

  static double of(double part, double whole) {
    return whole > 0 ? part / whole : Double.NaN;
  }

  /** The mean of the values that are not NaN, or NaN if all are. */
  static double mean(double[] values) {
    double sum = 0;
    int known = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return of(sum, known);
  }
}
