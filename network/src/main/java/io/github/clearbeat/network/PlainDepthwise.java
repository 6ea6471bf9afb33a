package io.github.clearbeat.network;

import java.util.List;

/** A convolution with one filter a channel, in plain loops over the channels. */
final class PlainDepthwise implements Kernel {
  private final Layer.Conv conv;
  private final float[][] taps;
  private final float[] bias;
  private final boolean relu;

  /** Weights as in {@link Layer.Conv}: {@code [channels][1][kernel]}. */
  PlainDepthwise(Layer.Conv conv, float[] weight, float[] bias, boolean relu) {
    this.conv = conv;
    this.taps = new float[conv.kernel()][conv.out()];
    for (int c = 0; c < conv.out(); c++) {
      for (int k = 0; k < conv.kernel(); k++) {
        taps[k][c] = weight[c * conv.kernel() + k];
      }
    }
    this.bias = bias.clone();
    this.relu = relu;
  }

  @Override
  public Step bind(List<float[][]> inputs, float[][] output) {
    float[][] x = Rows.padded(inputs.get(0), conv.padLeft(), conv.padRight(), new float[conv.in()]);
    return () -> run(x, output);
  }

  private void run(float[][] x, float[][] output) {
    for (int t = 0; t < output.length; t++) {
      float[] y = output[t];
      System.arraycopy(bias, 0, y, 0, y.length);
      for (int k = 0; k < taps.length; k++) {
        Rows.multiply(y, x[t * conv.stride() + k * conv.dilation()], taps[k]);
      }
      if (relu) {
        Rows.relu(y);
      }
    }
  }
}
