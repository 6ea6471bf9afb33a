package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.DisclosureEnvelope;
import io.github.clearbeat.analysis.DisclosureEnvelope.Minute;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.recording.BeatGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Full disclosure: one minute a line, lowest and highest sample of every sixteenth of a second,
 * every beat marked: N beats by a tick, others by shape and letter.
 */
public final class Disclosure {
  /** Units a millimetre in SVG: a column is two, so that a minute is some five kilobytes. */
  private static final int RESOLUTION = 8;

  private static final double LEFT = 17;
  private static final double COLUMN = 0.25;
  private static final double WIDTH = COLUMN * DisclosureEnvelope.COLUMNS;
  private static final double ROW = 11;
  private static final double MARKS = 3.6;
  private static final double HALF = (ROW - MARKS) / 2;
  private static final double HEAD = 5;
  private static final double FOOT = 5;
  private static final double[] GAINS = {10, 7.5, 5, 4, 3, 2.5, 2, 1.5, 1, 0.5, 0.25};

  private final Analysis analysis;
  private final List<Minute> minutes;
  private final double gain;

  private Disclosure(Analysis analysis, List<Minute> minutes, double gain) {
    this.analysis = analysis;
    this.minutes = minutes;
    this.gain = gain;
  }

  /** The whole recording as one figure. */
  public static Figure of(Analysis analysis, DisclosureEnvelope envelope) {
    List<Minute> minutes = envelope.minutes();
    return figure(analysis, minutes, gain(minutes));
  }

  /**
   * One hour of it.
   *
   * @param title from when
   * @param description how much
   * @param sheets of a quarter of an hour each, which is what fits a printed page
   */
  record Hour(String title, String description, List<Picture> sheets) {}

  /** Hour by hour, all at the same gain. */
  static List<Hour> hours(Analysis analysis, DisclosureEnvelope envelope) {
    List<Minute> minutes = envelope.minutes();
    double gain = gain(minutes);
    List<Hour> hours = new ArrayList<>();
    for (List<Minute> hour : cut(minutes, 60)) {
      Figure whole = figure(analysis, hour, gain);
      List<Picture> sheets = new ArrayList<>();
      for (List<Minute> quarter : cut(hour, 15)) {
        sheets.add(new Picture(figure(analysis, quarter, gain)));
      }
      hours.add(new Hour(whole.title(), whole.description(), sheets));
    }
    return hours;
  }

  /** Cuts minutes where their number divides by {@code length}. */
  private static List<List<Minute>> cut(List<Minute> minutes, int length) {
    List<List<Minute>> pieces = new ArrayList<>();
    for (int from = 0; from < minutes.size(); ) {
      int piece = minutes.get(from).number() / length;
      int to = from;
      while (to < minutes.size() && minutes.get(to).number() / length == piece) {
        to++;
      }
      pieces.add(minutes.subList(from, to));
      from = to;
    }
    return pieces;
  }

  private static Figure figure(Analysis analysis, List<Minute> minutes, double gain) {
    Disclosure disclosure = new Disclosure(analysis, minutes, gain);
    double from = minutes.isEmpty() ? 0 : 60.0 * minutes.get(0).number();
    double to = minutes.isEmpty() ? 0 : 60.0 * (minutes.get(minutes.size() - 1).number() + 1);
    List<ClassifiedBeat> beats = Beats.between(analysis.beats(), from, to);
    return new Figure(
        LEFT + WIDTH + 1,
        HEAD + ROW * minutes.size() + FOOT,
        "Full disclosure from " + Words.moment(analysis.source().start(), from),
        Words.plural(minutes.size(), "minute", "minutes")
            + ", one a line, "
            + Words.plural(beats.size(), "beat", "beats"),
        RESOLUTION,
        disclosure::draw);
  }

  /** The highest gain at which nine minutes in ten keep to their lines. */
  private static double gain(List<Minute> minutes) {
    double[] ranges = minutes.stream().mapToDouble(Disclosure::range).sorted().toArray();
    double most = ranges.length == 0 ? 0 : ranges[(int) (0.9 * (ranges.length - 1))];
    for (double gain : GAINS) {
      if (most * gain <= 2 * HALF + 2) {
        return gain;
      }
    }
    return GAINS[GAINS.length - 1];
  }

  private static double range(Minute minute) {
    return quantile(minute.high(), 0.98) - quantile(minute.low(), 0.02);
  }

