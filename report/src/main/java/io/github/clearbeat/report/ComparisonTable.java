package io.github.clearbeat.report;

import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.GlobalAttribution.ClassAttribution;
import io.github.clearbeat.explanation.Location;
import java.util.List;

/**
 * Methods and controls side by side, under the pictures of one of them: what is lost without the
 * marked tenth, and how much falls into P, QRS and T of each class.
 */
final class ComparisonTable {
  private static final Wave[] WAVES = {Wave.P, Wave.QRS, Wave.T};
  private static final double NAME = 42;
  private static final double DROP = 20;
  private static final double SHARE = 11;
  private static final double GAP = 6;
  private static final double HEAD = 17;
  private static final double ROW = 4.6;

  private final List<ClassAttribution> classes;
  private final List<GlobalFigure.Tried> tried;

  private ComparisonTable(List<ClassAttribution> classes, List<GlobalFigure.Tried> tried) {
    this.classes = classes;
    this.tried = tried;
  }

  static ComparisonTable of(List<ClassAttribution> classes, List<GlobalFigure.Tried> tried) {
    return new ComparisonTable(classes, tried);
  }

  /** Nothing where there is nothing to compare. */
  double height() {
    return tried.isEmpty() ? 0 : HEAD + ROW * (tried.size() + 1) + 4;
  }

  /** Draws as many classes as fit. */
  void draw(Canvas canvas, double left, double top, double width) {
    if (tried.isEmpty()) {
      return;
    }
    int fitting = (int) ((width - NAME - 2 * DROP) / (GAP + WAVES.length * SHARE));
    int shown = Math.min(classes.size(), Math.max(0, fitting));
    Lettering words = Lettering.SMALL;
    canvas.write(
        "Methods and controls: probability lost without the marked tenth; share of |value| in P,"
            + " QRS and T",
        left,
        top + 4,
        Lettering.BOLD);
    Lettering end = words.at(Lettering.Anchor.END);
    canvas.write("made a", left + NAME + DROP, top + 9.5, end);
    canvas.write("straight line", left + NAME + DROP, top + 13.2, end);
    canvas.write("made the", left + NAME + 2 * DROP, top + 9.5, end);
    canvas.write("background", left + NAME + 2 * DROP, top + 13.2, end);
    for (int c = 0; c < shown; c++) {
      canvas.write(
          classes.get(c).className(),
          share(left, c, 2),
          top + 9.5,
          Lettering.BOLD.at(end.anchor()));
      for (int w = 0; w < WAVES.length; w++) {
        canvas.write(WAVES[w].words(), share(left, c, w), top + 13.2, end);
      }
    }
    double y = top + HEAD;
    for (GlobalFigure.Tried one : tried) {
      row(canvas, one, left, y + 1, shown);
      y += ROW;
    }
    canvas.write("share of time", left, y + 1, words);
    for (int c = 0; c < shown; c++) {
      for (int w = 0; w < WAVES.length; w++) {
        Location.Share share = classes.get(c).shares().get(WAVES[w]);
        canvas.write(percent(share == null ? 0 : share.time()), share(left, c, w), y + 1, end);
      }
    }
  }

  private void row(Canvas canvas, GlobalFigure.Tried one, double left, double y, int shown) {
    Lettering words = Lettering.SMALL.in(Colour.INK);
    Lettering number = words.at(Lettering.Anchor.END);
    canvas.write(one.name(), left, y, words);
    canvas.write(Words.fixed(one.lineDrop(), 2), left + NAME + DROP, y, number);
    canvas.write(Words.fixed(one.backgroundDrop(), 2), left + NAME + 2 * DROP, y, number);
    for (int c = 0; c < shown; c++) {
      ClassAttribution of = named(one.global(), classes.get(c).className());
      for (int w = 0; w < WAVES.length; w++) {
        Location.Share share = of.shares().get(WAVES[w]);
        canvas.write(
            percent(share == null ? 0 : share.attribution()), share(left, c, w), y, number);
      }
    }
  }

  private static ClassAttribution named(GlobalAttribution global, String name) {
    return global.of(global.classes().indexOf(name));
  }

  private static String percent(double share) {
    return Words.fixed(100 * share, 0) + " %";
  }

  /** Where the numbers of one wave of one class end. */
  private static double share(double left, int column, int wave) {
    return left
        + NAME
        + 2 * DROP
        + column * (GAP + WAVES.length * SHARE)
        + GAP
        + (wave + 1) * SHARE;
  }
}
