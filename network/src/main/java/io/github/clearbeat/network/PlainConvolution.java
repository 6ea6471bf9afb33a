package io.github.clearbeat.network;

import java.util.List;

/** A convolution without groups, or a dense layer, in plain loops over the output's channels. */
final class PlainConvolution implements Kernel {
  private final Layer.Conv conv;
  private final float[][][] rows;
  private final float[] bias;
  private final boolean relu;

  /** Weights as in {@link Layer.Conv}: {@code [out][in][kernel]}. */
  PlainConvolution(Layer.Conv conv, float[] weight, float[] bias, boolean relu) {
    this.conv = conv;
    this.rows = packed(conv, weight);
    this.bias = bias.clone();
    this.relu = relu;
  }

  /** A row of all outputs for each tap and input: {@code [kernel][in][out]}. */
  private static float[][][] packed(Layer.Conv conv, float[] weight) {
    float[][][] rows = new float[conv.kernel()][conv.in()][conv.out()];
    for (int o = 0; o < conv.out(); o++) {
      for (int i = 0; i < conv.in(); i++) {
        for (int k = 0; k < conv.kernel(); k++) {
          rows[k][i][o] = weight[(o * conv.in() + i) * conv.kernel() + k];
        }
      }
    }
    return rows;
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
      for (int k = 0; k < rows.length; k++) {
        Rows.mix(y, x[t * conv.stride() + k * conv.dilation()], rows[k]);
      }
      if (relu) {
        Rows.relu(y);
      }
    }
  }
}
