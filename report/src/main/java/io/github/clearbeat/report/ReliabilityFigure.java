package io.github.clearbeat.report;

import io.github.clearbeat.evaluation.Calibration;
import io.github.clearbeat.evaluation.ReliabilityBin;

/**
 * The reliability diagram of a classifier: for each step of confidence the share that was right,
 * against the line on which both are equal; below, how many there are.
 *
 * <pre>{@code
 * Figure figure = ReliabilityFigure.of(confidence.calibration());
 * }</pre>
 */
public final class ReliabilityFigure {
  private static final double WIDTH = 90;

  private ReliabilityFigure() {}

  /** Draws the calibration of the most probable class. */
  public static Figure of(Calibration calibration) {
    return new Figure(
        WIDTH,
        84,
        "Reliability",
        "of what was said with this probability, the share that was right; ECE "
            + Words.fixed(calibration.expectedError(), 4)
            + ", Brier "
            + Words.fixed(calibration.brier(), 4)
            + "; below, the share of beats in each step",
        canvas -> draw(canvas, calibration));
  }

  private static void draw(Canvas canvas, Calibration calibration) {
    Plot plot = new Plot(12, 9, 74, 44, 0, 1, 0, 1);
    plot.values(canvas, "right", 0.2, 1);
    Path equal = new Path();
    for (double at = 0; at < 0.999; at += 0.04) {
      equal.segment(plot.x(at), plot.y(at), plot.x(at + 0.02), plot.y(at + 0.02));
    }
    canvas.stroke(equal, 0.25, Colour.MUTED);
    canvas.write("equal", plot.x(0.36), plot.y(0.42), Lettering.SMALL.at(Lettering.Anchor.END));
    Plot counts = new Plot(12, 58, 74, 12, 0, 1, 0, 1);
    long all = calibration.bins().stream().mapToLong(ReliabilityBin::count).sum();
    Path line = new Path();
    Path marks = new Path();
    Path gaps = new Path();
    Path bars = new Path();
    boolean first = true;
    for (ReliabilityBin bin : calibration.bins()) {
      if (bin.count() == 0) {
        continue;
      }
      double x = plot.x(bin.confidence());
      double y = plot.y(bin.accuracy());
      gaps.segment(x, plot.y(bin.confidence()), x, y);
      BeatMark.S.add(marks, x, y, 1.2);
      if (first) {
        line.move(x, y);
      } else {
        line.line(x, y);
      }
      first = false;
      double height = (double) bin.count() / all * counts.height();
      double left = counts.x(bin.above()) + 0.15;
      double wide = counts.x(bin.upTo()) - counts.x(bin.above()) - 0.3;
      double shown = Math.max(0.25, height);
      bars.rectangle(left, counts.bottom() - shown, wide, shown);
    }
    canvas.stroke(gaps, 0.5, Colour.FOR.withOpacity(0.35));
    canvas.stroke(line, 0.4, BeatMark.S.colour());
    canvas.fill(marks, BeatMark.S.colour());
    canvas.fill(bars, Colour.MUTED);
    counts.across(canvas, "probability of the named class", 0.2, 1);
    canvas.write("beats", 0.5, 60, Lettering.SMALL);
  }
}
