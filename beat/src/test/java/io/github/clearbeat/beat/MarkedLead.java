package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A lead made of raised cosines, which begin and end where the truth says: before and behind a wave
 * there is nothing of it.
 *
 * @param samples the lead, in millivolts
 * @param beats its beats
 */
record MarkedLead(Samples samples, List<Truth> beats) {
  /** Seconds of the stream; NaN where there is no P wave. */
  record Truth(
      double pOnset,
      double pOffset,
      double qrsOnset,
      double r,
      double qrsOffset,
      double tOnset,
      double tOffset) {}

  /** Sinus rhythm at some 70 beats a minute. */
  static MarkedLead sinus(double hertz, double seconds, double gain, long seed) {
    return of(hertz, seconds, gain, seed, true);
  }

  /** Atrial fibrillation: irregular beats, no P waves, small waves of 5 to 8 Hz instead. */
  static MarkedLead fibrillation(double hertz, double seconds, long seed) {
    return of(hertz, seconds, 1, seed, false);
  }

  private static MarkedLead of(double hertz, double seconds, double gain, long seed, boolean p) {
    Random random = new Random(seed);
    float[] values = new float[(int) Math.round(seconds * hertz)];
    List<Truth> beats = new ArrayList<>();
    double r = 0.6;
    while (r < seconds - 0.6) {
      beats.add(beat(values, hertz, gain, r, p));
      r += p ? 0.82 + 0.06 * random.nextDouble() : 0.5 + 0.6 * random.nextDouble();
    }
    double phase = 6 * random.nextDouble();
    for (int i = 0; i < values.length; i++) {
      double at = i / hertz;
      phase += 2 * Math.PI * (6.2 + 1.2 * Math.sin(0.9 * at)) / hertz;
      double waves = p ? 0 : 0.05 * Math.sin(phase) + 0.02 * Math.sin(1.7 * phase);
      values[i] += (float) (gain * (waves + 0.005 * random.nextGaussian()));
    }
    return new MarkedLead(Samples.of(values, hertz), beats);
  }

  private static Truth beat(float[] values, double hertz, double gain, double r, boolean p) {
    if (p) {
      add(values, hertz, gain * 0.14, r - 0.21, r - 0.11);
    }
    add(values, hertz, gain * -0.12, r - 0.045, r - 0.015);
    add(values, hertz, gain * 1.2, r - 0.025, r + 0.025);
    add(values, hertz, gain * -0.3, r + 0.015, r + 0.045);
    add(values, hertz, gain * 0.32, r + 0.16, r + 0.36);
    return new Truth(
        p ? r - 0.21 : Double.NaN,
        p ? r - 0.11 : Double.NaN,
        r - 0.045,
        r,
        r + 0.045,
        r + 0.16,
        r + 0.36);
  }

  private static void add(float[] values, double hertz, double height, double from, double to) {
    for (int i = (int) Math.ceil(from * hertz); i < to * hertz && i < values.length; i++) {
      if (i >= 0) {
        double part = (i / hertz - from) / (to - from);
        values[i] += (float) (height / 2 * (1 - Math.cos(2 * Math.PI * part)));
      }
    }
  }
}
