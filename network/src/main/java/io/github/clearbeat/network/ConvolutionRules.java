package io.github.clearbeat.network;

/** The rules of convolutions: each output's gradient goes back through the taps it came through. */
final class ConvolutionRules {
  private ConvolutionRules() {}

  /** The weights by tap and output, packed once and shared: {@code [kernel][out][in / groups]}. */
  static float[][][] transposed(Layer.Conv conv, float[] weight) {
    int in = conv.in() / conv.groups();
    float[][][] rows = new float[conv.kernel()][conv.out()][in];
    for (int o = 0; o < conv.out(); o++) {
      for (int i = 0; i < in; i++) {
        for (int k = 0; k < conv.kernel(); k++) {
          rows[k][o][i] = weight[(o * in + i) * conv.kernel() + k];
        }
      }
    }
    return rows;
  }

  static Rule of(Layer.Conv conv, float[][][] transposed, float[][] into, float[][] from) {
    // What falls on the padding is summed up there and forgotten.
    float[][] padded = Rows.padded(into, conv.padLeft(), conv.padRight(), new float[conv.in()]);
    if (conv.isDepthwise()) {
      return depthwise(conv, transposed, padded, from);
    }
    return conv.groups() == 1
        ? full(conv, transposed, padded, from)
        : grouped(conv, transposed, padded, from);
  }

  private static Rule full(Layer.Conv conv, float[][][] rows, float[][] into, float[][] from) {
    return (inputs, output) -> {
      for (int t = 0; t < from.length; t++) {
        for (int k = 0; k < rows.length; k++) {
          Rows.mix(into[t * conv.stride() + k * conv.dilation()], from[t], rows[k]);
        }
      }
    };
  }

  private static Rule depthwise(
      Layer.Conv conv, float[][][] transposed, float[][] into, float[][] from) {
    float[][] taps = new float[conv.kernel()][conv.out()];
    for (int k = 0; k < taps.length; k++) {
      for (int c = 0; c < conv.out(); c++) {
        taps[k][c] = transposed[k][c][0];
      }
    }
    return (inputs, output) -> {
      for (int t = 0; t < from.length; t++) {
        for (int k = 0; k < taps.length; k++) {
          Rows.multiply(into[t * conv.stride() + k * conv.dilation()], from[t], taps[k]);
        }
      }
    };
  }

  private static Rule grouped(Layer.Conv conv, float[][][] rows, float[][] into, float[][] from) {
    int in = conv.in() / conv.groups();
    int out = conv.out() / conv.groups();
    return (inputs, output) -> {
      for (int t = 0; t < from.length; t++) {
        for (int k = 0; k < rows.length; k++) {
          float[] x = into[t * conv.stride() + k * conv.dilation()];
          for (int o = 0; o < conv.out(); o++) {
            for (int i = 0; i < in; i++) {
              x[o / out * in + i] += from[t][o] * rows[k][o][i];
            }
          }
        }
      }
    };
  }
}
