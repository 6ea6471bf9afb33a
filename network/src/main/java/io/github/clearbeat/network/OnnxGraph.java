package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one way a spec is written as ONNX nodes.
 *
 * <p>A value {@code [C][T]} is a tensor of rank 3, {@code [batch][C][T]}, or of rank 2, {@code
 * [batch][C]}: inputs of one time are of rank 2, and so is what comes out of pooling over time and
 * of dense layers; other layers keep the rank or need rank 3. Where a rank does not fit, a {@code
 * Flatten} or {@code Unsqueeze} stands between, named after the value it takes.
 */
final class OnnxGraph {
  /** The version of the operators; what they mean is fixed by it. */
  static final int OPERATOR_SET = 17;

  static final String FLAT = "/flatten";
  static final String RAISED = "/unsqueeze";
  private static final String AVERAGE = "/average";
  private static final String AXIS = "/axis";

  private final Spec spec;
  private final Map<String, Shape> shapes;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final LinkedHashMap<String, OnnxNode.Tensor> tensors = new LinkedHashMap<>();

  private OnnxGraph(Spec spec) {
    this.spec = spec;
    this.shapes = spec.shapes();
  }

  /** The graph of a spec with its weights. */
  static OnnxGraph of(Spec spec, Weights weights) {
    spec.shapes().keySet().forEach(OnnxGraph::checkName);
    checkOutputs(spec);
    OnnxGraph graph = new OnnxGraph(spec);
    spec.inputs().forEach((name, shape) -> graph.ranks.put(name, shape.time() == 1 ? 2 : 3));
    for (Spec.Node node : spec.nodes()) {
      graph.parameters(node, weights);
      graph.append(node);
    }
    return graph;
  }

  List<OnnxNode> nodes() {
    return nodes;
  }

  Map<String, OnnxNode.Tensor> tensors() {
    return tensors;
  }

  List<OnnxNode.Value> inputs() {
    return spec.inputs().keySet().stream().map(this::value).toList();
  }

  List<OnnxNode.Value> outputs() {
    return spec.outputs().stream().map(this::value).toList();
  }

  private static void checkOutputs(Spec spec) {
    Set<String> names = new HashSet<>(spec.inputs().keySet());
    for (String output : spec.outputs()) {
      if (!names.add(output)) {
        throw new IllegalArgumentException(
            "ONNX allows " + output + " as an output only once and not as an input");
      }
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty() || List.of(FLAT, RAISED, AVERAGE, AXIS).stream().anyMatch(name::endsWith)) {
      throw new IllegalArgumentException("a node of an ONNX file cannot be named '" + name + "'");
    }
  }

  private OnnxNode.Value value(String name) {
    Shape shape = shapes.get(name);
    long channels = shape.channels();
    return new OnnxNode.Value(
        name, ranks.get(name) == 2 ? List.of(channels) : List.of(channels, (long) shape.time()));
  }

  private void parameters(Spec.Node node, Weights weights) {
    for (Parameter parameter : node.layer().parameters()) {
      String name = node.name() + "." + parameter.name();
      List<Long> dimensions = parameter.dimensions().stream().map(Integer::longValue).toList();
      tensors.put(name, new OnnxNode.Tensor(dimensions, weights.get(name)));
    }
    if (node.layer() instanceof Layer.Dropout dropout) {
      tensors.put(node.name() + ".ratio", new OnnxNode.Tensor(List.of(), dropout.rate()));
    }
  }

