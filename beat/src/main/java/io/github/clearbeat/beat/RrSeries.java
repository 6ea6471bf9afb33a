package io.github.clearbeat.beat;

import java.util.Arrays;

/** A series of RR intervals in milliseconds and what features need of it, computed once. */
final class RrSeries {
  /** HTI: width of a bin, 1/128 s. */
  private static final double BIN_MILLISECONDS = 7.8125;

  private static final double LEAST_DIVISOR = 1e-9;
  private static final double LARGEST_RATIO = 1000;

  final double[] milliseconds;
  final double[] differences;
  final double[] sorted;

  /** Divisions by zero so far: their result is 0 / 0 = 0, or within ±1000. */
  int clamped;

  RrSeries(double[] milliseconds) {
    this.milliseconds = milliseconds;
    differences = new double[Math.max(0, milliseconds.length - 1)];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = milliseconds[i + 1] - milliseconds[i];
    }
    sorted = milliseconds.clone();
    Arrays.sort(sorted);
  }

  static RrSeries ofPeaks(double[] peakSeconds) {
    double[] rr = new double[Math.max(0, peakSeconds.length - 1)];
    for (int i = 0; i < rr.length; i++) {
      rr[i] = 1000 * (peakSeconds[i + 1] - peakSeconds[i]);
    }
    return new RrSeries(rr);
  }

  int count() {
    return milliseconds.length;
  }

  double ratio(double dividend, double divisor) {
    if (Math.abs(divisor) >= LEAST_DIVISOR || Double.isNaN(divisor)) {
      return dividend / divisor;
    }
    clamped++;
    double ratio = dividend / LEAST_DIVISOR;
    return Math.max(-LARGEST_RATIO, Math.min(LARGEST_RATIO, ratio));
  }

  /** NaN if there is none. */
  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** With n − 1; NaN below two values. */
  static double deviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  double mean() {
    return mean(milliseconds);
  }

  double deviation() {
    return deviation(milliseconds);
  }

  double rootMeanSquareDifference() {
    double squares = 0;
    for (double difference : differences) {
      squares += difference * difference;
    }
    return Math.sqrt(squares / differences.length);
  }

  double median() {
    return percentile(sorted, 50);
  }

  /** 1.4826 times the median distance from the median. */
  double medianAbsoluteDeviation() {
    double median = median();
    double[] distances = new double[count()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(milliseconds[i] - median);
    }
    Arrays.sort(distances);
    return 1.4826 * percentile(distances, 50);
  }

  double percentile(double percent) {
    return percentile(sorted, percent);
  }

  /** By linear interpolation between order statistics; NaN if there is none. */
  static double percentile(double[] sorted, double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Count over the highest bin; the last bin, which holds the largest interval, is closed. */
  double triangularIndex() {
    if (count() == 0) {
      return Double.NaN;
    }
    long last = (long) Math.ceil(sorted[count() - 1] / BIN_MILLISECONDS) - 1;
    int highest = 0;
    int run = 0;
    long before = -1;
    for (double rr : sorted) {
      long bin = Math.min(last, (long) Math.floor(rr / BIN_MILLISECONDS));
      run = bin == before ? run + 1 : 1;
      before = bin;
      highest = Math.max(highest, run);
    }
    return (double) count() / highest;
  }
}
