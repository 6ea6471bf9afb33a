package io.github.clearbeat.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A network taken layer by layer, nothing folded: what tapes and contrasts share. */
final class Layers {
  private final Spec spec;
  private final Map<String, Shape> shapes;
  private final Map<String, Kernel> kernels = new HashMap<>();
  private final Map<String, float[]> scales = new HashMap<>();
  private final Map<String, float[][][]> transposed = new HashMap<>();

  Layers(Spec spec, Weights weights) {
    this.spec = spec;
    this.shapes = spec.shapes();
    for (Spec.Node node : spec.nodes()) {
      Plan.Operation operation = Plan.alone(node, weights);
      Shape input = shapes.get(node.inputs().get(0));
      kernels.put(node.name(), PlainKernels.of(operation, input));
      if (node.layer() instanceof Layer.BatchNorm) {
        scales.put(node.name(), operation.weight());
      } else if (operation.weight().length > 0) {
        Layer.Conv conv = convolution(node.layer(), input);
        transposed.put(node.name(), ConvolutionRules.transposed(conv, operation.weight()));
      }
    }
  }

  Spec spec() {
    return spec;
  }

  Map<String, Shape> shapes() {
    return shapes;
  }

  /**
   * The shape of a node or input.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  Shape shape(String name) {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException("no node or input " + name + " in " + spec.name());
    }
    return shape;
  }

  Kernel kernel(String node) {
    return kernels.get(node);
  }

  /** A copy of a node's rows as {@code [C][T]}. */
  float[] flat(Map<String, float[][]> rows, String name) {
    float[] flat = new float[shape(name).size()];
    Rows.store(rows.get(name), flat, 0);
    return flat;
  }

  /** The rule of a node, from its gradient to its inputs' gradients. */
  Rule rule(Spec.Node node, List<float[][]> into, float[][] from) {
    Layer layer = node.layer();
    float[][] first = into.get(0);
    if (transposed.containsKey(node.name())) {
      Layer.Conv conv = convolution(layer, shapes.get(node.inputs().get(0)));
      return ConvolutionRules.of(conv, transposed.get(node.name()), first, from);
    }
    if (layer instanceof Layer.BatchNorm) {
      return LinearRules.affine(scales.get(node.name()), first, from);
    }
    if (layer instanceof Layer.Relu) {
      return new ReluRule(first, from);
    }
    if (layer instanceof Layer.MaxPool pool) {
      return new MaxPoolRule(pool, first, from);
    }
    if (layer instanceof Layer.GlobalAveragePool) {
      return LinearRules.average(first, from);
    }
    if (layer instanceof Layer.Concat) {
      return LinearRules.concat(into, from);
    }
    if (layer instanceof Layer.Sum || layer instanceof Layer.Dropout) {
      return LinearRules.sum(into, from);
    }
    if (layer instanceof Layer.Softmax) {
      return new SoftmaxRule(first, from);
    }
    throw new IllegalStateException("no rule for " + layer);
  }

  private static Layer.Conv convolution(Layer layer, Shape input) {
    return layer instanceof Layer.Dense dense
        ? PlainKernels.asConvolution(dense, input)
        : (Layer.Conv) layer;
  }
}
