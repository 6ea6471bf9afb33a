package io.github.clearbeat.signal;

/**
 * Linear-phase low-pass kernels by the window method: a sinc under a Kaiser window (Kaiser 1974;
 * Oppenheim and Schafer, Discrete-Time Signal Processing, section 7.5).
 *
 * <pre>{@code
 * double[] kernel = WindowedSinc.lowPass(360, 40, 10, 60); // -6 dB at 40 Hz, -60 dB from 45 Hz
 * kernel.length % 2;                                       // 1: symmetrical around a sample
 * }</pre>
 */
public final class WindowedSinc {
  private WindowedSinc() {}

  /**
   * An odd, symmetrical kernel with sum 1.
   *
   * @param hertz samples per second
   * @param cutoffHertz where the gain is one half, between 0 and half of {@code hertz}
   * @param transitionHertz from the end of the pass band to the start of the stop band, centred at
   *     the cutoff
   * @param attenuationDecibels of the stop band, 21 to 120
   */
  public static double[] lowPass(
      double hertz, double cutoffHertz, double transitionHertz, double attenuationDecibels) {
    if (!(cutoffHertz > 0 && cutoffHertz < hertz / 2)) {
      throw new IllegalArgumentException(
          "the cutoff must lie between 0 and " + hertz / 2 + " Hz, found " + cutoffHertz);
    }
    if (!(transitionHertz > 0)) {
      throw new IllegalArgumentException("transition must be above 0 Hz, found " + transitionHertz);
    }
    int half = (int) Math.ceil(halfWidth(transitionHertz / hertz, attenuationDecibels));
    double[] kernel = new double[2 * half + 1];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = value(i - half, half + 1, cutoffHertz / hertz, attenuationDecibels);
    }
    return normalized(kernel);
  }

  /** Half the length, in samples, that reaches the attenuation within the transition (Kaiser). */
  static double halfWidth(double transitionCyclesPerSample, double attenuationDecibels) {
    return (attenuationDecibels - 7.95) / (2 * 14.36 * transitionCyclesPerSample);
  }

  /**
   * The kernel at any distance from its centre.
   *
   * @param distance from the centre, in samples
   * @param reach where the window ends, in samples; 0 from there on
   * @param cutoff in cycles a sample
   * @param attenuationDecibels of the stop band
   */
  static double value(double distance, double reach, double cutoff, double attenuationDecibels) {
    double position = distance / reach;
    if (Math.abs(position) >= 1) {
      return 0;
    }
    double angle = 2 * Math.PI * cutoff * distance;
    double sinc = angle == 0 ? 1 : StrictMath.sin(angle) / angle;
    double beta = kaiserBeta(attenuationDecibels);
    double window = besselI0(beta * Math.sqrt(1 - position * position)) / besselI0(beta);
    return 2 * cutoff * sinc * window;
  }

  /** Divides by the sum, in place. */
  static double[] normalized(double[] kernel) {
    double sum = 0;
    for (double weight : kernel) {
      sum += weight;
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  private static double kaiserBeta(double attenuationDecibels) {
    if (!(attenuationDecibels >= 21 && attenuationDecibels <= 120)) {
      throw new IllegalArgumentException(
          "attenuation must be 21 to 120 dB, found " + attenuationDecibels);
    }
    return attenuationDecibels > 50
        ? 0.1102 * (attenuationDecibels - 8.7)
        : 0.5842 * StrictMath.pow(attenuationDecibels - 21, 0.4)
            + 0.07886 * (attenuationDecibels - 21);
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double besselI0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
