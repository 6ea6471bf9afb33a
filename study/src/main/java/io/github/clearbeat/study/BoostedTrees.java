package io.github.clearbeat.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Boosted trees, one a class and round; see {@link FeatureModel#boostedTrees}. */
final class BoostedTrees implements FeatureModel {
  private static final int ROUNDS = 150;
  private static final double ROWS = 0.7;

  private final int classes;
  private final double[] bias;
  private final List<RegressionTree> trees = new ArrayList<>(); // round after round, class by class

  private BoostedTrees(double[] bias) {
    this.bias = bias;
    classes = bias.length;
  }

  static BoostedTrees fit(float[][] examples, int[] classes, int count, long seed) {
    double[] weights = SoftmaxLoss.classWeights(classes, count);
    BoostedTrees model = new BoostedTrees(bias(classes, count, weights));
    TreeGrower grower = new TreeGrower(examples);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] logits = new double[examples.length][];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = model.bias.clone();
    }
    double[] slope = new double[examples.length];
    double[] curvature = new double[examples.length];
    for (int round = 0; round < ROUNDS; round++) {
      double[][] probabilities = new double[logits.length][];
      for (int i = 0; i < logits.length; i++) {
        probabilities[i] = SoftmaxLoss.softmax(logits[i].clone());
      }
      int[] rows = rows(examples.length, random);
      for (int c = 0; c < count; c++) {
        for (int i = 0; i < examples.length; i++) {
          double p = probabilities[i][c];
          double weight = weights[classes[i]];
          slope[i] = weight * (p - (classes[i] == c ? 1 : 0));
          curvature[i] = weight * Math.max(1e-6, 2 * p * (1 - p));
        }
        RegressionTree tree = grower.grow(rows.clone(), slope, curvature, random);
        model.trees.add(tree);
        for (int i = 0; i < examples.length; i++) {
          logits[i][c] += tree.value(examples[i]);
        }
      }
    }
    return model;
  }

  private static double[] bias(int[] classes, int count, double[] weights) {
    double[] bias = new double[count];
    Arrays.fill(bias, 1e-3);
    for (int one : classes) {
      bias[one] += weights[one];
    }
    for (int c = 0; c < count; c++) {
      bias[c] = StrictMath.log(bias[c]);
    }
    return bias;
  }

  private static int[] rows(int count, SplittableRandom random) {
    int[] rows = new int[count];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (random.nextDouble() < ROWS) {
        rows[kept++] = i;
      }
    }
    return kept == 0 ? new int[] {0} : Arrays.copyOf(rows, kept);
  }

  @Override
  public double[] probabilities(float[] features) {
    double[] logits = bias.clone();
    for (int t = 0; t < trees.size(); t++) {
      logits[t % classes] += trees.get(t).value(features);
    }
    return SoftmaxLoss.softmax(logits);
  }
}
