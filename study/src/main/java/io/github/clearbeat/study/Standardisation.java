package io.github.clearbeat.study;

/** Features brought to mean 0 and deviation 1 by what the training examples have. */
record Standardisation(float[] mean, float[] deviation) {
  /** How far a standardised value may lie from 0: an outlier is kept from drowning the rest. */
  private static final float FARTHEST = 8;

  /** Learns from the examples of a training part. */
  static Standardisation of(Examples training, int input) {
    int size = training.size(input);
    double[] sum = new double[size];
    double[] squares = new double[size];
    float[] one = new float[size];
    for (int i = 0; i < training.count(); i++) {
      training.copyInput(i, input, one, 0);
      for (int f = 0; f < size; f++) {
        sum[f] += one[f];
        squares[f] += (double) one[f] * one[f];
      }
    }
    float[] mean = new float[size];
    float[] deviation = new float[size];
    int count = Math.max(1, training.count());
    for (int f = 0; f < size; f++) {
      double middle = sum[f] / count;
      mean[f] = (float) middle;
      deviation[f] = (float) Math.sqrt(Math.max(0, squares[f] / count - middle * middle));
    }
    return new Standardisation(mean, deviation);
  }

  /** All examples of a storage, standardised, the storage itself left as it is. */
  Examples apply(Examples examples, int input) {
    float[] storage = examples.allRows(input);
    for (int i = 0; i < storage.length; i++) {
      int f = i % mean.length;
      float value = deviation[f] > 0 ? (storage[i] - mean[f]) / deviation[f] : 0;
      storage[i] = Math.max(-FARTHEST, Math.min(FARTHEST, value));
    }
    return examples.replacing(input, storage);
  }
}