  private static double quantile(float[] values, double share) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    while (count > 0 && Float.isNaN(sorted[count - 1])) {
      count--;
    }
    return count == 0 ? 0 : sorted[(int) Math.round(share * (count - 1))];
  }

  private void draw(Canvas canvas) {
    seconds(canvas);
    for (int row = 0; row < minutes.size(); row++) {
      double top = HEAD + ROW * row;
      shade(canvas, minutes.get(row), top);
      label(canvas, minutes.get(row), top);
      trace(canvas, minutes.get(row), top + MARKS + HALF);
      marks(canvas, minutes.get(row), top);
    }
    canvas.write(
        "1 minute a line · 4 mm/s · "
            + Words.shortest(gain)
            + " mm/mV · lead "
            + analysis.source().analysedLead()
            + " · N beats are ticks; others carry shape and letter",
        LEFT,
        HEAD + ROW * minutes.size() + 3.5,
        Lettering.SMALL);
  }

  private void seconds(Canvas canvas) {
    Path rules = new Path();
    for (int second = 0; second <= 60; second += 5) {
      double x = LEFT + WIDTH * second / 60;
      rules.segment(x, HEAD, x, HEAD + ROW * minutes.size());
      if (second % 10 == 0 && second < 60) {
        canvas.write(second + " s", x + 0.4, 3.4, Lettering.SMALL);
      }
    }
    canvas.stroke(rules, 0.125, Colour.PAPER_COARSE);
  }

  private void label(Canvas canvas, Minute minute, double top) {
    canvas.write(
        Words.moment(analysis.source().start(), 60.0 * minute.number()),
        LEFT - 1.5,
        top + MARKS + HALF + 1,
        Lettering.SMALL.at(Lettering.Anchor.END));
  }

  private void shade(Canvas canvas, Minute minute, double top) {
    double hertz = analysis.source().hertz();
    Path shade = new Path();
    for (Quality quality : analysis.quality()) {
      double from = Math.max(0, quality.fromSample() / hertz - 60.0 * minute.number());
      double to = Math.min(60, quality.toSample() / hertz - 60.0 * minute.number());
      if (!quality.analysable() && to > from) {
        shade.rectangle(LEFT + WIDTH * from / 60, top, WIDTH * (to - from) / 60, ROW);
      }
    }
    canvas.fill(shade, Colour.SHADE);
  }

  /** Each column is a stroke from one extreme to the other, begun at the nearer one. */
  private void trace(Canvas canvas, Minute minute, double middle) {
    double centre = (quantile(minute.high(), 0.98) + quantile(minute.low(), 0.02)) / 2;
    Path path = new Path();
    boolean gap = true;
    double last = 0;
    for (int c = 0; c < DisclosureEnvelope.COLUMNS; c++) {
      double x = LEFT + COLUMN * (c + 0.5);
      if (Float.isNaN(minute.low()[c])) {
        gap = true;
        continue;
      }
      double low = grid(middle + within(centre - minute.low()[c]));
      double high = grid(middle + within(centre - minute.high()[c]));
      boolean lowFirst = Math.abs(low - last) < Math.abs(high - last);
      double near = lowFirst ? low : high;
      double far = lowFirst ? high : low;
      if (gap) {
        path.move(x, near);
      } else if (!(near == last && far == last && flatAhead(minute, c, middle, centre, last))) {
        path.line(x, near);
      } else {
        continue;
      }
      if (far != near) {
        path.line(x, far);
      }
      last = far;
      gap = false;
    }
    canvas.stroke(path, 0.2, Colour.TRACE);
  }

  /** Whether the next column is as flat as this one, so that one stroke can cover both. */
  private boolean flatAhead(Minute minute, int c, double middle, double centre, double y) {
    return c + 1 < DisclosureEnvelope.COLUMNS
        && grid(middle + within(centre - minute.low()[c + 1])) == y
        && grid(middle + within(centre - minute.high()[c + 1])) == y;
  }

  private double within(double millivolts) {
    double most = HALF + ROW / 2;
    return Math.max(-most, Math.min(most, millivolts * gain));
  }

  private static double grid(double millimetres) {
    return Math.round(millimetres * RESOLUTION) / (double) RESOLUTION;
  }

  private void marks(Canvas canvas, Minute minute, double top) {
    double from = 60.0 * minute.number();
    List<ClassifiedBeat> beats = Beats.between(analysis.beats(), from, from + 60);
    for (BeatMark mark : BeatMark.values()) {
      double[] xs =
          beats.stream()
              .filter(b -> b.group() == mark.group())
              .mapToDouble(b -> LEFT + WIDTH * (b.seconds() - from) / 60)
              .toArray();
      if (xs.length == 0) {
        continue;
      }
      if (mark.group() == BeatGroup.N) {
        Path ticks = new Path();
        for (double x : xs) {
          ticks.segment(x, top + 2.4, x, top + 3.2);
        }
        canvas.stroke(ticks, 0.125, Colour.MUTED);
      } else {
        mark.draw(canvas, xs, top + 2.9, 0.75);
        canvas.letters(
            mark.group().name().repeat(xs.length),
            xs,
            top + 1.9,
            new Lettering(2.3, true, Lettering.Anchor.MIDDLE, mark.colour()));
      }
    }
  }
}
