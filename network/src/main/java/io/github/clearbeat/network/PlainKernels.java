package io.github.clearbeat.network;

/** Chooses the kernel of an operation: plain loops that C2 turns into vector instructions. */
final class PlainKernels {
  private PlainKernels() {}

  /**
   * The kernel of an operation.
   *
   * @param input shape of its first input
   */
  static Kernel of(Plan.Operation operation, Shape input) {
    Layer layer = operation.layer();
    if (layer instanceof Layer.Conv conv) {
      return convolution(conv, operation);
    }
    if (layer instanceof Layer.Dense dense) {
      return convolution(asConvolution(dense, input), operation);
    }
    Kernel kernel = unweighted(operation);
    return operation.relu() ? PlainLayers.rectified(kernel) : kernel;
  }

  /** A dense layer on {@code [C][T]} is a convolution of kernel T with one output time. */
  static Layer.Conv asConvolution(Layer.Dense dense, Shape input) {
    return new Layer.Conv(input.channels(), dense.out(), input.time(), 1, 0, 0, 1, 1, true);
  }

  private static Kernel convolution(Layer.Conv conv, Plan.Operation operation) {
    float[] weight = operation.weight();
    float[] bias = operation.bias();
    if (conv.isDepthwise()) {
      return new PlainDepthwise(conv, weight, bias, operation.relu());
    }
    return conv.groups() == 1
        ? new PlainConvolution(conv, weight, bias, operation.relu())
        : new PlainGrouped(conv, weight, bias, operation.relu());
  }

  private static Kernel unweighted(Plan.Operation operation) {
    Layer layer = operation.layer();
    if (layer instanceof Layer.BatchNorm) {
      return PlainLayers.affine(operation.weight(), operation.bias());
    }
    if (layer instanceof Layer.Relu) {
      return PlainLayers.relu();
    }
    if (layer instanceof Layer.MaxPool pool) {
      return PlainLayers.maxPool(pool);
    }
    if (layer instanceof Layer.GlobalAveragePool) {
      return PlainLayers.average();
    }
    if (layer instanceof Layer.Concat) {
      return PlainLayers.concat();
    }
    if (layer instanceof Layer.Sum) {
      return PlainLayers.sum();
    }
    if (layer instanceof Layer.Softmax) {
      return PlainLayers.softmax();
    }
    if (layer instanceof Layer.Dropout) {
      return PlainLayers.copy();
    }
    throw new IllegalStateException("no kernel for " + layer);
  }
}
