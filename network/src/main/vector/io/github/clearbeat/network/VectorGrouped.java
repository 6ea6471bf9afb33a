package io.github.clearbeat.network;

import java.util.List;

/** A convolution with any number of groups, output by output: rare, and not in vectors. */
final class VectorGrouped implements VectorKernel {
  private final Layer.Conv conv;
  private final float[] weight;
  private final float[] bias;
  private final boolean relu;

  /** Weights as in {@link Layer.Conv}: {@code [out][in / groups][kernel]}. */
  VectorGrouped(Layer.Conv conv, float[] weight, float[] bias, boolean relu) {
    this.conv = conv;
    this.weight = weight.clone();
    this.bias = bias.clone();
    this.relu = relu;
  }

  @Override
  public Step bind(List<Flat> inputs, Flat output) {
    Flat input = inputs.get(0);
    return () -> run(input, output);
  }

  private void run(Flat input, Flat output) {
    int perGroup = conv.out() / conv.groups();
    for (int t = 0; t < output.time(); t++) {
      int from = input.row(t * conv.stride() - conv.padLeft());
      for (int o = 0; o < conv.out(); o++) {
        float sum = filtered(input, from, o, o / perGroup);
        output.values()[output.row(t) + o] = relu ? Math.max(sum, 0f) : sum;
      }
    }
  }

  private float filtered(Flat input, int from, int o, int group) {
    int in = conv.in() / conv.groups();
    float sum = bias[o];
    for (int k = 0; k < conv.kernel(); k++) {
      int at = from + k * conv.dilation() * input.stride() + group * in;
      for (int i = 0; i < in; i++) {
        sum += weight[(o * in + i) * conv.kernel() + k] * input.values()[at + i];
      }
    }
    return sum;
  }
}
