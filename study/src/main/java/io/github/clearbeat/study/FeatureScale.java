package io.github.clearbeat.study;

/**
 * Brings features to mean 0 and deviation 1 as they have them in a training fold.
 *
 * <p>A feature that does not vary there becomes 0; what lies more than {@link #MOST} deviations out
 * is drawn in.
 *
 * <pre>{@code
 * FeatureScale scale = FeatureScale.of(training);
 * float[] network = scale.apply(features);
 * }</pre>
 *
 * @param means one a feature
 * @param deviations one a feature, with n; 0 where a feature does not vary
 */
record FeatureScale(double[] means, double[] deviations) {
  /** The farthest a value may lie from the mean, in deviations. */
  static final double MOST = 10;

  /**
   * Measures a training fold.
   *
   * @param examples [example][feature], at least one
   */
  static FeatureScale of(float[][] examples) {
    int features = examples[0].length;
    double[] means = new double[features];
    double[] deviations = new double[features];
    for (int f = 0; f < features; f++) {
      for (float[] example : examples) {
        means[f] += example[f] / (double) examples.length;
      }
      double squares = 0;
      for (float[] example : examples) {
        squares += (example[f] - means[f]) * (example[f] - means[f]);
      }
      double deviation = Math.sqrt(squares / examples.length);
      deviations[f] = deviation > 1e-9 * (1 + Math.abs(means[f])) ? deviation : 0;
    }
    return new FeatureScale(means, deviations);
  }

  /** The features of one example, standardised. */
  float[] apply(float[] features) {
    if (features.length != means.length) {
      throw new IllegalArgumentException(
          "expected " + means.length + " features, found " + features.length);
    }
    float[] scaled = new float[features.length];
    for (int f = 0; f < scaled.length; f++) {
      double value = deviations[f] == 0 ? 0 : (features[f] - means[f]) / deviations[f];
      scaled[f] = (float) Math.max(-MOST, Math.min(MOST, value));
    }
    return scaled;
  }
}
