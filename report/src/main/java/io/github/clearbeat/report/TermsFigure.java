package io.github.clearbeat.report;

import io.github.clearbeat.explanation.GlobalTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What terms count for over a whole test set: a row a term, a column a class, a bar for the mean in
 * logits and the mean share beside it.
 *
 * <pre>{@code
 * TermsFigure.of(global.classes(), "beat-light-open", "600 beats of …").writeSvg(writer);
 * }</pre>
 */
public final class TermsFigure {
  private static final double EDGE = 0.7;
  private static final double NAMES = 40;
  private static final double COLUMN = 40;
  private static final double NUMBERS = 20;
  private static final double TOP = 22;
  private static final double ROW = 5;

  private final List<GlobalTerms.OfClass> classes;
  private final String title;
  private final String beats;
  private final List<String> rows;
  private final double greatest;

  private TermsFigure(List<GlobalTerms.OfClass> classes, String title, String beats) {
    this.classes = classes;
    this.title = title;
    this.beats = beats;
    Map<String, Double> shares = new LinkedHashMap<>();
    double most = 1e-12;
    for (GlobalTerms.OfClass one : classes) {
      for (GlobalTerms.Mean mean : one.terms()) {
        shares.merge(mean.name(), mean.share(), Double::sum);
        most = Math.max(most, Math.abs(mean.contribution()));
      }
    }
    greatest = most;
    rows = new ArrayList<>(shares.keySet());
    rows.sort(Comparator.comparingDouble(name -> -shares.get(name)));
  }

  /**
   * Draws.
   *
   * @param classes at least one
   * @param title whose terms
   * @param beats of which beats, in words
   */
  public static Figure of(List<GlobalTerms.OfClass> classes, String title, String beats) {
    TermsFigure figure = new TermsFigure(List.copyOf(classes), title, beats);
    return new Figure(
        NAMES + COLUMN * classes.size() + EDGE,
        TOP + ROW * figure.rows.size() + 3,
        "What " + title + " decides by",
        figure.words(),
        figure::draw);
  }

  private String words() {
    StringBuilder words = new StringBuilder(beats + ". ");
    for (GlobalTerms.OfClass one : classes) {
      words.append(one.className()).append(": ");
      for (GlobalTerms.Mean mean : one.terms()) {
        words.append(mean.name()).append(' ').append(numbers(mean)).append("; ");
      }
    }
    return words.toString();
  }

  private static String numbers(GlobalTerms.Mean mean) {
    return Words.signed(mean.contribution(), 2) + " · " + Words.fixed(100 * mean.share(), 0) + " %";
  }

  private void draw(Canvas canvas) {
    double width = NAMES + COLUMN * classes.size();
    canvas.write("What " + title + " decides by", EDGE, 5, Lettering.BOLD.sized(4));
    String note = beats + "; mean SHAP in logits, and mean share of all bars of a beat";
    canvas.write(note, EDGE, 10, Lettering.SMALL.within(note, width - EDGE));
    double half = (COLUMN - NUMBERS) / 2;
    for (int c = 0; c < classes.size(); c++) {
      GlobalTerms.OfClass one = classes.get(c);
      double left = NAMES + c * COLUMN;
      canvas.write(one.className(), left + half, 17.5, Lettering.BOLD);
      canvas.write(
          Words.plural(one.beats(), "beat", "beats"),
          left + COLUMN - 2,
          17.5,
          Lettering.SMALL.at(Lettering.Anchor.END));
      for (GlobalTerms.Mean mean : one.terms()) {
        double y = TOP + ROW * rows.indexOf(mean.name());
        double length = mean.contribution() / greatest * half;
        if (length != 0) {
          canvas.fill(
              new Path()
                  .rectangle(left + half + Math.min(0, length), y - 2.6, Math.abs(length), 2.8),
              length < 0 ? Colour.AGAINST : Colour.FOR);
        }
        canvas.write(
            numbers(mean),
            left + COLUMN - 2,
            y,
            Lettering.SMALL.in(Colour.INK).sized(2.5).at(Lettering.Anchor.END));
      }
      double bottom = TOP + ROW * (rows.size() - 1) + 1;
      canvas.stroke(
          new Path().segment(left + half, TOP - 3.4, left + half, bottom), 0.15, Colour.MUTED);
    }
    for (int r = 0; r < rows.size(); r++) {
      canvas.write(rows.get(r), EDGE, TOP + ROW * r, Lettering.SMALL.in(Colour.INK));
    }
  }
}
