package io.github.clearbeat.network;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/** A convolution with one filter a channel: a vector of channels at four times together. */
final class VectorDepthwise implements VectorKernel {
  private static final int ROWS = 4;

  private final Layer.Conv conv;
  private final int whole;
  private final float[] taps;
  private final float[] bias;
  private final float lowest;

  /** Weights as in {@link Layer.Conv}: {@code [channels][1][kernel]}. */
  VectorDepthwise(Layer.Conv conv, float[] weight, float[] bias, boolean relu) {
    this.conv = conv;
    this.lowest = Lanes.lowest(relu);
    this.whole = Lanes.whole(conv.out());
    this.taps = new float[conv.kernel() * whole];
    for (int c = 0; c < conv.out(); c++) {
      for (int k = 0; k < conv.kernel(); k++) {
        taps[k * whole + c] = weight[c * conv.kernel() + k];
      }
    }
    this.bias = java.util.Arrays.copyOf(bias, whole);
  }

  @Override
  public Step bind(List<Flat> inputs, Flat output) {
    Flat input = inputs.get(0);
    return () -> run(input, output);
  }

  private void run(Flat input, Flat output) {
    int last = output.time() - ROWS;
    if (last < 0) {
      for (int t = 0; t < output.time(); t++) {
        single(input, t, output);
      }
      return;
    }
    for (int t = 0; t < last; t += ROWS) {
      block(input, t, output);
    }
    block(input, last, output);
  }

  private void block(Flat input, int t, Flat output) {
    float[] x = input.values();
    float[] y = output.values();
    int step = conv.stride() * input.stride();
    int tap = conv.dilation() * input.stride();
    int from = input.row(t * conv.stride() - conv.padLeft());
    FloatVector floor = FloatVector.broadcast(Lanes.SPECIES, lowest);
    for (int c = 0; c < whole; c += Lanes.COUNT) {
      FloatVector a = FloatVector.fromArray(Lanes.SPECIES, bias, c);
      FloatVector b = a;
      FloatVector d = a;
      FloatVector e = a;
      int at = from + c;
      for (int k = c; k < taps.length; k += whole, at += tap) {
        FloatVector w = FloatVector.fromArray(Lanes.SPECIES, taps, k);
        a = FloatVector.fromArray(Lanes.SPECIES, x, at).mul(w).add(a);
        b = FloatVector.fromArray(Lanes.SPECIES, x, at + step).mul(w).add(b);
        d = FloatVector.fromArray(Lanes.SPECIES, x, at + 2 * step).mul(w).add(d);
        e = FloatVector.fromArray(Lanes.SPECIES, x, at + 3 * step).mul(w).add(e);
      }
      int to = output.row(t) + c;
      floor.max(a).intoArray(y, to);
      floor.max(b).intoArray(y, to + output.stride());
      floor.max(d).intoArray(y, to + 2 * output.stride());
      floor.max(e).intoArray(y, to + 3 * output.stride());
    }
  }

  private void single(Flat input, int t, Flat output) {
    int tap = conv.dilation() * input.stride();
    int from = input.row(t * conv.stride() - conv.padLeft());
    for (int c = 0; c < whole; c += Lanes.COUNT) {
      FloatVector a = FloatVector.fromArray(Lanes.SPECIES, bias, c);
      int at = from + c;
      for (int k = c; k < taps.length; k += whole, at += tap) {
        a =
            FloatVector.fromArray(Lanes.SPECIES, input.values(), at)
                .mul(FloatVector.fromArray(Lanes.SPECIES, taps, k))
                .add(a);
      }
      FloatVector.broadcast(Lanes.SPECIES, lowest)
          .max(a)
          .intoArray(output.values(), output.row(t) + c);
    }
  }
}
