package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import java.util.Arrays;
import java.util.Random;

/** Adds recorded noise to a lead, in stretches of random length with clean ones between. */
final class NoisyLead {
  private NoisyLead() {}

  /**
   * A noisy copy. The ratio is that of WFDB's {@code nst}: the signal's power is an eighth of the
   * squared peak-to-peak amplitude of its QRS complexes, the noise's its mean square.
   *
   * @param samples at the noise's rate
   * @param beats where QRS complexes stand
   * @param noise repeated as often as needed, from a random place
   * @param decibels signal to noise
   * @param random lengths of the stretches, 5 to 60 s
   */
  static Samples of(Samples samples, long[] beats, Samples noise, double decibels, Random random) {
    double amplitude = swing(samples, beats);
    double power = amplitude * amplitude / 8 / Math.pow(10, decibels / 10);
    float[] values = samples.toArray();
    float[] added = centred(noise);
    double square = 0;
    for (float value : added) {
      square += value * value;
    }
    float scale = (float) Math.sqrt(power / (square / added.length));
    int shift = random.nextInt(added.length);
    boolean on = false;
    int left = 0;
    for (int i = 0; i < values.length; i++) {
      if (left-- == 0) {
        on = !on;
        left = (int) ((5 + 55 * random.nextDouble()) * samples.hertz());
      }
      if (on) {
        values[i] += scale * added[(i + shift) % added.length];
      }
    }
    return Samples.of(values, samples.hertz());
  }

  private static float[] centred(Samples noise) {
    float[] values = noise.toArray();
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) (sum / values.length);
    }
    return values;
  }

  /** The median, over beats, of highest minus lowest within 50 ms. */
  private static double swing(Samples samples, long[] beats) {
    int reach = (int) (0.05 * samples.hertz());
    double[] swings = new double[beats.length];
    for (int beat = 0; beat < beats.length; beat++) {
      float lowest = Float.POSITIVE_INFINITY;
      float highest = Float.NEGATIVE_INFINITY;
      for (long i = Math.max(0, beats[beat] - reach);
          i <= Math.min(samples.length() - 1, beats[beat] + reach);
          i++) {
        lowest = Math.min(lowest, samples.millivolts((int) i));
        highest = Math.max(highest, samples.millivolts((int) i));
      }
      swings[beat] = highest - lowest;
    }
    Arrays.sort(swings);
    return swings[swings.length / 2];
  }
}
