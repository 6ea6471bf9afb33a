package io.github.clearbeat.beat;

import io.github.clearbeat.signal.WindowedSinc;

/**
 * Puts a beat on its R peak, at the recording's own rate: the largest deflection, up or down, of
 * the signal from 3 to 30 Hz within 100 ms of the middle of the QRS complex, then the extremum of
 * the recording itself that belongs to it.
 */
final class PeakPlacement {
  private static final double LOW_HERTZ = 3;
  private static final double HIGH_HERTZ = 30;

  private final SlowSignals signals;
  private final History raw;
  private final int factor;
  private final int reach;
  private final int nearby;
  private final float[] kernel; // from its middle outwards
  private final float[] band;

  PeakPlacement(SlowSignals signals, History raw, int factor, double hertz) {
    this.signals = signals;
    this.raw = raw;
    this.factor = factor;
    reach = signals.samples(0.1);
    nearby = (int) Math.max(1, Math.round(0.01 * hertz));
    kernel = kernel(signals.hertz);
    band = new float[2 * reach + 1];
  }

  private static float[] kernel(double hertz) {
    double[] upper = WindowedSinc.lowPass(hertz, Math.min(HIGH_HERTZ, hertz / 2 - 6), 10, 40);
    double[] lower = WindowedSinc.lowPass(hertz, LOW_HERTZ, 4, 40);
    float[] kernel = new float[lower.length / 2 + 1];
    for (int i = 0; i < kernel.length; i++) {
      double above = i <= upper.length / 2 ? upper[upper.length / 2 + i] : 0;
      kernel[i] = (float) (above - lower[lower.length / 2 + i]);
    }
    return kernel;
  }

  /**
   * The sample of the R peak, counted from the first, for a candidate's slow index.
   *
   * @param end how many samples the recording has so far
   */
  long sample(long at, long end) {
    fillBand(at);
    int best = reach;
    for (int i = 0; i < band.length; i++) {
      if (Math.abs(band[i]) > Math.abs(band[best])) {
        best = i;
      }
    }
    double peak = at - reach + best + (best > 0 && best < 2 * reach ? vertex(best) : 0);
    return extremum(Math.round(peak * factor), Math.signum(band[best]), end);
  }

  private void fillBand(long at) {
    float[] values = signals.slow.values();
    int first = signals.slow.position(at - reach);
    for (int i = 0; i < band.length; i++) {
      float sum = kernel[0] * values[first + i];
      for (int tap = 1; tap < kernel.length; tap++) {
        sum += kernel[tap] * (values[first + i - tap] + values[first + i + tap]);
      }
      band[i] = sum;
    }
  }

  /** Where, from the middle one, the parabola through three values turns. */
  private double vertex(int middle) {
    double left = band[middle - 1];
    double right = band[middle + 1];
    double bend = left - 2.0 * band[middle] + right;
    return bend == 0 ? 0 : Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend)));
  }

  /** The highest (or lowest) sample within 10 ms, if it stands inside; else the given one. */
  private long extremum(long around, float sign, long end) {
    long from = Math.max(0, around - nearby);
    long to = Math.min(end - 1, around + nearby);
    long best = from;
    for (long i = from; i <= to; i++) {
      if (sign * raw.get(i) > sign * raw.get(best)) {
        best = i;
      }
    }
    boolean inside = best > from && best < to;
    return inside ? best : Math.max(0, Math.min(end - 1, around));
  }
}
