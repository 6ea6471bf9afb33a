package io.github.clearbeat.report;

import io.github.clearbeat.beat.AttentionTruth;
import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.signal.Samples;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where a rhythm network is asked to look in a strip: the attention ground truth from heart rate
 * variability behind the signal on ECG paper, its weight at every R peak, RR intervals between, and
 * below it the truth and its controls as ribbons.
 *
 * <pre>{@code
 * Figure figure = TargetFigure.of("201, lead MLII", strip, peakSeconds, 1);
 * figure.writePng(stream, 200);
 * }</pre>
 */
public final class TargetFigure {
  private static final double HEAD = 12;
  private static final double LEFT = 16;
  private static final double RIBBON = 4;
  private static final double ROW = 5.5;
  private static final double AXIS = 7;
  private static final double LOWEST = 25;
  private static final double HIGHEST = 50;
  private static final double STEP_SECONDS = 0.01;
  private static final double DARKEST = 0.45;

  private final String about;
  private final Samples strip;
  private final double[] peakSeconds;
  private final Map<Guidance, AttentionTruth> truths = new EnumMap<>(Guidance.class);
  private final Paper paper;

  private TargetFigure(String about, Samples strip, double[] peakSeconds, long seed) {
    this.about = about;
    this.strip = strip;
    this.peakSeconds = peakSeconds;
    double seconds = strip.length() / strip.hertz();
    for (Guidance guidance : Guidance.values()) {
      AttentionTruth.of(peakSeconds, seconds, guidance, seed)
          .ifPresent(truth -> truths.put(guidance, truth));
    }
    Extent extent = Extent.of(strip);
    double gain = 1;
    while (extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain > HIGHEST && gain > 0.1) {
      gain /= 2;
    }
    double need = extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain + 4;
    double height = Math.max(LOWEST, Math.min(HIGHEST + 5, 5 * Math.ceil(need / 5)));
    double width = Math.ceil(seconds * 5) * 5;
    double from = strip.firstIndex() / strip.hertz();
    paper = new Paper(LEFT, HEAD, width, height, 1, gain, from, extent.middle());
  }

  /**
   * Draws a strip and what a network is asked for there. Fewer than three R peaks ask for nothing,
   * and the figure says so.
   *
   * @param about record and lead in words
   * @param strip its samples, with their index in the recording
   * @param peakSeconds R peaks, in seconds from the strip's first sample, ascending
   * @param seed of {@link Guidance#RANDOM}
   */
  public static Figure of(String about, Samples strip, double[] peakSeconds, long seed) {
    TargetFigure figure = new TargetFigure(about, strip, peakSeconds, seed);
    return new Figure(
        Math.max(90, figure.paper.right() + 2),
        figure.ribbonsTop() + ROW * Math.max(1, figure.truths.size()) + 6,
        "Attention ground truth of " + about,
        figure.words(),
        figure::draw);
  }

  private String words() {
    AttentionTruth truth = truths.get(Guidance.HRV);
    if (truth == null) {
      return none();
    }
    StringBuilder words =
        new StringBuilder("Weight of each R peak, by the irregularity beside it:");
    for (double weight : truth.weights()) {
      words.append(' ').append(Words.fixed(weight, 2));
    }
    return words.toString();
  }

  private String none() {
    return Words.plural(peakSeconds.length, "R peak", "R peaks")
        + " in the strip, fewer than "
        + AttentionTruth.FEWEST_PEAKS
        + ": no guidance";
  }

  private double ribbonsTop() {
    return paper.bottom() + AXIS;
  }

  private void draw(Canvas canvas) {
    canvas.write(about, 0.7, 3.6, Lettering.BOLD);
    AttentionTruth truth = truths.get(Guidance.HRV);
    if (truth != null) {
      light(canvas, truth);
    }
    paper.draw(canvas);
    paper.trace(canvas, strip, 0.28);
    axis(canvas);
    if (truth == null) {
      canvas.write(none(), paper.left(), ribbonsTop() + 3, Lettering.PLAIN);
      return;
    }
    marks(canvas, truth);
    int row = 0;
    for (Map.Entry<Guidance, AttentionTruth> one : truths.entrySet()) {
      ribbon(canvas, one.getKey(), one.getValue(), ribbonsTop() + ROW * row++);
    }
    canvas.write(
        "G(t): HRV weights, a Gaussian of "
            + Words.fixed(1000 * AttentionTruth.SPREAD_SECONDS, 0)
            + " ms at each R peak · numbers above the paper: weight; RR in ms",
        paper.left(),
        ribbonsTop() + ROW * row + 3,
        Lettering.SMALL.sized(2.5));
  }

