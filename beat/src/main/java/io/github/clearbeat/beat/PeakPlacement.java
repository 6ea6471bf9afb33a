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
  private final float[] band; // one for each slow sample within reach, and up to three more

  PeakPlacement(SlowSignals signals, History raw, int factor, double hertz) {
    this.signals = signals;
    this.raw = raw;
    this.factor = factor;
    reach = signals.samples(0.1);
    nearby = (int) Math.max(1, Math.round(0.01 * hertz));
    kernel = kernel(signals.hertz);
    band = new float[(2 * reach + 4) / 4 * 4];
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
    for (int i = 0; i <= 2 * reach; i++) {
      if (Math.abs(band[i]) > Math.abs(band[best])) {
        best = i;
      }
    }
    double peak = at - reach + best + (best > 0 && best < 2 * reach ? vertex(best) : 0);
    return extremum(Math.round(peak * factor), Math.signum(band[best]), end);
  }

  /** Four places at once, as no sum then waits for the others. */
  private void fillBand(long at) {
    float[] values = signals.slow.values();
    int first = signals.slow.position(at - reach);
    for (int i = 0; i < band.length; i += 4) {
      int centre = first + i;
      float one = kernel[0] * values[centre];
      float two = kernel[0] * values[centre + 1];
      float three = kernel[0] * values[centre + 2];
      float four = kernel[0] * values[centre + 3];
      for (int tap = 1; tap < kernel.length; tap++) {
        float weight = kernel[tap];
        int before = centre - tap;
        int after = centre + tap;
        one += weight * (values[before] + values[after]);
        two += weight * (values[before + 1] + values[after + 1]);
        three += weight * (values[before + 2] + values[after + 2]);
        four += weight * (values[before + 3] + values[after + 3]);
      }
      band[i] = one;
      band[i + 1] = two;
      band[i + 2] = three;
      band[i + 3] = four;
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
