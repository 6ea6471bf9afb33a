package io.github.clearbeat.beat;

import io.github.clearbeat.beat.StripBeats.Waves;

/**
 * What the heart's upper chambers write between the beats: the stretches from the end of a T wave
 * to the next P wave, or to the next QRS complex where no P wave is seen, each less its straight
 * line; everything else is zero.
 */
final class BetweenBeats {
  private static final int LEAST = 30; // samples of a stretch: 120 ms
  private static final int LEAST_TOGETHER = 125; // samples: 0.5 s

  private final PowerSpectrum spectrum; // null where there is too little between the beats
  private final double shown; // share of the strip

  private BetweenBeats(PowerSpectrum spectrum, double shown) {
    this.spectrum = spectrum;
    this.shown = shown;
  }

  static BetweenBeats of(StripBeats strip) {
    double[] values = new double[strip.millivolts.length];
    int together = 0;
    for (int i = 0; i + 1 < strip.beats.size(); i++) {
      Waves before = strip.beats.get(i);
      Waves after = strip.beats.get(i + 1);
      int from = before.at(before.limits().tOffset());
      WaveLimits limits = after.limits();
      int to = after.at(limits.pFound() ? limits.pOnset() : limits.qrsOnset());
      if (to - from >= LEAST) {
        copyLevelled(strip.millivolts, from, to, values);
        together += to - from;
      }
    }
    return together < LEAST_TOGETHER
        ? new BetweenBeats(null, 0)
        : new BetweenBeats(
            PowerSpectrum.of(values, StripBeats.HERTZ, 4), (double) together / values.length);
  }

  /** Less the line of least squares. */
  private static void copyLevelled(float[] millivolts, int from, int to, double[] values) {
    double middle = (to - from - 1) / 2.0;
    double mean = 0;
    double slope = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      double x = i - from - middle;
      mean += millivolts[i] / (double) (to - from);
      slope += x * millivolts[i];
      squares += x * x;
    }
    for (int i = from; i < to; i++) {
      values[i] = millivolts[i] - mean - slope / squares * (i - from - middle);
    }
  }

  double amplitude() {
    return spectrum == null ? Double.NaN : Math.sqrt(spectrum.power(4, 9) / shown);
  }

  /** In percent. */
  double share() {
    return spectrum == null ? Double.NaN : 100 * spectrum.power(4, 9) / spectrum.power(1, 20);
  }

  double peak() {
    return spectrum == null ? Double.NaN : spectrum.peak(3, 12);
  }
}
