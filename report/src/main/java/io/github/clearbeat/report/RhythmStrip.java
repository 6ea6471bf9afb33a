package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.signal.Samples;
import java.util.List;

/**
 * Some seconds of the analysed lead on ECG paper at 25 mm/s, every beat marked by letter and shape,
 * RR intervals in milliseconds between the marks.
 *
 * <pre>{@code
 * Figure strip = RhythmStrip.of(analysis, recording.stretch(lead, from, to), "At the start");
 * }</pre>
 */
public final class RhythmStrip {
  /** The length that fits a landscape page with its calibration pulse. */
  public static final double SECONDS = 10;

  private static final double MARKS = 9.5;
  private static final double AXIS = 9;
  private static final double LOWEST = 25;
  private static final double HIGHEST = 50;

  private final Analysis analysis;
  private final Samples samples;
  private final Paper paper;

  private RhythmStrip(Analysis analysis, Samples samples) {
    this.analysis = analysis;
    this.samples = samples;
    double from = samples.firstIndex() / samples.hertz();
    Extent extent = Extent.of(samples);
    double gain = 1;
    while (extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain > HIGHEST && gain > 0.1) {
      gain /= 2;
    }
    double need = extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain + 4;
    double height = Math.max(LOWEST, Math.min(HIGHEST + 5, 5 * Math.ceil(need / 5)));
    double width = Math.ceil(samples.length() / samples.hertz() * 5) * 5;
    double left = 1 + Paper.PULSE_WIDTH + 2;
    paper = new Paper(left, MARKS, width, height, 1, gain, from, extent.middle());
  }

  /**
   * Draws a stretch of the analysed lead.
   *
   * @param analysis whose beats and judgements are marked
   * @param samples the stretch, of the analysed lead
   * @param title why this stretch
   */
  public static Figure of(Analysis analysis, Samples samples, String title) {
    RhythmStrip strip = new RhythmStrip(analysis, samples);
    Paper paper = strip.paper;
    return new Figure(
        paper.right() + 1.5, paper.bottom() + AXIS, title, strip.words(), strip::draw);
  }

  private String words() {
    List<ClassifiedBeat> beats = Beats.between(analysis.beats(), fromSecond(), toSecond());
    StringBuilder words = new StringBuilder();
    for (ClassifiedBeat beat : beats) {
      words.append(words.isEmpty() ? "" : " ").append(beat.group());
    }
    return Words.plural(beats.size(), "beat", "beats")
        + " from "
        + Words.moment(analysis.source().start(), fromSecond())
        + (beats.isEmpty() ? "" : ": " + words);
  }

  private void draw(Canvas canvas) {
    paper.draw(canvas);
    shade(canvas);
    paper.pulse(canvas, 1);
    paper.trace(canvas, samples, 0.28);
    marks(canvas);
    axis(canvas);
  }

  private void shade(Canvas canvas) {
    for (Quality quality : analysis.quality()) {
      double from = Math.max(fromSecond(), quality.fromSample() / samples.hertz());
      double to = Math.min(toSecond(), quality.toSample() / samples.hertz());
      if (!quality.analysable() && to > from) {
        double x = paper.x(from);
        canvas.fill(
            new Path().rectangle(x, paper.top(), paper.x(to) - x, paper.height()), Colour.SHADE);
        canvas.write(
            "not analysed: " + quality.reason().words(),
            x + 1,
            paper.bottom() - 1.2,
            Lettering.SMALL.in(Colour.INK));
      }
    }
  }

  private void marks(Canvas canvas) {
    Path ticks = new Path();
    List<ClassifiedBeat> beats = Beats.between(analysis.beats(), fromSecond(), toSecond());
    double before = Double.NaN;
    for (ClassifiedBeat beat : beats) {
      BeatMark mark = BeatMark.of(beat.group());
      double x = paper.x(beat.seconds());
      ticks.segment(x, 5.9, x, paper.top());
      mark.draw(canvas, x, 4.8, 1);
      canvas.write(
          beat.group().name(),
          x,
          2.9,
          Lettering.BOLD.at(Lettering.Anchor.MIDDLE).in(mark.colour()));
      interval(canvas, before, x, beat.secondsBefore());
      before = x;
    }
    canvas.stroke(ticks, 0.12, Colour.MUTED);
  }

  private void interval(Canvas canvas, double before, double x, double seconds) {
    if (!Double.isNaN(before) && x - before > 8.5 && Double.isFinite(seconds)) {
      canvas.write(
          Words.fixed(1000 * seconds, 0),
          (before + x) / 2,
          paper.top() - 1,
          Lettering.SMALL.sized(2.5).at(Lettering.Anchor.MIDDLE));
    }
  }

  private void axis(Canvas canvas) {
    double y = paper.bottom();
    Path ticks = new Path();
    Lettering middle = Lettering.SMALL.at(Lettering.Anchor.MIDDLE);
    for (long second = (long) Math.ceil(fromSecond() - 1e-9); second <= toSecond(); second++) {
      double x = paper.x(second);
      boolean labelled = second % 2 == 0 && x < paper.right() - 6 && x > paper.left() + 5;
      ticks.segment(x, y, x, y + (labelled ? 1.4 : 0.8));
      if (labelled) {
        canvas.write(Words.moment(analysis.source().start(), second), x, y + 4.2, middle);
      }
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
    canvas.write(
        "lead " + analysis.source().analysedLead() + " · " + paper.scale() + pulseWords(),
        paper.left(),
        y + 8,
        Lettering.SMALL);
    canvas.write(
        "RR in ms above the paper", paper.right(), y + 8, Lettering.SMALL.at(Lettering.Anchor.END));
  }

  private String pulseWords() {
    return " · pulse 1 mV, 0.2 s" + (paper.gainShare() < 1 ? " · reduced gain" : "");
  }

  private double fromSecond() {
    return samples.firstIndex() / samples.hertz();
  }

  private double toSecond() {
    return samples.endIndex() / samples.hertz();
  }
}
