package io.github.clearbeat.study;

/** What boosted trees and logistic regression share: weights of classes and probabilities. */
final class SoftmaxLoss {
  private SoftmaxLoss() {}

  /**
   * The weight of each class: ln(N / n_c), mean 1 over the classes that are there, at least 0.2.
   *
   * @param classes the class of each example
   * @param count of classes
   */
  static double[] classWeights(int[] classes, int count) {
    double[] weights = new double[count];
    for (int one : classes) {
      weights[one]++;
    }
    double sum = 0;
    int there = 0;
    for (int c = 0; c < count; c++) {
      if (weights[c] > 0) {
        weights[c] = StrictMath.log(classes.length / weights[c]);
        sum += weights[c];
        there++;
      }
    }
    for (int c = 0; c < count; c++) {
      weights[c] = sum > 0 ? Math.max(0.2, weights[c] * there / sum) : 1;
    }
    return weights;
  }

  /** Turns logits into probabilities, in place. */
  static double[] softmax(double[] logits) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      logits[c] = StrictMath.exp(logits[c] - highest);
      sum += logits[c];
    }
    for (int c = 0; c < logits.length; c++) {
      logits[c] /= sum;
    }
    return logits;
  }
}
