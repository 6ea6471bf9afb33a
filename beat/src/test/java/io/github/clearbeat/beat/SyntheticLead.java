package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import java.util.Arrays;
import java.util.Random;

/**
 * A lead made of Gaussian waves (P, Q, R, S, T; amplitudes as in McSharry et al. 2003), whose R
 * peaks are known by construction.
 *
 * @param samples the lead, in millivolts
 * @param peaks the sample index nearest to each R peak
 */
record SyntheticLead(Samples samples, long[] peaks) {
  private static final double[] WAVE_SECONDS = {-0.18, -0.035, 0, 0.03, 0.26};
  private static final double[] WAVE_WIDTHS = {0.022, 0.008, 0.009, 0.008, 0.045};
  private static final double[] WAVE_MILLIVOLTS = {0.12, -0.1, 1.1, -0.2, 0.3};
  private static final double NOISE_MILLIVOLTS = 0.01;

  /** A lead of that length, about 75 beats a minute, the first R peak after {@code first} s. */
  static SyntheticLead of(double hertz, double seconds, double first, long seed) {
    Random random = new Random(seed);
    float[] values = new float[(int) Math.round(seconds * hertz)];
    long[] peaks = new long[(int) (2 * seconds) + 2];
    int count = 0;
    for (double at = first; at < seconds; at += 0.7 + 0.2 * random.nextDouble()) {
      long peak = Math.round(at * hertz);
      if (peak < values.length) {
        peaks[count++] = peak;
      }
      addBeat(values, hertz, at);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (NOISE_MILLIVOLTS * random.nextGaussian());
    }
    return new SyntheticLead(Samples.of(values, hertz), Arrays.copyOf(peaks, count));
  }

  private static void addBeat(float[] values, double hertz, double at) {
    int from = (int) Math.max(0, (at - 0.4) * hertz);
    int to = (int) Math.min(values.length, (at + 0.6) * hertz);
    for (int i = from; i < to; i++) {
      double seconds = i / hertz - at;
      for (int wave = 0; wave < WAVE_SECONDS.length; wave++) {
        double apart = (seconds - WAVE_SECONDS[wave]) / WAVE_WIDTHS[wave];
        values[i] += (float) (WAVE_MILLIVOLTS[wave] * Math.exp(-apart * apart / 2));
      }
    }
  }

  /** White noise of that standard deviation. */
  static Samples noise(double hertz, double seconds, double millivolts, long seed) {
    Random random = new Random(seed);
    float[] values = new float[(int) Math.round(seconds * hertz)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (millivolts * random.nextGaussian());
    }
    return Samples.of(values, hertz);
  }

  /** A lead that does not move. */
  static Samples flat(double hertz, double seconds, float millivolts) {
    float[] values = new float[(int) Math.round(seconds * hertz)];
    Arrays.fill(values, millivolts);
    return Samples.of(values, hertz);
  }

  /** The samples times a gain. */
  static Samples scaled(Samples samples, float gain) {
    float[] values = samples.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= gain;
    }
    return Samples.of(values, samples.hertz());
  }

  /** One after the other. */
  static Samples joined(Samples first, Samples second) {
    float[] values = Arrays.copyOf(first.toArray(), first.length() + second.length());
    second.copyTo(0, values, first.length(), second.length());
    return Samples.of(values, first.hertz());
  }
}
