package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The last sixteen RR intervals, in seconds, and their median. */
final class RrHistory {
  private static final int KEPT = 16;

  private final double[] seconds = new double[KEPT];
  private final double[] sorted = new double[KEPT];
  private long count;

  void add(double rr) {
    seconds[(int) (count++ % KEPT)] = rr;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** NaN if there is none. */
  double last() {
    return count == 0 ? Double.NaN : seconds[(int) ((count - 1) % KEPT)];
  }

  /** The interval before the last, NaN if there is none. */
  double lastButOne() {
    return count < 2 ? Double.NaN : seconds[(int) ((count - 2) % KEPT)];
  }

  /** NaN if there is none. */
  double median() {
    int n = size();
    System.arraycopy(seconds, 0, sorted, 0, n);
    return medianOfSorted(n);
  }

  /** Median of the distances from the median, NaN if there is none. */
  double medianDistance() {
    double median = median();
    int n = size();
    for (int i = 0; i < n; i++) {
      sorted[i] = Math.abs(seconds[i] - median);
    }
    return medianOfSorted(n);
  }

  private double medianOfSorted(int n) {
    if (n == 0) {
      return Double.NaN;
    }
    Arrays.sort(sorted, 0, n);
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  private int size() {
    return (int) Math.min(count, KEPT);
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(count);
    for (double rr : seconds) {
      to.writeDouble(rr);
    }
  }

  void restore(DataInput from) throws IOException {
    count = from.readLong();
    for (int i = 0; i < KEPT; i++) {
      seconds[i] = from.readDouble();
    }
  }
}
