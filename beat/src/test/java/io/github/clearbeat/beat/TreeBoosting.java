package io.github.clearbeat.beat;

import java.util.Arrays;
import java.util.Locale;

/**
 * Fits the {@link Trees}: gradient boosting of the logistic loss with Newton steps (Friedman 2001),
 * trees whose nodes of one depth share their question. No randomness: the same examples give the
 * same trees.
 */
final class TreeBoosting {
  private static final int BINS = 64;
  private static final double RIDGE = 1;

  private final int depth;
  private final int trees;
  private final double rate;
  private final StringBuilder lines = new StringBuilder();
  private final float[] leaf;
  private final int[] feature;
  private final float[] threshold;
  private double bias;

  TreeBoosting(int trees, int depth, double rate) {
    this.trees = trees;
    this.depth = depth;
    this.rate = rate;
    leaf = new float[trees << depth];
    feature = new int[trees * depth];
    threshold = new float[trees * depth];
  }

  /** The trees as {@link Trees#resource} reads them. */
  String text() {
    return String.format(Locale.ROOT, "%d %d %s%n", depth, trees, Float.toString((float) bias))
        + lines;
  }

  /**
   * Fits to examples.
   *
   * @param columns the features: [feature][example]
   * @param truth 0 or 1
   * @param weight of each example
   */
  Trees fit(float[][] columns, byte[] truth, float[] weight) {
    int examples = truth.length;
    float[][] edges = new float[columns.length][];
    byte[][] bins = new byte[columns.length][];
    for (int column = 0; column < columns.length; column++) {
      edges[column] = edges(columns[column]);
      bins[column] = binned(columns[column], edges[column]);
    }
    double ones = 0;
    double all = 0;
    for (int i = 0; i < examples; i++) {
      ones += truth[i] * weight[i];
      all += weight[i];
    }
    bias = (float) Math.log(ones / (all - ones));
    float[] score = new float[examples];
    Arrays.fill(score, (float) bias);
    float[] gradient = new float[examples];
    float[] curvature = new float[examples];
    byte[] node = new byte[examples];
    for (int tree = 0; tree < trees; tree++) {
      for (int i = 0; i < examples; i++) {
        double p = 1 / (1 + Math.exp(-score[i]));
        gradient[i] = (float) (weight[i] * (p - truth[i]));
        curvature[i] = (float) (weight[i] * p * (1 - p));
      }
      Arrays.fill(node, (byte) 0);
      for (int level = 0; level < depth; level++) {
        grow(tree, level, bins, edges, node, gradient, curvature);
      }
      close(tree, node, gradient, curvature, score);
    }
    return new Trees(depth, (float) bias, feature, threshold, leaf);
  }

  private void grow(
      int tree,
      int level,
      byte[][] bins,
      float[][] edges,
      byte[] node,
      float[] gradient,
      float[] curvature) {
    int nodes = 1 << level;
    double best = Double.NEGATIVE_INFINITY;
    int bestFeature = 0;
    int bestBin = 0;
    for (int column = 0; column < bins.length; column++) {
      double[] g = new double[nodes * BINS];
      double[] h = new double[nodes * BINS];
      byte[] bin = bins[column];
      for (int i = 0; i < bin.length; i++) {
        int cell = node[i] * BINS + bin[i];
        g[cell] += gradient[i];
        h[cell] += curvature[i];
      }
      double[] gains = gains(g, h, nodes, edges[column].length);
      for (int edge = 0; edge < gains.length; edge++) {
        if (gains[edge] > best) {
          best = gains[edge];
          bestFeature = column;
          bestBin = edge;
        }
      }
    }
    feature[tree * depth + level] = bestFeature;
    threshold[tree * depth + level] = edges[bestFeature][bestBin];
    byte[] bin = bins[bestFeature];
    for (int i = 0; i < bin.length; i++) {
      node[i] |= (byte) ((bin[i] > bestBin ? 1 : 0) << level);
    }
  }

  private static double[] gains(double[] g, double[] h, int nodes, int edges) {
    double[] gains = new double[edges];
    for (int n = 0; n < nodes; n++) {
      double allG = 0;
      double allH = 0;
      for (int bin = 0; bin < BINS; bin++) {
        allG += g[n * BINS + bin];
        allH += h[n * BINS + bin];
      }
      double leftG = 0;
      double leftH = 0;
      for (int edge = 0; edge < edges; edge++) {
        leftG += g[n * BINS + edge];
        leftH += h[n * BINS + edge];
        gains[edge] +=
            leftG * leftG / (leftH + RIDGE)
                + (allG - leftG) * (allG - leftG) / (allH - leftH + RIDGE);
      }
    }
    return gains;
  }

  private void close(int tree, byte[] node, float[] gradient, float[] curvature, float[] score) {
    double[] g = new double[1 << depth];
    double[] h = new double[1 << depth];
    for (int i = 0; i < node.length; i++) {
      g[node[i]] += gradient[i];
      h[node[i]] += curvature[i];
    }
    for (int level = 0; level < depth; level++) {
      lines
          .append(feature[tree * depth + level])
          .append(' ')
          .append(threshold[tree * depth + level])
          .append(' ');
    }
    for (int i = 0; i < g.length; i++) {
      double step = -rate * g[i] / (h[i] + RIDGE);
      leaf[(tree << depth) + i] = (float) (Math.round(step * 1e4) / 1e4);
      lines.append(leaf[(tree << depth) + i]).append(i + 1 < g.length ? ' ' : '\n');
    }
    for (int i = 0; i < node.length; i++) {
      score[i] += leaf[(tree << depth) + node[i]];
    }
  }

  /** Up to 63 values, rounded to 4 digits, between which about equally many examples lie. */
  private static float[] edges(float[] column) {
    int step = Math.max(1, column.length / 50_000);
    float[] some = new float[column.length / step];
    for (int i = 0; i < some.length; i++) {
      some[i] = column[i * step];
    }
    Arrays.sort(some);
    float[] edges = new float[BINS - 1];
    int count = 0;
    for (int i = 1; i < BINS; i++) {
      float edge =
          Float.parseFloat(String.format(Locale.ROOT, "%.4g", some[i * some.length / BINS]));
      if (count == 0 || edge > edges[count - 1]) {
        edges[count++] = edge;
      }
    }
    return Arrays.copyOf(edges, count);
  }

  /** How many edges lie below each value: above edge e is who has a bin beyond e. */
  private static byte[] binned(float[] column, float[] edges) {
    byte[] bins = new byte[column.length];
    for (int i = 0; i < bins.length; i++) {
      int low = 0;
      int high = edges.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (column[i] > edges[middle]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      bins[i] = (byte) low;
    }
    return bins;
  }
}
