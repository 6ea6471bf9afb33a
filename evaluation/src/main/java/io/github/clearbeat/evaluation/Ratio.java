package io.github.clearbeat.evaluation;

/** Division where a whole of nothing is told apart from a part of nothing. */
final class Ratio {
  private Ratio() {}

  static double of(double part, double whole) {
    return whole > 0 ? part / whole : Double.NaN;
  }
}
