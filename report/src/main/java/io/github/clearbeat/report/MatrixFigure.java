package io.github.clearbeat.report;

import io.github.clearbeat.evaluation.Confusion;
import java.util.List;

/**
 * A confusion matrix: truth in rows, findings in columns; each cell has its count and its share of
 * the row, and is the darker the larger the share.
 *
 * <pre>{@code
 * Figure figure = MatrixFigure.of("Reference R peaks", confusion);
 * }</pre>
 */
public final class MatrixFigure {
  private static final double LEFT = 20;
  private static final double TOP = 13;
  private static final double WIDTH = 90;

  private MatrixFigure() {}

  /**
   * Draws.
   *
   * @param title what was counted
   * @param confusion the counts
   */
  public static Figure of(String title, Confusion confusion) {
    double cell = cell(confusion);
    return new Figure(
        WIDTH,
        TOP + confusion.classes().size() * cell + 2,
        title,
        "truth in rows, what was said in columns; counts, and the share of the row in per cent",
        canvas -> draw(canvas, confusion));
  }

  private static double cell(Confusion confusion) {
    return (WIDTH - LEFT - 1) / confusion.classes().size();
  }

  private static void draw(Canvas canvas, Confusion confusion) {
    List<String> classes = confusion.classes();
    double cell = cell(confusion);
    Lettering middle = Lettering.SMALL.at(Lettering.Anchor.MIDDLE);
    canvas.write("said", LEFT + cell * classes.size() / 2, 4, middle);
    canvas.write("truth", 1, TOP + cell * classes.size() / 2, Lettering.SMALL);
    for (int row = 0; row < classes.size(); row++) {
      String truth = classes.get(row);
      double top = TOP + row * cell;
      Lettering bold = Lettering.BOLD.at(Lettering.Anchor.MIDDLE);
      canvas.write(truth, LEFT - 4, top + cell / 2 + 1, bold);
      canvas.write(truth, LEFT + (row + 0.5) * cell, TOP - 2, bold);
      long all = classes.stream().mapToLong(found -> confusion.count(truth, found)).sum();
      for (int column = 0; column < classes.size(); column++) {
        long count = confusion.count(truth, classes.get(column));
        double share = all == 0 ? 0 : (double) count / all;
        double left = LEFT + column * cell;
        Colour base = row == column ? Colour.AGAINST : BeatMark.V.colour();
        canvas.fill(
            new Path().rectangle(left + 0.2, top + 0.2, cell - 0.4, cell - 0.4),
            count == 0 ? Colour.WHITE : base.tint(0.08 + 0.92 * share));
        Colour ink = share > 0.45 ? Colour.WHITE : Colour.INK;
        double x = left + cell / 2;
        canvas.write(
            Words.count(count), x, top + cell / 2, middle.in(count == 0 ? Colour.RULE : ink));
        if (count > 0) {
          canvas.write(
              Words.fixed(100 * share, share < 0.1 ? 1 : 0),
              x,
              top + cell / 2 + 3.6,
              middle.sized(2.4).in(ink));
        }
      }
    }
    Path frame = new Path().rectangle(LEFT, TOP, cell * classes.size(), cell * classes.size());
    canvas.stroke(frame, 0.15, Colour.MUTED);
  }
}
