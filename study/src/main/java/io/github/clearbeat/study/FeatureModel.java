package io.github.clearbeat.study;

/**
 * A classifier that sees features only: the baseline that a network on the signal must beat.
 *
 * <p>Examples of rare classes weigh more, by ln(N / n_c) with mean 1 over the classes and at least
 * 0.2, as in the training of networks. The same examples and seed give the same model.
 *
 * <pre>{@code
 * FeatureModel model = FeatureModel.boostedTrees(features, classes, 4, 1);
 * double[] probabilities = model.probabilities(RhythmFeatures.of(strip, peaks).floats());
 * }</pre>
 */
public sealed interface FeatureModel permits BoostedTrees, LogisticModel {
  /** Probabilities of the classes; they add up to 1. */
  double[] probabilities(float[] features);

  /** The most probable class; the first of several. */
  default int predict(float[] features) {
    double[] probabilities = probabilities(features);
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best;
  }

  /**
   * Gradient boosting of the softmax loss with Newton steps over histograms (Friedman 2001; Chen
   * and Guestrin 2016): 150 rounds of one tree of depth 4 a class, rate 0.1, ridge 1, seven tenths
   * of the examples and half of the features a tree.
   *
   * @param examples [example][feature]
   * @param classes the class of each example, 0 to {@code count} − 1
   * @param count of classes
   * @param seed of the draws
   */
  static FeatureModel boostedTrees(float[][] examples, int[] classes, int count, long seed) {
    check(examples, classes, count);
    return BoostedTrees.fit(examples, classes, count, seed);
  }

  /**
   * Multinomial logistic regression on standardised features, with a ridge of 1/1000 on the weights
   * a mean loss, biases free; fitted to the minimum.
   *
   * @param examples [example][feature]
   * @param classes the class of each example, 0 to {@code count} − 1
   * @param count of classes
   */
  static FeatureModel logistic(float[][] examples, int[] classes, int count) {
    check(examples, classes, count);
    return LogisticModel.fit(examples, classes, count, 1e-3);
  }

  private static void check(float[][] examples, int[] classes, int count) {
    if (examples.length == 0 || examples.length != classes.length || count < 2) {
      throw new IllegalArgumentException(
          "expected as many classes as examples and two classes or more, found "
              + classes.length
              + " for "
              + examples.length
              + " examples of "
              + count
              + " classes");
    }
  }
}
