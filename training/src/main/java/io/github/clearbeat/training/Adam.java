package io.github.clearbeat.training;

/**
 * Adam (Kingma, Ba 2015, algorithm 1) with decoupled weight decay (Loshchilov, Hutter 2019,
 * algorithm 2), β₁ 0.9, β₂ 0.999, ε 1e-8, over one flat array.
 */
final class Adam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final float EPSILON = 1e-8f;

  private final double weightDecay;
  private final float[] first;
  private final float[] second;
  private int steps;

  Adam(int size, double weightDecay) {
    this.first = new float[size];
    this.second = new float[size];
    this.weightDecay = weightDecay;
  }

  /** Moves the weights by one step of that size. */
  void step(float[] weights, float[] gradients, double learningRate) {
    steps++;
    float rate = (float) (learningRate / (1 - StrictMath.pow(BETA_1, steps)));
    float root = (float) (1 / StrictMath.sqrt(1 - StrictMath.pow(BETA_2, steps)));
    float keep = (float) (1 - learningRate * weightDecay);
    float b1 = (float) BETA_1;
    float c1 = (float) (1 - BETA_1);
    float b2 = (float) BETA_2;
    float c2 = (float) (1 - BETA_2);
    float[] m = first;
    float[] v = second;
    for (int i = 0; i < m.length; i++) {
      float g = gradients[i];
      float mean = b1 * m[i] + c1 * g;
      float square = b2 * v[i] + c2 * g * g;
      m[i] = mean;
      v[i] = square;
      weights[i] = keep * weights[i] - rate * mean / ((float) Math.sqrt(square) * root + EPSILON);
    }
  }

  /** Shortens a gradient to that Euclidean norm if it is longer; 0 for never. */
  static void clip(float[] gradients, double norm) {
    if (norm == 0) {
      return;
    }
    double squares = 0;
    for (float gradient : gradients) {
      squares += (double) gradient * gradient;
    }
    if (squares > norm * norm) {
      float factor = (float) (norm / StrictMath.sqrt(squares));
      for (int i = 0; i < gradients.length; i++) {
        gradients[i] *= factor;
      }
    }
  }

  /** The running mean of the gradients, not a copy. */
  float[] first() {
    return first;
  }

  /** The running mean of their squares, not a copy. */
  float[] second() {
    return second;
  }

  int steps() {
    return steps;
  }

  /** Takes up where another left off. */
  void restore(float[] mean, float[] square, int stepsDone) {
    System.arraycopy(mean, 0, first, 0, first.length);
    System.arraycopy(square, 0, second, 0, second.length);
    steps = stepsDone;
  }
}
