package io.github.clearbeat.network;

import java.util.List;

/** How gradients and multipliers pass one layer backwards. Bound to gradient buffers. */
interface Rule {
  /**
   * Adds to the inputs' gradients what the output's gradient gives at these values.
   *
   * @param inputs values of the inputs, rows {@code [T][C]}
   * @param output value of the layer
   */
  void gradient(List<float[][]> inputs, float[][] output);

  /**
   * Adds what guided backpropagation passes on: the gradient, but behind a ReLU only where it is
   * above 0.
   */
  default void guided(List<float[][]> inputs, float[][] output) {
    gradient(inputs, output);
  }

  /**
   * Adds the multipliers of DeepLIFT's rescale rule between a reference and these values; the
   * gradient where the layer is linear.
   */
  default void contrast(
      List<float[][]> inputs,
      float[][] output,
      List<float[][]> referenceInputs,
      float[][] reference) {
    gradient(inputs, output);
  }
}
