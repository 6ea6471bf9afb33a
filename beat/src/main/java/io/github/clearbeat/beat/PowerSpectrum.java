package io.github.clearbeat.beat;

/**
 * How the power of a signal is spread over frequencies: Welch's mean of periodograms (Welch 1967),
 * segments that overlap by half, mean taken away, under a Hann window, padded with zeros to a power
 * of two.
 */
final class PowerSpectrum {
  private final double[] density; // power per hertz, one-sided
  private final double resolution; // hertz from one to the next

  private PowerSpectrum(double[] density, double resolution) {
    this.density = density;
    this.resolution = resolution;
  }

  /**
   * The spectrum of a signal.
   *
   * @param values at least two
   * @param hertz samples per second
   * @param segmentSeconds length of a segment; the whole signal where it is shorter
   */
  static PowerSpectrum of(double[] values, double hertz, double segmentSeconds) {
    int length = Math.min(values.length, (int) Math.round(segmentSeconds * hertz));
    int padded = Integer.highestOneBit(2 * length - 1);
    double[] hann = new double[length];
    double scale = 0;
    for (int i = 0; i < length; i++) {
      hann[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length);
      scale += hertz * hann[i] * hann[i];
    }
    double[] density = new double[padded / 2 + 1];
    int segments = 0;
    for (int from = 0; from + length <= values.length; from += length - length / 2) {
      add(values, from, hann, padded, density);
      segments++;
    }
    for (int k = 0; k < density.length; k++) {
      int sides = k == 0 || 2 * k == padded ? 1 : 2;
      density[k] *= sides / (scale * segments);
    }
    return new PowerSpectrum(density, hertz / padded);
  }

  private static void add(double[] values, int from, double[] hann, int padded, double[] density) {
    double mean = 0;
    for (int i = 0; i < hann.length; i++) {
      mean += values[from + i] / hann.length;
    }
    double[] real = new double[padded];
    double[] imaginary = new double[padded];
    for (int i = 0; i < hann.length; i++) {
      real[i] = (values[from + i] - mean) * hann[i];
    }
    transform(real, imaginary);
    for (int k = 0; k < density.length; k++) {
      density[k] += real[k] * real[k] + imaginary[k] * imaginary[k];
    }
  }

  /** Fourier transform in place, by halves (Cooley and Tukey 1965). */
  private static void transform(double[] real, double[] imaginary) {
    int n = real.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        swap(real, i, j);
        swap(imaginary, i, j);
      }
    }
    for (int half = 1; half < n; half *= 2) {
      for (int k = 0; k < half; k++) {
        double cos = StrictMath.cos(Math.PI * k / half);
        double sin = -StrictMath.sin(Math.PI * k / half);
        for (int even = k; even < n; even += 2 * half) {
          int odd = even + half;
          double re = real[odd] * cos - imaginary[odd] * sin;
          double im = real[odd] * sin + imaginary[odd] * cos;
          real[odd] = real[even] - re;
          imaginary[odd] = imaginary[even] - im;
          real[even] += re;
          imaginary[even] += im;
        }
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }

  private int from(double hertz) {
    return (int) Math.ceil(hertz / resolution - 1e-9);
  }

  private int to(double hertz) {
    return Math.min(density.length, from(hertz));
  }

  /** Power from one frequency to below the other. */
  double power(double fromHertz, double toHertz) {
    double sum = 0;
    for (int k = from(fromHertz); k < to(toHertz); k++) {
      sum += density[k];
    }
    return sum * resolution;
  }

  /** Where the density is greatest, in hertz. */
  double peak(double fromHertz, double toHertz) {
    int best = from(fromHertz);
    for (int k = best; k < to(toHertz); k++) {
      best = density[k] > density[best] ? k : best;
    }
    return best * resolution;
  }

  /** Below which half of the power of a band lies, in hertz; NaN without power. */
  double median(double fromHertz, double toHertz) {
    double half = power(fromHertz, toHertz) / resolution / 2;
    double sum = 0;
    for (int k = from(fromHertz); k < to(toHertz); k++) {
      sum += density[k];
      if (sum >= half && sum > 0) {
        return k * resolution;
      }
    }
    return Double.NaN;
  }

  /** 0 (all at one frequency) to 1 (alike at all); NaN without power. */
  double entropy(double fromHertz, double toHertz) {
    double all = power(fromHertz, toHertz) / resolution;
    double entropy = 0;
    for (int k = from(fromHertz); k < to(toHertz); k++) {
      double share = density[k] / all;
      entropy -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return all > 0 ? entropy / StrictMath.log(to(toHertz) - from(fromHertz)) : Double.NaN;
  }
}
