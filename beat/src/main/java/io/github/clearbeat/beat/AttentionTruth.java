package io.github.clearbeat.beat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Where a network should look in one strip: the attention ground truth G(t) from heart rate
 * variability, by which the class map is taught.
 *
 * <p>With R peaks r_1 … r_n, intervals RR_i = r_{i+1} − r_i and their median med: u_i = min(3,
 * max(|RR_{i−1} − med|, |RR_i − med|) / (0.1 med)), one interval at the ends; w_i = 0.5 + 0.5
 * u_i/3; G(t) = max_i w_i exp(−(t − r_i)² / 2s²) / max_i w_i with s = 40 ms. A regular rhythm
 * lights all beats equally, an irregular one its irregular beats. EXGnet (arXiv 2506.12404) says
 * only that its ground truth is derived from heart rate variability: the formula is ours. The unit
 * of u is a tenth of the median and not the strip's own spread, which would make it blind to a
 * rhythm that is irregular throughout.
 *
 * <p>A mask of R peaks encodes the rate. That a map is like it is what the loss asks for, and no
 * evidence that a decision rests on it: hence the controls in {@link Guidance}.
 *
 * <pre>{@code
 * AttentionTruth truth = AttentionTruth.of(peakSeconds, 10, Guidance.HRV, 0).orElseThrow();
 * truth.at(peakSeconds[3]);       // 0.5 to 1
 * float[] target = truth.cells(40);   // average-pooled to a map of 40 cells
 * }</pre>
 */
public final class AttentionTruth {
  /** Fewer peaks than this say nothing about variability: there is no guidance. */
  public static final int FEWEST_PEAKS = 3;

  /** s: the spread of a peak's light, in seconds. */
  public static final double SPREAD_SECONDS = 0.04;

  private static final double UNIT = 0.1; // of the median RR
  private static final double MOST = 3; // units
  private static final double POOL_SECONDS = 0.002; // G is averaged over steps of about this
  private static final double FAR = 6 * SPREAD_SECONDS; // exp(-18): less than a float sees beside 1

  private final double stripSeconds;
  private final double[] seconds; // in order
  private final double[] weights; // the largest is 1

  private AttentionTruth(double stripSeconds, double[] seconds, double[] weights) {
    this.stripSeconds = stripSeconds;
    this.seconds = seconds;
    this.weights = weights;
  }

  /**
   * The ground truth of a strip; none where guidance is off or there are fewer than three peaks.
   *
   * @param peakSeconds R peaks, in seconds from the strip's first sample, ascending
   * @param stripSeconds length of the strip
   * @param guidance the truth itself, or a control
   * @param seed of {@link Guidance#RANDOM}; the others do not use it
   * @throws IllegalArgumentException if the peaks do not ascend
   */
  public static Optional<AttentionTruth> of(
      double[] peakSeconds, double stripSeconds, Guidance guidance, long seed) {
    for (int i = 1; i < peakSeconds.length; i++) {
      if (!(peakSeconds[i] > peakSeconds[i - 1])) {
        throw new IllegalArgumentException("R peaks must ascend, found " + peakSeconds[i]);
      }
    }
    if (guidance == Guidance.OFF || peakSeconds.length < FEWEST_PEAKS) {
      return Optional.empty();
    }
    double[] rr = new double[peakSeconds.length - 1];
    for (int i = 0; i < rr.length; i++) {
      rr[i] = peakSeconds[i + 1] - peakSeconds[i];
    }
    double median = median(rr);
    double[] weights = guidance == Guidance.QRS ? ones(rr.length + 1) : weights(rr, median);
    double[] seconds =
        switch (guidance) {
          case SHIFTED -> shifted(peakSeconds, rr, median);
          case RANDOM -> random(peakSeconds.length, stripSeconds, seed);
          default -> peakSeconds.clone();
        };
    return Optional.of(new AttentionTruth(stripSeconds, seconds, weights));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] weights(double[] rr, double median) {
    double[] weights = new double[rr.length + 1];
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      double before = i > 0 ? Math.abs(rr[i - 1] - median) : 0;
      double after = i < rr.length ? Math.abs(rr[i] - median) : 0;
      double unusual = Math.min(MOST, Math.max(before, after) / (UNIT * median));
      weights[i] = 0.5 + 0.5 * unusual / MOST;
      largest = Math.max(largest, weights[i]);
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= largest;
    }
    return weights;
  }

  private static double[] shifted(double[] peaks, double[] rr, double median) {
    double[] shifted = new double[peaks.length];
    for (int i = 0; i < peaks.length; i++) {
      shifted[i] = peaks[i] + (i < rr.length ? rr[i] : median) / 2;
    }
    return shifted;
  }

  private static double[] random(int count, double stripSeconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = stripSeconds * random.nextDouble();
    }
    Arrays.sort(times);
    return times;
  }

  /** Length of the strip. */
  public double stripSeconds() {
    return stripSeconds;
  }

  /** Where the light stands, in seconds from the strip's first sample, ascending; a copy. */
  public double[] seconds() {
    return seconds.clone();
  }

  /** How bright each is, w_i ÷ max w; a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /** G at a time in seconds from the strip's first sample, 0 to 1. */
  public double at(double time) {
    int found = Arrays.binarySearch(seconds, time - FAR);
    double most = 0;
    for (int i = found < 0 ? -found - 1 : found; i < seconds.length; i++) {
      double distance = time - seconds[i];
      if (distance < -FAR) {
        break;
      }
      double exponent = -distance * distance / (2 * SPREAD_SECONDS * SPREAD_SECONDS);
      most = Math.max(most, weights[i] * StrictMath.exp(exponent));
    }
    return most;
  }

  /** G at the samples of the strip. */
  public float[] samples(double hertz) {
    float[] values = new float[(int) Math.round(stripSeconds * hertz)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) at(i / hertz);
    }
    return values;
  }

  /**
   * G averaged over each cell of a map.
   *
   * @param centreSeconds the middle of each cell, from the strip's first sample
   * @param cellSeconds how long a cell is: the map's stride, not its receptive field
   */
  public float[] cells(double[] centreSeconds, double cellSeconds) {
    int steps = Math.max(1, (int) Math.round(cellSeconds / POOL_SECONDS));
    float[] values = new float[centreSeconds.length];
    for (int c = 0; c < values.length; c++) {
      double sum = 0;
      for (int i = 0; i < steps; i++) {
        sum += at(centreSeconds[c] + cellSeconds * ((i + 0.5) / steps - 0.5));
      }
      values[c] = (float) (sum / steps);
    }
    return values;
  }

  /** G averaged over equal cells that cut the strip. */
  public float[] cells(int count) {
    double[] centres = new double[count];
    for (int c = 0; c < count; c++) {
      centres[c] = (c + 0.5) * stripSeconds / count;
    }
    return cells(centres, stripSeconds / count);
  }
}
