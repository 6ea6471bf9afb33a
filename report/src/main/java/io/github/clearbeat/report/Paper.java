package io.github.clearbeat.report;

import io.github.clearbeat.signal.Samples;

/**
 * ECG paper under a stretch of signal: where time and voltage fall, the 1 mm and 5 mm lines, the
 * calibration pulse. Enlarged paper keeps its squares: a fine one is 40 ms by 0.1 mV at full gain,
 * 40 ms by 0.2 mV at half gain.
 *
 * @param left edge of the paper on the canvas, millimetres
 * @param top edge
 * @param width of the paper
 * @param height of the paper
 * @param enlargement 1 for 25 mm/s
 * @param gainShare of 10 mm/mV: 1, 0.5 or less, where the signal is high
 * @param fromSecond time at {@code left}
 * @param middle millivolts at half height
 */
record Paper(
    double left,
    double top,
    double width,
    double height,
    double enlargement,
    double gainShare,
    double fromSecond,
    double middle) {
  static final double MILLIMETRES_PER_SECOND = 25;
  static final double MILLIMETRES_PER_MILLIVOLT = 10;
  private static final double PULSE_SECONDS = 0.2;

  /** Widths of the calibration pulse with its feet, before enlargement. */
  static final double PULSE_WIDTH = 9;

  double millimetresPerSecond() {
    return MILLIMETRES_PER_SECOND * enlargement;
  }

  double millimetresPerMillivolt() {
    return MILLIMETRES_PER_MILLIVOLT * gainShare * enlargement;
  }

  double x(double second) {
    return left + (second - fromSecond) * millimetresPerSecond();
  }

  double y(double millivolts) {
    double y = top + height / 2 - (millivolts - middle) * millimetresPerMillivolt();
    return Math.max(top, Math.min(top + height, y));
  }

  double bottom() {
    return top + height;
  }

  double right() {
    return left + width;
  }

  /** Speed and gain as they are printed under the paper. */
  String scale() {
    return Words.shortest(millimetresPerSecond())
        + " mm/s · "
        + Words.shortest(millimetresPerMillivolt())
        + " mm/mV";
  }

  void draw(Canvas canvas) {
    Path fine = new Path();
    Path coarse = new Path();
    int columns = (int) Math.round(width / enlargement);
    for (int i = 0; i <= columns; i++) {
      double x = left + i * enlargement;
      (i % 5 == 0 ? coarse : fine).segment(x, top, x, bottom());
    }
    int rows = (int) Math.round(height / enlargement);
    for (int i = 0; i <= rows; i++) {
      double y = top + i * enlargement;
      (i % 5 == 0 ? coarse : fine).segment(left, y, right(), y);
    }
    canvas.stroke(fine, 0.1, Colour.PAPER_FINE);
    canvas.stroke(coarse, 0.15, Colour.PAPER_COARSE);
  }

  /** The pulse of 1 mV and 0.2 s, beginning at {@code x}. */
  void pulse(Canvas canvas, double x) {
    double foot = 2 * enlargement;
    double wide = PULSE_SECONDS * millimetresPerSecond();
    double base = top + height / 2 + millimetresPerMillivolt() / 2;
    double high = base - millimetresPerMillivolt();
    Path pulse = new Path().move(x, base).line(x + foot, base).line(x + foot, high);
    pulse.line(x + foot + wide, high).line(x + foot + wide, base).line(x + 2 * foot + wide, base);
    canvas.stroke(pulse, 0.3, Colour.TRACE);
  }

  /** The signal; missing samples leave a gap. */
  void trace(Canvas canvas, Samples samples, double width) {
    trace(canvas, samples, width, 0);
  }

  /**
   * The signal with as few points as stand nowhere farther from it than {@code tolerance}
   * millimetres up or down; 0 draws every sample.
   */
  void trace(Canvas canvas, Samples samples, double width, double tolerance) {
    Path path = new Path();
    SparseLine line = new SparseLine(path, tolerance);
    boolean gap = true;
    for (int i = 0; i < samples.length(); i++) {
      float value = samples.millivolts(i);
      double x = x((samples.firstIndex() + i) / samples.hertz());
      if (Float.isNaN(value) || x < left - 1e-9 || x > right() + 1e-9) {
        gap = true;
      } else {
        if (gap) {
          line.end();
          line.move(x, y(value));
        } else {
          line.line(x, y(value));
        }
        gap = false;
      }
    }
    line.end();
    canvas.stroke(path, width, Colour.TRACE);
  }
}
