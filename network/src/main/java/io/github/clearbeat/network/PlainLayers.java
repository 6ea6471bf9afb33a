package io.github.clearbeat.network;

import java.util.Arrays;
import java.util.List;

/** The kernels of the layers that need no weights or one a channel: short loops over rows. */
final class PlainLayers {
  private PlainLayers() {}

  /** y = scale · x + shift, each channel for itself. */
  static Kernel affine(float[] scale, float[] shift) {
    return (inputs, output) -> () -> affine(inputs.get(0), scale, shift, output);
  }

  static Kernel relu() {
    return (inputs, output) -> () -> copy(inputs.get(0), output, true);
  }

  static Kernel copy() {
    return (inputs, output) -> () -> copy(inputs.get(0), output, false);
  }

  static Kernel maxPool(Layer.MaxPool pool) {
    return (inputs, output) -> () -> maxPool(pool, inputs.get(0), output);
  }

  static Kernel average() {
    return (inputs, output) -> () -> average(inputs.get(0), output[0]);
  }

  static Kernel concat() {
    return (inputs, output) -> () -> concat(inputs, output);
  }

  static Kernel sum() {
    return (inputs, output) -> () -> sum(inputs, output);
  }

  static Kernel softmax() {
    return (inputs, output) -> {
      double[] powers = new double[output[0].length];
      return () -> softmax(inputs.get(0), output, powers);
    };
  }

  /** The kernel, then max(0, ·) in place. */
  static Kernel rectified(Kernel kernel) {
    return (inputs, output) -> {
      Step step = kernel.bind(inputs, output);
      return () -> {
        step.run();
        for (float[] y : output) {
          Rows.relu(y);
        }
      };
    };
  }

  private static void affine(float[][] x, float[] scale, float[] shift, float[][] output) {
    for (int t = 0; t < output.length; t++) {
      System.arraycopy(shift, 0, output[t], 0, shift.length);
      Rows.multiply(output[t], x[t], scale);
    }
  }

  private static void copy(float[][] x, float[][] output, boolean relu) {
    for (int t = 0; t < output.length; t++) {
      System.arraycopy(x[t], 0, output[t], 0, output[t].length);
      if (relu) {
        Rows.relu(output[t]);
      }
    }
  }

  private static void maxPool(Layer.MaxPool pool, float[][] x, float[][] output) {
    for (int t = 0; t < output.length; t++) {
      int start = t * pool.stride();
      System.arraycopy(x[start], 0, output[t], 0, output[t].length);
      for (int k = 1; k < pool.kernel(); k++) {
        greater(output[t], x[start + k]);
      }
    }
  }

  private static void greater(float[] y, float[] x) {
    for (int c = 0; c < y.length; c++) {
      y[c] = Math.max(y[c], x[c]);
    }
  }

  private static void average(float[][] x, float[] y) {
    Arrays.fill(y, 0f);
    for (float[] row : x) {
      Rows.add(y, 1f, row);
    }
    for (int c = 0; c < y.length; c++) {
      y[c] /= x.length;
    }
  }

  private static void concat(List<float[][]> inputs, float[][] output) {
    int first = 0;
    for (int i = 0; i < inputs.size(); i++) {
      float[][] x = inputs.get(i);
      int channels = x[0].length;
      for (int t = 0; t < output.length; t++) {
        System.arraycopy(x[t], 0, output[t], first, channels);
      }
      first += channels;
    }
  }

  private static void sum(List<float[][]> inputs, float[][] output) {
    copy(inputs.get(0), output, false);
    for (int i = 1; i < inputs.size(); i++) {
      float[][] x = inputs.get(i);
      for (int t = 0; t < output.length; t++) {
        Rows.add(output[t], 1f, x[t]);
      }
    }
  }

  private static void softmax(float[][] x, float[][] output, double[] powers) {
    for (int t = 0; t < output.length; t++) {
      softmax(x[t], 0, output[t], 0, powers);
    }
  }

  /**
   * exp(x) / Σ exp(x) through StrictMath, so that the bits are the same on every machine.
   *
   * @param powers room for as many numbers as there are channels
   */
  static void softmax(float[] x, int from, float[] y, int to, double[] powers) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < powers.length; c++) {
      greatest = Math.max(greatest, x[from + c]);
    }
    double sum = 0;
    for (int c = 0; c < powers.length; c++) {
      powers[c] = StrictMath.exp((double) x[from + c] - greatest);
      sum += powers[c];
    }
    for (int c = 0; c < powers.length; c++) {
      y[to + c] = (float) (powers[c] / sum);
    }
  }
}
