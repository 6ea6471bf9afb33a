package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to be computed at run time: batch norms folded into the convolutions before them, ReLUs
 * fused into what they follow, dropouts gone. A node is folded only where nobody else sees it.
 */
final class Plan {
  /**
   * One computation.
   *
   * @param name of the value it gives: that of the last node folded into it
   * @param layer what it does; a batch norm on its own has {@code weight} as scale, {@code bias} as
   *     shift
   * @param weight of a convolution, dense layer or scale, in the layout of {@link Layer}; else
   *     empty
   * @param bias one a channel of the output; else empty
   * @param relu whether max(0, ·) follows
   * @param inputs names of the values it takes
   */
  record Operation(
      String name, Layer layer, float[] weight, float[] bias, boolean relu, List<String> inputs) {
    private Operation renamed(String newName, float[] newWeight, float[] newBias, boolean newRelu) {
      return new Operation(newName, layer, newWeight, newBias, newRelu, inputs);
    }
  }

  private final Spec spec;
  private final Weights weights;
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final LinkedHashMap<String, Operation> operations = new LinkedHashMap<>();

  private Plan(Spec spec, Weights weights) {
    this.spec = spec;
    this.weights = weights;
    spec.nodes().forEach(node -> node.inputs().forEach(this::use));
    spec.outputs().forEach(this::use);
  }

  static Plan of(Spec spec, Weights weights) {
    Plan plan = new Plan(spec, weights);
    spec.nodes().forEach(plan::append);
    return plan;
  }

  /** In the order of computation. */
  List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  /** The name of the value that a node or input stands for. */
  String value(String node) {
    return aliases.getOrDefault(node, node);
  }

  private void use(String name) {
    uses.merge(name, 1, Integer::sum);
  }

  private void append(Spec.Node node) {
    List<String> inputs = new ArrayList<>();
    node.inputs().forEach(input -> inputs.add(value(input)));
    Layer layer = node.layer();
    if (layer instanceof Layer.Dropout) {
      aliases.put(node.name(), inputs.get(0));
      // Who reads the dropped value reads the one before it.
      uses.merge(inputs.get(0), uses.getOrDefault(node.name(), 0) - 1, Integer::sum);
    } else if (layer instanceof Layer.Relu && fusable(inputs.get(0))) {
      Operation before = operations.remove(inputs.get(0));
      put(before.renamed(node.name(), before.weight(), before.bias(), true));
    } else if (layer instanceof Layer.BatchNorm norm && foldable(inputs.get(0))) {
      put(folded(operations.remove(inputs.get(0)), node.name(), norm));
    } else {
      put(operation(node, inputs, weights));
    }
  }

  private void put(Operation operation) {
    operations.put(operation.name(), operation);
  }

  private boolean fusable(String name) {
    Operation operation = operations.get(name);
    return operation != null
        && uses.get(name) == 1
        && !(operation.layer() instanceof Layer.Softmax);
  }

  private boolean foldable(String name) {
    Operation operation = operations.get(name);
    return operation != null
        && uses.get(name) == 1
        && operation.layer() instanceof Layer.Conv
        && !operation.relu();
  }

  /** A node for itself, nothing folded. */
  static Operation alone(Spec.Node node, Weights weights) {
    return operation(node, node.inputs(), weights);
  }

  private static Operation operation(Spec.Node node, List<String> inputs, Weights weights) {
    Layer layer = node.layer();
    float[] weight = {};
    float[] bias = {};
    if (layer instanceof Layer.Conv conv) {
      weight = weights.get(node.name() + ".weight");
      bias = conv.bias() ? weights.get(node.name() + ".bias") : new float[conv.out()];
    } else if (layer instanceof Layer.Dense) {
      weight = weights.get(node.name() + ".weight");
      bias = weights.get(node.name() + ".bias");
    } else if (layer instanceof Layer.BatchNorm norm) {
      double[] scale = scale(node.name(), norm, weights);
      weight = new float[norm.channels()];
      bias = new float[norm.channels()];
      for (int c = 0; c < norm.channels(); c++) {
        weight[c] = (float) scale[c];
        bias[c] = shifted(node.name(), c, scale[c], 0, weights);
      }
    }
    return new Operation(node.name(), layer, weight.clone(), bias.clone(), false, inputs);
  }

  private Operation folded(Operation conv, String name, Layer.BatchNorm norm) {
    double[] scale = scale(name, norm, weights);
    float[] weight = conv.weight();
    float[] bias = conv.bias();
    int row = weight.length / norm.channels();
    for (int c = 0; c < norm.channels(); c++) {
      for (int i = c * row; i < (c + 1) * row; i++) {
        weight[i] = (float) (scale[c] * weight[i]);
      }
      bias[c] = shifted(name, c, scale[c], bias[c], weights);
    }
    return conv.renamed(name, weight, bias, false);
  }

  private static double[] scale(String name, Layer.BatchNorm norm, Weights weights) {
    float[] gamma = weights.get(name + ".gamma");
    float[] variance = weights.get(name + ".variance");
    double[] scale = new double[norm.channels()];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = gamma[c] / Math.sqrt(variance[c] + Layer.EPSILON);
    }
    return scale;
  }

  private static float shifted(
      String name, int channel, double scale, float bias, Weights weights) {
    float mean = weights.get(name + ".mean")[channel];
    float beta = weights.get(name + ".beta")[channel];
    return (float) (beta + scale * ((double) bias - mean));
  }

  /** The spec it was made of. */
  Spec spec() {
    return spec;
  }
}
