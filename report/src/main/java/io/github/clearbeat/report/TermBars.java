package io.github.clearbeat.report;

import io.github.clearbeat.analysis.ExplainedValues;
import io.github.clearbeat.explanation.Terms;
import io.github.clearbeat.explanation.ValueFaithfulness;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network was told beside the samples of a beat, as bars: a term a row, the greatest first,
 * each with the value that counts most in it and its average.
 */
final class TermBars {
  private static final double HEAD = 5.2;
  private static final double ROW = 4.6;
  private static final double DETAIL = 2.9;
  private static final double NUMBER = 11;

  private final ExplainedValues explained;
  private final String className;
  private final double left;
  private final double right;

  TermBars(ExplainedValues explained, String className, double left, double right) {
    this.explained = explained;
    this.className = className;
    this.left = left;
    this.right = right;
  }

  double height() {
    double height = HEAD;
    for (Terms.Term term : terms()) {
      height += row(term);
    }
    return height;
  }

  private List<Terms.Term> terms() {
    return explained.terms().terms();
  }

  private static double row(Terms.Term term) {
    return ROW + (term.values().isEmpty() ? 0 : DETAIL);
  }

  void draw(Canvas canvas, double top) {
    double width = right - left;
    head(canvas, "What speaks for and against " + className + ", in logits", top, width);
    head(canvas, samples(), top + 3.6, width);
    double names = 0;
    double greatest = 1e-12;
    for (Terms.Term term : terms()) {
      names = Math.max(names, Lettering.SMALL.width(term.name()));
      greatest = Math.max(greatest, Math.abs(term.contribution()));
    }
    double from = left + names + 2;
    double half = (right - NUMBER - from) / 2;
    double y = top + HEAD;
    Lettering number = Lettering.SMALL.in(Colour.INK).at(Lettering.Anchor.END);
    for (Terms.Term term : terms()) {
      double length = term.contribution() / greatest * half;
      canvas.write(term.name(), left, y + 2.9, Lettering.SMALL.in(Colour.INK));
      canvas.fill(
          new Path().rectangle(from + half + Math.min(0, length), y + 0.6, Math.abs(length), 2.8),
          length < 0 ? Colour.AGAINST : Colour.FOR);
      canvas.write(Words.signed(term.contribution(), 2), right, y + 2.9, number);
      if (!term.values().isEmpty()) {
        String detail = term.values().get(0).words();
        Lettering small = Lettering.SMALL.sized(2.4).within(detail, width - 2);
        canvas.write(detail, left + 2, y + 2.9 + DETAIL, small);
      }
      y += row(term);
    }
    Path zero = new Path();
    double at = top + HEAD;
    for (Terms.Term term : terms()) {
      zero.segment(from + half, at + 0.2, from + half, at + 3.8);
      at += row(term);
    }
    canvas.stroke(zero, 0.15, Colour.MUTED);
  }

  private void head(Canvas canvas, String words, double y, double width) {
    canvas.write(words, left, y, Lettering.SMALL.within(words, width));
  }

  /** How much of it all stands in the picture of the beat. */
  private String samples() {
    double sum = explained.terms().term(Terms.SAMPLES).map(Terms.Term::contribution).orElse(0.0);
    return "The beat’s samples, drawn above, add up to "
        + Words.signed(sum, 2)
        + ": "
        + Words.fixed(100 * explained.terms().shareOfSamples(), 0)
        + " % of all";
  }

  /** Whether those that count most matter, a line each. */
  List<String> marks() {
    ValueFaithfulness marks = explained.marks();
    int count = marks.settings().count();
    return List.of(
        "Without the " + count + " values most for it: " + lost(marks.drop(), marks.logitDrop()),
        "Without "
            + count
            + " at random ("
            + marks.settings().draws()
            + " draws): "
            + lost(marks.randomDrop(), marks.randomLogitDrop()));
  }

  private static String lost(double probability, double logit) {
    return "probability " + Words.signed(-probability, 2) + ", logit " + Words.signed(-logit, 2);
  }

  /** For who cannot see the picture. */
  String words() {
    List<String> words = new ArrayList<>();
    for (Terms.Term term : terms()) {
      words.add(
          term.name()
              + " "
              + Words.signed(term.contribution(), 2)
              + (term.values().isEmpty() ? "" : " (" + term.values().get(0).words() + ")"));
    }
    return "In logits: "
        + String.join("; ", words)
        + ". "
        + samples()
        + ". "
        + String.join("; ", marks())
        + "; ";
  }
}
