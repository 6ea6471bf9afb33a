package io.github.clearbeat.beat;

/**
 * The stretch of a lead around an R peak in which the waves of one beat are looked for: 2.56 s at
 * 250 Hz, the R peak at 1.2 s, as a delineation network takes it.
 */
public final class DelineationWindow {
  /** Samples per second. */
  public static final double HERTZ = 250;

  /** Samples before the R peak. */
  public static final int BEFORE = 300;

  /** Samples from the R peak on. */
  public static final int AFTER = 340;

  /** Samples of the window. */
  public static final int LENGTH = BEFORE + AFTER;

  private static final double FLOOR_MILLIVOLTS = 0.02;

  private DelineationWindow() {}

  /**
   * Takes the straight line of least squares out of a window and divides by what deviation is left,
   * at least 0.02 mV.
   *
   * @param window {@link #LENGTH} samples in millivolts, none missing; changed in place
   */
  public static void normalise(float[] window) {
    int n = window.length;
    double middle = (n - 1) / 2.0;
    double sum = 0;
    double moment = 0;
    for (int i = 0; i < n; i++) {
      sum += window[i];
      moment += (i - middle) * window[i];
    }
    double mean = sum / n;
    double slope = moment * 12 / ((double) n * ((double) n * n - 1));
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double value = window[i] - mean - slope * (i - middle);
      window[i] = (float) value;
      squares += value * value;
    }
    double scale = 1 / Math.max(FLOOR_MILLIVOLTS, Math.sqrt(squares / n));
    for (int i = 0; i < n; i++) {
      window[i] *= (float) scale;
    }
  }
}
