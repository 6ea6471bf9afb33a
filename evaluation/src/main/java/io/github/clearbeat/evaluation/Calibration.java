package io.github.clearbeat.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether stated probabilities are honest: of what is called with 90 % confidence, nine in ten
 * should be right.
 *
 * <pre>{@code
 * Calibration shown = Calibration.ofTopClass(probabilities, truth, 15);
 * shown.expectedError();
 * }</pre>
 *
 * @param bins of equal width from 0 to 1, lowest first
 * @param expectedError ECE: the mean over all of |accuracy − confidence| of their bin (Naeini et
 *     al. 2015; Guo et al. 2017, ICML)
 * @param maximumError the largest |accuracy − confidence| of a bin that holds any
 * @param brier the mean squared error of the probabilities, summed over the classes: 0 at best, 2
 *     at worst (Brier 1950, Monthly Weather Review 78:1); of a yes-or-no forecast only of the yes
 */
public record Calibration(
    List<ReliabilityBin> bins, double expectedError, double maximumError, double brier) {
  /** The number of bins that the product's tables use. */
  public static final int STANDARD_BINS = 15;

  /** Keeps an unmodifiable copy of the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Calibration of the most probable class: its probability is the confidence.
   *
   * @param probabilities for each case the probabilities of all classes
   * @param truth for each case the position of the true class
   * @param bins how many
   */
  public static Calibration ofTopClass(float[][] probabilities, int[] truth, int bins) {
    checkSameCount(probabilities.length, truth.length);
    double[] confidences = new double[truth.length];
    boolean[] right = new boolean[truth.length];
    double brier = 0;
    for (int i = 0; i < truth.length; i++) {
      int top = Selective.top(probabilities[i]);
      confidences[i] = probabilities[i][top];
      right[i] = top == truth[i];
      brier += squaredError(probabilities[i], truth[i]);
    }
    return of(confidences, right, bins, Ratio.of(brier, truth.length));
  }

  /**
   * Calibration of a yes-or-no forecast, such as one class against the rest.
   *
   * @param probabilities of yes, for each case
   * @param yes what was true
   * @param bins how many
   */
  public static Calibration ofForecast(double[] probabilities, boolean[] yes, int bins) {
    checkSameCount(probabilities.length, yes.length);
    double brier = 0;
    for (int i = 0; i < yes.length; i++) {
      double error = probabilities[i] - (yes[i] ? 1 : 0);
      brier += error * error;
    }
    return of(probabilities, yes, bins, Ratio.of(brier, yes.length));
  }

  private static Calibration of(double[] confidences, boolean[] right, int bins, double brier) {
    long[] counts = new long[bins];
    double[] sums = new double[bins];
    long[] hits = new long[bins];
    for (int i = 0; i < right.length; i++) {
      int bin = binOf(confidences[i], bins);
      counts[bin]++;
      sums[bin] += confidences[i];
      hits[bin] += right[i] ? 1 : 0;
    }
    List<ReliabilityBin> all = new ArrayList<>(bins);
    double expected = 0;
    double maximum = Double.NaN;
    for (int bin = 0; bin < bins; bin++) {
      double confidence = Ratio.of(sums[bin], counts[bin]);
      double accuracy = Ratio.of(hits[bin], counts[bin]);
      all.add(
          new ReliabilityBin(
              (double) bin / bins, (bin + 1.0) / bins, counts[bin], confidence, accuracy));
      if (counts[bin] > 0) {
        double gap = Math.abs(accuracy - confidence);
        expected += gap * counts[bin];
        maximum = Double.isNaN(maximum) ? gap : Math.max(maximum, gap);
      }
    }
    return new Calibration(all, Ratio.of(expected, right.length), maximum, brier);
  }

  private static int binOf(double confidence, int bins) {
    if (!(confidence >= -1e-6 && confidence <= 1 + 1e-6)) {
      throw new IllegalArgumentException(confidence + " is no probability");
    }
    int bin = (int) Math.ceil(confidence * bins) - 1;
    return Math.min(Math.max(bin, 0), bins - 1);
  }

  private static double squaredError(float[] probabilities, int truth) {
    double sum = 0;
    for (int c = 0; c < probabilities.length; c++) {
      double error = probabilities[c] - (c == truth ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }

  private static void checkSameCount(int probabilities, int truths) {
    if (probabilities != truths) {
      throw new IllegalArgumentException(probabilities + " forecasts for " + truths + " cases");
    }
  }
}
