package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.recording.BeatGroup;
import java.util.List;

/**
 * How often each RR interval occurs, in steps of 20 ms: below, intervals between two N beats; on
 * top of them, hatched, those that another beat begins or ends.
 */
public final class RrHistogram {
  private static final double STEP = 20;
  private static final double LEAST = 400;
  private static final double LEAST_TOP = 1200;
  private static final double MOST = 3000;

  private final double from;
  private final double to;
  private final int[] normal;
  private final int[] other;
  private final int intervals;

  private RrHistogram(List<ClassifiedBeat> beats) {
    double shortest =
        beats.stream()
            .mapToDouble(b -> 1000 * b.secondsBefore())
            .filter(Double::isFinite)
            .min()
            .orElse(LEAST);
    from = Math.min(LEAST, 100 * Math.max(0, Math.floor(shortest / 100)));
    double usual = Math.min(MOST, Beats.usualLongest(beats));
    to = Math.max(LEAST_TOP, 100 * Math.ceil((usual + STEP) / 100));
    normal = new int[(int) Math.round((to - from) / STEP) + 1];
    other = new int[normal.length];
    int counted = 0;
    for (int i = 1; i < beats.size(); i++) {
      double millis = 1000 * beats.get(i).secondsBefore();
      if (Double.isFinite(millis)) {
        boolean both =
            beats.get(i).group() == BeatGroup.N && beats.get(i - 1).group() == BeatGroup.N;
        int bin = (int) Math.max(0, Math.min(normal.length - 1, (millis - from) / STEP));
        (both ? normal : other)[bin]++;
        counted++;
      }
    }
    intervals = counted;
  }

  /** Draws the RR intervals of an analysis. */
  public static Figure of(Analysis analysis) {
    RrHistogram histogram = new RrHistogram(analysis.beats());
    return new Figure(
        90,
        62,
        "RR intervals",
        "Histogram of "
            + Words.plural(histogram.intervals, "RR interval", "RR intervals")
            + " in steps of 20 milliseconds",
        histogram::draw);
  }

  private void draw(Canvas canvas) {
    int most = 1;
    for (int i = 0; i < normal.length; i++) {
      most = Math.max(most, normal[i] + other[i]);
    }
    double step = Math.max(1, Plot.step(most, 4));
    double top = step * Math.ceil(most / step);
    Plot plot = new Plot(13, 10, 75, 42, from, to + STEP, 0, top);
    plot.values(canvas, "intervals", step, 0);
    Path low = new Path();
    Path high = new Path();
    Path hatching = new Path();
    for (int i = 0; i < normal.length; i++) {
      double x = plot.x(from + i * STEP);
      double width = plot.width() * STEP / (plot.toX() - plot.fromX());
      bar(low, x, width, plot.y(0), plot.y(normal[i]));
      bar(high, x, width, plot.y(normal[i]), plot.y(normal[i] + other[i]));
      for (double y = plot.y(normal[i]) - 0.3; y > plot.y(normal[i] + other[i]); y -= 0.8) {
        hatching.segment(x + 0.15, y, x + width - 0.15, y);
      }
    }
    canvas.fill(low, BeatMark.N.colour());
    canvas.fill(high, BeatMark.V.colour().tint(0.25));
    canvas.stroke(hatching, 0.18, BeatMark.V.colour());
    plot.across(canvas, "RR interval, ms", Math.max(100, Plot.step(to - from, 7)), 0);
    legend(canvas, plot);
    int beyond = normal.length - 1;
    if (normal[beyond] + other[beyond] > 0) {
      canvas.write(
          "≥ " + Words.fixed(to, 0),
          plot.right(),
          plot.y(normal[beyond] + other[beyond]) - 1,
          Lettering.SMALL.at(Lettering.Anchor.END));
    }
  }

  private static void bar(Path path, double x, double width, double bottom, double top) {
    if (bottom - top > 1e-9) {
      path.rectangle(x + 0.08, top, width - 0.16, bottom - top);
    }
  }

  private void legend(Canvas canvas, Plot plot) {
    Lettering small = Lettering.SMALL;
    String second = "next to another beat";
    double x = plot.right() - small.width(second);
    canvas.write(second, x, 3.6, small);
    canvas.fill(new Path().rectangle(x - 4, 1.4, 3, 2.4), BeatMark.V.colour().tint(0.25));
    Path hatching = new Path();
    for (double y = 1.7; y < 3.8; y += 0.8) {
      hatching.segment(x - 3.9, y, x - 1.1, y);
    }
    canvas.stroke(hatching, 0.18, BeatMark.V.colour());
    String first = "between N beats";
    x -= 8 + small.width(first);
    canvas.write(first, x, 3.6, small);
    canvas.fill(new Path().rectangle(x - 4, 1.4, 3, 2.4), BeatMark.N.colour());
  }
}
