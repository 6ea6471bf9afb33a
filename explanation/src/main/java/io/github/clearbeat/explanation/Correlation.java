package io.github.clearbeat.explanation;

import java.util.Arrays;

/**
 * How alike two maps are.
 *
 * <pre>{@code
 * Correlation.pearson(map, mask);   // the normalised cross-correlation with zero mean
 * }</pre>
 */
public final class Correlation {
  private Correlation() {}

  /** Pearson's, from −1 to 1; 0 where one is constant. */
  public static double pearson(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
      ab += (a[i] - meanA) * (b[i] - meanB);
    }
    double spread = Math.sqrt(aa * bb);
    return spread > 0 ? ab / spread : 0;
  }

  /** Spearman's: Pearson's of the ranks. */
  public static double spearman(double[] a, double[] b) {
    return pearson(ranks(a), ranks(b));
  }

  /** Ranks from 1; equal values share the mean of theirs. */
  public static double[] ranks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (x, y) -> Double.compare(values[x], values[y]));
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
