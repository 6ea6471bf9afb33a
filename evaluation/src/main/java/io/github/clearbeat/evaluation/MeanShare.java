package io.github.clearbeat.evaluation;

/** The gross value and the average of one statistic over many records. */
final class MeanShare {
  private double parts;
  private double wholes;
  private double shares;
  private int known;

  void add(double part, double whole) {
    parts += part;
    wholes += whole;
    if (whole > 0) {
      shares += part / whole;
      known++;
    }
  }

  Columns gross(Columns columns, int places) {
    return columns.share(places, parts, wholes);
  }

  Columns average(Columns columns, int places) {
    return columns.share(places, shares, known);
  }

  /** A percentage without decimals in four columns. */
  Columns wholeGross(Columns columns) {
    return whole(columns, parts, wholes);
  }

  /** A percentage without decimals in four columns. */
  Columns wholeAverage(Columns columns) {
    return whole(columns, shares, known);
  }

  private static Columns whole(Columns columns, double part, double whole) {
    return columns.text(whole > 0 ? " " + Columns.fixed(100 * part / whole, 3, 0) : "   -");
  }
}
