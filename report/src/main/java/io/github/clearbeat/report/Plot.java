package io.github.clearbeat.report;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The frame of a chart: where values fall on the canvas, ticks at round values, names of the axes.
 *
 * @param left edge of the plotting area, millimetres
 * @param top edge
 * @param width of the plotting area
 * @param height of the plotting area
 * @param fromX value at the left edge
 * @param toX value at the right edge
 * @param fromY value at the bottom
 * @param toY value at the top
 */
record Plot(
    double left,
    double top,
    double width,
    double height,
    double fromX,
    double toX,
    double fromY,
    double toY) {
  private static final double[] TIME_STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 14400, 21600, 43200, 86400
  };

  double x(double value) {
    return left + (value - fromX) / (toX - fromX) * width;
  }

  double y(double value) {
    double y = top + height - (value - fromY) / (toY - fromY) * height;
    return Math.max(top, Math.min(top + height, y));
  }

  double bottom() {
    return top + height;
  }

  double right() {
    return left + width;
  }

  /** Lines across at round values with their numbers, and the name of the axis above them. */
  void values(Canvas canvas, String name, double step, int decimals) {
    Path rules = new Path();
    for (double value = fromY; value <= toY + step / 1000; value += step) {
      rules.segment(left, y(value), right(), y(value));
      canvas.write(
          Words.fixed(value, decimals),
          left - 1.5,
          y(value) + 1,
          Lettering.SMALL.at(Lettering.Anchor.END));
    }
    canvas.stroke(rules, 0.12, Colour.RULE);
    canvas.write(name, 0.5, top - 2.4, Lettering.SMALL);
  }

  /** Ticks below at round values with their numbers, and the name of the axis below them. */
  void across(Canvas canvas, String name, double step, int decimals) {
    Path ticks = new Path().segment(left, bottom(), right(), bottom());
    for (double value = step * Math.ceil(fromX / step - 1e-9);
        value <= toX + step / 1000;
        value += step) {
      ticks.segment(x(value), bottom(), x(value), bottom() + 1);
      canvas.write(
          Words.fixed(value, decimals),
          Math.min(right() - 3, x(value)),
          bottom() + 4,
          Lettering.SMALL.at(Lettering.Anchor.MIDDLE));
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
    canvas.write(
        name, (left + right()) / 2, bottom() + 8, Lettering.SMALL.at(Lettering.Anchor.MIDDLE));
  }

  /** Ticks below at round times: clock time where it is known, else elapsed time. */
  void times(Canvas canvas, Optional<LocalDateTime> start) {
    double offset = start.map(s -> s.toLocalTime().toNanoOfDay() / 1e9).orElse(0.0);
    double step = timeStep((toX - fromX) / Math.max(2, width / 22));
    Path ticks = new Path().segment(left, bottom(), right(), bottom());
    for (double at = step * Math.ceil((fromX + offset) / step - 1e-9) - offset;
        at <= toX + step / 1000;
        at += step) {
      ticks.segment(x(at), bottom(), x(at), bottom() + 1);
      String words = Words.moment(start, at);
      canvas.write(
          step >= 60 && start.isPresent() ? words.substring(0, 5) : words,
          Math.max(left + 4, Math.min(right() - 4, x(at))),
          bottom() + 4,
          Lettering.SMALL.at(Lettering.Anchor.MIDDLE));
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
  }

  private static double timeStep(double least) {
    for (double step : TIME_STEPS) {
      if (step >= least) {
        return step;
      }
    }
    return 86400 * Math.ceil(least / 86400);
  }

  /** The least of 1, 2 and 5 times a power of ten that cuts a range into at most that many. */
  static double step(double range, int most) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(range / most)));
    for (double times : new double[] {1, 2, 5, 10}) {
      if (range / (times * power) <= most + 1e-9) {
        return times * power;
      }
    }
    return 10 * power;
  }
}
