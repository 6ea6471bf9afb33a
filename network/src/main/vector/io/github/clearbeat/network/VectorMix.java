package io.github.clearbeat.network;

import java.util.List;

/** A convolution without groups, or a dense layer, as a product of matrices with packed weights. */
final class VectorMix implements VectorKernel {
  /**
   * Vectors of outputs in a block. Four would be a little faster, but then C2 finds the loop too
   * large and leaves some calls as calls.
   */
  private static final int WIDEST = 2;

  private final Layer.Conv conv;
  private final int[] widths;
  private final float[] weight;
  private final float[] bias;
  private final boolean relu;

  /** Weights as in {@link Layer.Conv}: {@code [out][in][kernel]}. */
  VectorMix(Layer.Conv conv, float[] weight, float[] bias, boolean relu) {
    this.conv = conv;
    this.relu = relu;
    int whole = Lanes.whole(conv.out());
    this.bias = java.util.Arrays.copyOf(bias, whole);
    this.widths = widths(whole / Lanes.COUNT);
    this.weight = new float[whole * conv.in() * conv.kernel()];
    int first = 0;
    for (int width : widths) {
      pack(weight, first, width * Lanes.COUNT);
      first += width * Lanes.COUNT;
    }
  }

  /** How many vectors each block of outputs has: as many as fit, then halves. */
  private static int[] widths(int vectors) {
    int[] widths = new int[vectors];
    int blocks = 0;
    int left = vectors;
    for (int width = WIDEST; width > 0; width /= 2) {
      for (; left >= width; left -= width) {
        widths[blocks++] = width;
      }
    }
    return java.util.Arrays.copyOf(widths, blocks);
  }

  /** Packs a block of outputs as {@code [kernel][in][outputs of the block]}. */
  private void pack(float[] from, int first, int outputs) {
    int at = first * conv.in() * conv.kernel();
    for (int k = 0; k < conv.kernel(); k++) {
      for (int i = 0; i < conv.in(); i++) {
        for (int o = first; o < Math.min(first + outputs, conv.out()); o++) {
          weight[at + o - first] = from[(o * conv.in() + i) * conv.kernel() + k];
        }
        at += outputs;
      }
    }
  }

  @Override
  public Step bind(List<Flat> inputs, Flat output) {
    return new VectorProduct(this, inputs.get(0), output);
  }

  Layer.Conv conv() {
    return conv;
  }

  /** How many vectors each block of outputs has. */
  int[] widths() {
    return widths;
  }

  /** Block by block, each {@code [kernel][in][outputs of the block]}. */
  float[] weight() {
    return weight;
  }

  float[] bias() {
    return bias;
  }

  boolean relu() {
    return relu;
  }
}