  /** G behind the paper's lines, the darker the more. */
  private void light(Canvas canvas, AttentionTruth truth) {
    double[] values = values(truth);
    double step = STEP_SECONDS * paper.millimetresPerSecond();
    for (int i = 0; i < values.length; i++) {
      double shade = DARKEST * Math.round(24 * values[i]) / 24;
      if (shade > 0) {
        double x = paper.left() + i * step;
        double wide = Math.min(step + 0.04, paper.right() - x);
        canvas.fill(
            new Path().rectangle(x, paper.top(), wide, paper.height()), Colour.FOR.tint(shade));
      }
    }
  }

  private double[] values(AttentionTruth truth) {
    double[] values = new double[(int) Math.round(truth.stripSeconds() / STEP_SECONDS)];
    for (int i = 0; i < values.length; i++) {
      values[i] = truth.at((i + 0.5) * STEP_SECONDS);
    }
    return values;
  }

  private double x(double secondInStrip) {
    return paper.left() + secondInStrip * paper.millimetresPerSecond();
  }

  private void marks(Canvas canvas, AttentionTruth truth) {
    double[] weights = truth.weights();
    Lettering middle = Lettering.BOLD.sized(2.6).at(Lettering.Anchor.MIDDLE);
    Path ticks = new Path();
    for (int i = 0; i < weights.length; i++) {
      double x = x(peakSeconds[i]);
      ticks.segment(x, paper.top() - 1, x, paper.top());
      boolean room = i == 0 || x - x(peakSeconds[i - 1]) > 6;
      if (room) {
        double inside = Math.max(paper.left() + 3, Math.min(paper.right() - 3, x));
        canvas.write(Words.fixed(weights[i], 2), inside, paper.top() - 4.2, middle);
      }
      if (i > 0 && x - x(peakSeconds[i - 1]) > 8.5) {
        canvas.write(
            Words.fixed(1000 * (peakSeconds[i] - peakSeconds[i - 1]), 0),
            (x + x(peakSeconds[i - 1])) / 2,
            paper.top() - 1,
            Lettering.SMALL.sized(2.5).at(Lettering.Anchor.MIDDLE));
      }
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
  }

  private void ribbon(Canvas canvas, Guidance guidance, AttentionTruth truth, double top) {
    double width = truth.stripSeconds() * paper.millimetresPerSecond();
    Ribbon.draw(canvas, values(truth), paper.left(), top, width, RIBBON);
    canvas.write(
        guidance == Guidance.HRV ? "HRV" : guidance == Guidance.QRS ? "QRS" : guidance.word(),
        LEFT - 1,
        top + RIBBON / 2 + 0.9,
        Lettering.SMALL.sized(2.6).at(Lettering.Anchor.END));
  }

  private void axis(Canvas canvas) {
    double y = paper.bottom();
    double from = strip.firstIndex() / strip.hertz();
    double to = strip.endIndex() / strip.hertz();
    Path ticks = new Path();
    for (long second = (long) Math.ceil(from - 1e-9); second <= to; second++) {
      double x = paper.x(second);
      boolean labelled = second % 2 == 0 && x < paper.right() - 6 && x > paper.left() + 5;
      ticks.segment(x, y, x, y + (labelled ? 1.4 : 0.8));
      if (labelled) {
        canvas.write(
            Words.elapsed(second, false), x, y + 4.2, Lettering.SMALL.at(Lettering.Anchor.MIDDLE));
      }
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
    canvas.write(
        paper.scale(), paper.right(), 3.6, Lettering.SMALL.sized(2.5).at(Lettering.Anchor.END));
  }
}
