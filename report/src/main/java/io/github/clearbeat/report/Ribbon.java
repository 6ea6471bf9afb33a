package io.github.clearbeat.report;

/** Values along a beat as colour: crimson for the class, blue against it, white for nothing. */
final class Ribbon {
  /** Shades on either side of white; neighbours of one shade become one piece. */
  private static final int SHADES = 24;

  private static final double DARKEST = 0.85;

  private Ribbon() {}

  /** Fills a box with the values, each over its own share of the width. */
  static void draw(
      Canvas canvas, double[] values, double left, double top, double width, double height) {
    double greatest = 1e-12;
    for (double value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    for (int from = 0; from < values.length; ) {
      long shade = Math.round(SHADES * values[from] / greatest);
      int to = from + 1;
      while (to < values.length && Math.round(SHADES * values[to] / greatest) == shade) {
        to++;
      }
      if (shade != 0) {
        Colour colour = shade < 0 ? Colour.AGAINST : Colour.FOR;
        double x = left + width * from / values.length;
        // A little too wide, so that no seam of paper shows between two pieces.
        double end = Math.min(left + width, left + width * to / values.length + 0.06);
        canvas.fill(
            new Path().rectangle(x, top, end - x, height),
            colour.tint(DARKEST * Math.abs(shade) / SHADES));
      }
      from = to;
    }
    canvas.stroke(new Path().rectangle(left, top, width, height), 0.12, Colour.MUTED);
  }
}
