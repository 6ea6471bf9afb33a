package io.github.clearbeat.study;

/** Multinomial logistic regression on standardised features. */
final class LogisticModel implements FeatureModel {
  private static final int MOST_STEPS = 5000;
  private static final double STILL = 1e-6; // largest component of the gradient at the end

  private final FeatureScale scale;
  private final double[][] weights; // [class][feature + 1], the bias last

  private LogisticModel(FeatureScale scale, double[][] weights) {
    this.scale = scale;
    this.weights = weights;
  }

  /** Nesterov's accelerated gradient, begun anew where it turns back (O'Donoghue, Candès 2015). */
  static LogisticModel fit(float[][] examples, int[] classes, int count, double ridge) {
    FeatureScale scale = FeatureScale.of(examples);
    float[][] scaled = new float[examples.length][];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = scale.apply(examples[i]);
    }
    double[] exampleWeights = exampleWeights(classes, count);
    int width = scaled[0].length + 1;
    double step = 1 / (0.5 * largestCurvature(scaled, exampleWeights) + ridge);
    double[][] here = new double[count][width];
    double[][] ahead = new double[count][width];
    double[][] gradient = new double[count][width];
    double momentum = 1;
    for (int s = 0; s < MOST_STEPS; s++) {
      gradient(scaled, classes, exampleWeights, ahead, ridge, gradient);
      if (largest(gradient) < STILL) {
        break;
      }
      double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      double share = (momentum - 1) / next;
      double uphill = 0;
      for (int c = 0; c < count; c++) {
        for (int f = 0; f < width; f++) {
          double moved = ahead[c][f] - step * gradient[c][f];
          uphill += gradient[c][f] * (moved - here[c][f]);
          ahead[c][f] = moved + share * (moved - here[c][f]);
          here[c][f] = moved;
        }
      }
      momentum = uphill > 0 ? 1 : next;
    }
    return new LogisticModel(scale, here);
  }

  private static double[] exampleWeights(int[] classes, int count) {
    double[] ofClass = SoftmaxLoss.classWeights(classes, count);
    double sum = 0;
    for (int one : classes) {
      sum += ofClass[one];
    }
    double[] weights = new double[classes.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ofClass[classes[i]] / sum;
    }
    return weights;
  }

  /** The largest eigenvalue of Σ w x xᵀ, by the power method, and a little more. */
  private static double largestCurvature(float[][] examples, double[] weights) {
    int width = examples[0].length + 1;
    double[] vector = new double[width];
    java.util.Arrays.fill(vector, 1);
    double length = 1;
    for (int round = 0; round < 30; round++) {
      double[] next = new double[width];
      for (int i = 0; i < examples.length; i++) {
        double along = weights[i] * dot(vector, examples[i]);
        for (int f = 0; f < width - 1; f++) {
          next[f] += along * examples[i][f];
        }
        next[width - 1] += along;
      }
      double squares = 0;
      for (double value : next) {
        squares += value * value;
      }
      length = Math.sqrt(squares);
      for (int f = 0; f < width; f++) {
        vector[f] = next[f] / length;
      }
    }
    return 1.1 * length;
  }

  private static double dot(double[] weights, float[] features) {
    double sum = weights[features.length];
    for (int f = 0; f < features.length; f++) {
      sum += weights[f] * features[f];
    }
    return sum;
  }

  private static void gradient(
      float[][] examples,
      int[] classes,
      double[] exampleWeights,
      double[][] weights,
      double ridge,
      double[][] gradient) {
    int features = examples[0].length;
    for (int c = 0; c < weights.length; c++) {
      for (int f = 0; f <= features; f++) {
        gradient[c][f] = f < features ? ridge * weights[c][f] : 0;
      }
    }
    for (int i = 0; i < examples.length; i++) {
      double[] error = probabilities(weights, examples[i]);
      error[classes[i]] -= 1;
      for (int c = 0; c < error.length; c++) {
        double share = exampleWeights[i] * error[c];
        double[] row = gradient[c];
        for (int f = 0; f < features; f++) {
          row[f] += share * examples[i][f];
        }
        row[features] += share;
      }
    }
  }

  private static double largest(double[][] values) {
    double largest = 0;
    for (double[] row : values) {
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  private static double[] probabilities(double[][] weights, float[] scaled) {
    double[] logits = new double[weights.length];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = dot(weights[c], scaled);
    }
    return SoftmaxLoss.softmax(logits);
  }

  @Override
  public double[] probabilities(float[] features) {
    return probabilities(weights, scale.apply(features));
  }
}
