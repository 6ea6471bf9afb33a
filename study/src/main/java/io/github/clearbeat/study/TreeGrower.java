package io.github.clearbeat.study;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Grows trees over histograms of the examples' features. */
final class TreeGrower {
  private static final int BINS = 64;
  private static final int DEPTH = 4;
  private static final double RATE = 0.1;
  private static final double RIDGE = 1;
  private static final double LEAST_CURVATURE = 1; // of a leaf
  private static final double LEAST_GAIN = 1e-6;
  private static final double COLUMNS = 0.5;

  private final float[][] edges; // [feature][bin]: the largest value of the bin
  private final byte[][] bins; // [feature][example]
  private final double[] slopes = new double[BINS];
  private final double[] curvatures = new double[BINS];

  private double[] slope;
  private double[] curvature;
  private boolean[] seen; // the features that this tree may ask for
  private int[] rows;
  private int[] scratch;
  private RegressionTree tree;

  TreeGrower(float[][] examples) {
    int features = examples[0].length;
    edges = new float[features][];
    bins = new byte[features][examples.length];
    for (int f = 0; f < features; f++) {
      float[] column = new float[examples.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = examples[i][f];
      }
      edges[f] = edges(column);
      for (int i = 0; i < column.length; i++) {
        int bin = Arrays.binarySearch(edges[f], column[i]);
        bins[f][i] = (byte) (bin < 0 ? -bin - 1 : bin);
      }
    }
  }

  /** Values at even ranks, each once; the last is the largest. */
  private static float[] edges(float[] column) {
    float[] sorted = column.clone();
    Arrays.sort(sorted);
    float[] edges = new float[BINS];
    int count = 0;
    for (int b = 1; b <= BINS; b++) {
      float edge = sorted[(int) ((long) b * sorted.length / BINS) - (b < BINS ? 0 : 1)];
      if (count == 0 || edge > edges[count - 1]) {
        edges[count++] = edge;
      }
    }
    return Arrays.copyOf(edges, count);
  }

  /**
   * One tree, a Newton step down the loss.
   *
   * @param chosen the examples it sees; reordered
   * @param first first derivative of each example's loss
   * @param second second derivative
   * @param random chooses the features
   */
  RegressionTree grow(int[] chosen, double[] first, double[] second, SplittableRandom random) {
    slope = first;
    curvature = second;
    rows = chosen;
    scratch = new int[chosen.length];
    seen = new boolean[edges.length];
    for (int f = 0; f < seen.length; f++) {
      seen[f] = random.nextDouble() < COLUMNS;
    }
    tree = new RegressionTree();
    grow(0, rows.length, DEPTH);
    return tree;
  }

  private int grow(int from, int to, int depth) {
    double sumSlope = 0;
    double sumCurvature = 0;
    for (int i = from; i < to; i++) {
      sumSlope += slope[rows[i]];
      sumCurvature += curvature[rows[i]];
    }
    Cut cut = depth == 0 ? null : best(from, to, sumSlope, sumCurvature);
    if (cut == null) {
      return tree.leaf(-RATE * sumSlope / (sumCurvature + RIDGE));
    }
    int node = tree.question(cut.feature, edges[cut.feature][cut.bin]);
    int middle = part(from, to, cut);
    grow(from, middle, depth - 1);
    tree.otherwise(node, grow(middle, to, depth - 1));
    return node;
  }

  /** Yes: the bin or one below it. */
  private record Cut(int feature, int bin, double gain) {}

  private Cut best(int from, int to, double sumSlope, double sumCurvature) {
    Cut best = null;
    double whole = score(sumSlope, sumCurvature);
    for (int f = 0; f < edges.length; f++) {
      if (seen[f] && edges[f].length > 1) {
        histogram(f, from, to);
        double leftSlope = 0;
        double leftCurvature = 0;
        for (int b = 0; b + 1 < edges[f].length; b++) {
          leftSlope += slopes[b];
          leftCurvature += curvatures[b];
          double right = sumCurvature - leftCurvature;
          if (leftCurvature >= LEAST_CURVATURE && right >= LEAST_CURVATURE) {
            double gain =
                score(leftSlope, leftCurvature) + score(sumSlope - leftSlope, right) - whole;
            if (gain > (best == null ? LEAST_GAIN : best.gain)) {
              best = new Cut(f, b, gain);
            }
          }
        }
      }
    }
    return best;
  }

  private static double score(double sumSlope, double sumCurvature) {
    return sumSlope * sumSlope / (sumCurvature + RIDGE);
  }

  private void histogram(int feature, int from, int to) {
    Arrays.fill(slopes, 0);
    Arrays.fill(curvatures, 0);
    byte[] column = bins[feature];
    for (int i = from; i < to; i++) {
      int row = rows[i];
      slopes[column[row]] += slope[row];
      curvatures[column[row]] += curvature[row];
    }
  }

  /** Yes before no, each in its order; where no begins. */
  private int part(int from, int to, Cut cut) {
    int yes = from;
    int no = 0;
    for (int i = from; i < to; i++) {
      if (bins[cut.feature][rows[i]] <= cut.bin) {
        rows[yes++] = rows[i];
      } else {
        scratch[no++] = rows[i];
      }
    }
    System.arraycopy(scratch, 0, rows, yes, no);
    return yes;
  }
}
