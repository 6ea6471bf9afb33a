package io.github.clearbeat.network;

import java.util.List;

/** A convolution with any number of groups, output by output. */
final class PlainGrouped implements Kernel {
  private final Layer.Conv conv;
  private final float[] weight;
  private final float[] bias;
  private final boolean relu;

  /** Weights as in {@link Layer.Conv}: {@code [out][in / groups][kernel]}. */
  PlainGrouped(Layer.Conv conv, float[] weight, float[] bias, boolean relu) {
    this.conv = conv;
    this.weight = weight.clone();
    this.bias = bias.clone();
    this.relu = relu;
  }

  @Override
  public Step bind(List<float[][]> inputs, float[][] output) {
    float[][] x = Rows.padded(inputs.get(0), conv.padLeft(), conv.padRight(), new float[conv.in()]);
    return () -> run(x, output);
  }

  private void run(float[][] x, float[][] output) {
    int perGroup = conv.out() / conv.groups();
    for (int t = 0; t < output.length; t++) {
      float[] y = output[t];
      for (int o = 0; o < y.length; o++) {
        float sum = filtered(x, t * conv.stride(), o, o / perGroup);
        y[o] = relu ? Math.max(sum, 0f) : sum;
      }
    }
  }

  private float filtered(float[][] x, int start, int o, int group) {
    int in = conv.in() / conv.groups();
    float sum = bias[o];
    for (int k = 0; k < conv.kernel(); k++) {
      float[] row = x[start + k * conv.dilation()];
      for (int i = 0; i < in; i++) {
        sum += weight[(o * in + i) * conv.kernel() + k] * row[group * in + i];
      }
    }
    return sum;
  }
}