  private void append(Spec.Node node) {
    Layer layer = node.layer();
    String from = node.inputs().get(0);
    int rank = ranks.get(from);
    if (layer instanceof Layer.Conv conv) {
      put(node, "Conv", weighted(node, cube(from)), attributes(conv), 3);
    } else if (layer instanceof Layer.BatchNorm) {
      // As a float, which is all that an attribute can hold.
      Map<String, Object> epsilon = Map.of("epsilon", (float) Layer.EPSILON);
      put(node, "BatchNormalization", weighted(node, from), epsilon, rank);
    } else if (layer instanceof Layer.Relu) {
      put(node, "Relu", List.of(from), Map.of(), rank);
    } else if (layer instanceof Layer.MaxPool pool) {
      put(node, "MaxPool", List.of(cube(from)), attributes(pool), 3);
    } else if (layer instanceof Layer.GlobalAveragePool) {
      String average = node.name() + AVERAGE;
      add(node.name(), "GlobalAveragePool", List.of(cube(from)), average, Map.of());
      add(node.name() + FLAT, "Flatten", List.of(average), node.name(), Map.of("axis", 1L));
      ranks.put(node.name(), 2);
    } else if (layer instanceof Layer.Dropout) {
      put(node, "Dropout", List.of(from, node.name() + ".ratio"), Map.of(), rank);
    } else if (layer instanceof Layer.Dense) {
      put(node, "Gemm", weighted(node, flat(from)), Map.of("transB", 1L), 2);
    } else if (layer instanceof Layer.Concat) {
      several(node, "Concat", Map.of("axis", 1L));
    } else if (layer instanceof Layer.Sum) {
      several(node, "Sum", Map.of());
    } else if (layer instanceof Layer.Softmax) {
      put(node, "Softmax", List.of(from), Map.of("axis", 1L), rank);
    } else {
      throw new IllegalStateException("no ONNX operator for " + layer);
    }
  }

  /** All of rank 3, or all flat where there is one time and one of them is flat already. */
  private void several(Spec.Node node, String operator, Map<String, Object> attributes) {
    boolean flat = node.inputs().stream().anyMatch(input -> ranks.get(input) == 2);
    List<String> inputs = node.inputs().stream().map(flat ? this::flat : this::cube).toList();
    put(node, operator, inputs, attributes, flat ? 2 : 3);
  }

  private static List<String> weighted(Spec.Node node, String from) {
    List<String> inputs = new ArrayList<>(List.of(from));
    node.layer().parameters().forEach(p -> inputs.add(node.name() + "." + p.name()));
    return inputs;
  }

  private static Map<String, Object> attributes(Layer.Conv conv) {
    return Map.of(
        "kernel_shape", List.of((long) conv.kernel()),
        "strides", List.of((long) conv.stride()),
        "pads", List.of((long) conv.padLeft(), (long) conv.padRight()),
        "dilations", List.of((long) conv.dilation()),
        "group", (long) conv.groups());
  }

  private static Map<String, Object> attributes(Layer.MaxPool pool) {
    return Map.of(
        "kernel_shape", List.of((long) pool.kernel()), "strides", List.of((long) pool.stride()));
  }

  private String flat(String name) {
    return ranks.get(name) == 2 ? name : reshaped(name, "Flatten", FLAT, List.of(name), 2);
  }

  private String cube(String name) {
    if (ranks.get(name) == 3) {
      return name;
    }
    tensors.putIfAbsent(AXIS, new OnnxNode.Tensor(List.of(1L), 2L));
    return reshaped(name, "Unsqueeze", RAISED, List.of(name, AXIS), 3);
  }

  private String reshaped(
      String name, String operator, String suffix, List<String> inputs, int rank) {
    String reshaped = name + suffix;
    if (ranks.putIfAbsent(reshaped, rank) == null) {
      Map<String, Object> attributes = operator.equals("Flatten") ? Map.of("axis", 1L) : Map.of();
      add(reshaped, operator, inputs, reshaped, attributes);
    }
    return reshaped;
  }

  private void put(
      Spec.Node node,
      String operator,
      List<String> inputs,
      Map<String, Object> attributes,
      int rank) {
    add(node.name(), operator, inputs, node.name(), attributes);
    ranks.put(node.name(), rank);
  }

  private void add(
      String name,
      String operator,
      List<String> inputs,
      String output,
      Map<String, Object> attributes) {
    nodes.add(new OnnxNode(name, operator, inputs, List.of(output), attributes));
  }
}
