package io.github.clearbeat.network;

import java.util.HashMap;
import java.util.Map;

/**
 * What the numbers of a network take once its weights are kept as 8-bit integers, symmetric and
 * with one scale for each output channel (Jacob et al. 2018, "Quantization and Training of Neural
 * Networks for Efficient Integer-Arithmetic-Only Inference", section 2; per channel as in
 * Krishnamoorthi 2018, section 3.1). It follows from the layers alone.
 *
 * <p>Counted are one byte for each weight of a convolution or dense layer, and four bytes for each
 * scale, for each bias, and for both constants of each channel that is normalised on its own. A
 * batch norm behind a convolution, read by nobody else, is folded into it and costs at most the
 * bias that it gives the convolution; any other keeps a factor and a shift a channel. Not counted
 * are code, the graph itself, buffers for activations, and scales of activations.
 *
 * <pre>{@code
 * Int8Size size = Int8Size.of(ArrhythmiNet.v1());
 * size.int8Weights();    // 71,040: one byte each
 * size.bytes();          // 81,192
 * }</pre>
 *
 * @param int8Weights weights of convolutions and dense layers, a byte each
 * @param scales output channels of convolutions and dense layers, a 4-byte float each
 * @param biases of convolutions and dense layers, a 4-byte integer each
 * @param normalisation factors and shifts of values that are normalised on their own, a 4-byte
 *     float each
 */
public record Int8Size(long int8Weights, long scales, long biases, long normalisation) {
  private static final int BYTES_OF_A_NUMBER = 4;

  /** Counts the numbers of a network. */
  public static Int8Size of(Spec spec) {
    Map<String, Integer> uses = new HashMap<>();
    spec.nodes()
        .forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
    spec.outputs().forEach(output -> uses.merge(output, 1, Integer::sum));
    Map<String, Boolean> biased = new HashMap<>();
    Int8Size size = new Int8Size(0, 0, 0, 0);
    for (Spec.Node node : spec.nodes()) {
      String input = node.inputs().get(0);
      Boolean convolved = uses.get(input) == 1 ? biased.get(input) : null;
      if (node.layer() instanceof Layer.Conv conv) {
        long weights = (long) conv.out() * (conv.in() / conv.groups()) * conv.kernel();
        size = size.plus(weights, conv.out(), conv.bias() ? conv.out() : 0, 0);
        biased.put(node.name(), conv.bias());
      } else if (node.layer() instanceof Layer.Dense dense) {
        size = size.plus((long) dense.in() * dense.out(), dense.out(), dense.out(), 0);
      } else if (node.layer() instanceof Layer.BatchNorm norm && convolved == null) {
        size = size.plus(0, 0, 0, 2L * norm.channels());
      } else if (node.layer() instanceof Layer.BatchNorm norm) {
        size = size.plus(0, 0, convolved ? 0 : norm.channels(), 0);
        biased.put(node.name(), true);
      } else if (node.layer() instanceof Layer.Dropout && convolved != null) {
        biased.put(node.name(), convolved);
      }
    }
    return size;
  }

  private Int8Size plus(long weights, long moreScales, long moreBiases, long constants) {
    return new Int8Size(
        int8Weights + weights, scales + moreScales, biases + moreBiases, normalisation + constants);
  }

  /** All of it in bytes. */
  public long bytes() {
    return int8Weights + BYTES_OF_A_NUMBER * (scales + biases + normalisation);
  }
}
