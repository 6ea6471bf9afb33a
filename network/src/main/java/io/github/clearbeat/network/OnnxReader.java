package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the nodes of an ONNX file back into a spec, writes that spec again, and compares: so
 * nothing that is read can mean anything else than what the file says.
 */
final class OnnxReader {
  /** The most numbers of all values together; 256 MB, far beyond any network here. */
  private static final long MOST_VALUES = 1 << 26;

  private final String file;
  private final OnnxMessages messages;
  private final Map<String, String> sources = new HashMap<>();
  private final LinkedHashMap<String, Shape> inputs = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();
  private final List<Spec.Node> nodes = new ArrayList<>();
  private long values;

  private OnnxReader(String file, OnnxMessages messages) {
    this.file = file;
    this.messages = messages;
  }

  static OnnxFile read(String file, byte[] bytes) throws OnnxException {
    OnnxReader reader = new OnnxReader(file, OnnxMessages.read(file, bytes));
    try {
      return reader.file();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new OnnxException(file, "the graph does not fit together: " + e.getMessage());
    }
  }

  private OnnxFile file() throws OnnxException {
    for (OnnxNode.Value input : messages.inputs) {
      input(input);
    }
    for (OnnxNode node : messages.nodes) {
      node(node);
    }
    List<String> outputs = messages.outputs.stream().map(OnnxNode.Value::name).toList();
    Spec spec = new Spec(messages.graphName, inputs, nodes, outputs);
    compare(OnnxGraph.of(spec, Weights.zero(spec)));
    return new OnnxFile(spec, weights(spec), messages.description, messages.properties);
  }

  private void input(OnnxNode.Value input) throws OnnxException {
    List<Long> sizes = input.dimensions();
    if (sizes.isEmpty() || sizes.size() > 2) {
      throw new OnnxException(
          file + ", input " + input.name(),
          "rank " + (sizes.size() + 1) + ", expected 2 ([batch][C]) or 3 ([batch][C][T])");
    }
    int time = sizes.size() == 1 ? 1 : Math.toIntExact(sizes.get(1));
    Shape shape = new Shape(Math.toIntExact(sizes.get(0)), time);
    if (inputs.put(input.name(), shape) != null) {
      throw new OnnxException(file, "two inputs are named " + input.name());
    }
    value(input.name(), input.name(), shape);
  }

  private void value(String name, String node, Shape shape) throws OnnxException {
    values += shape.size();
    if (values > MOST_VALUES) {
      throw new OnnxException(file, "more than " + MOST_VALUES + " numbers in one pass");
    }
    sources.put(name, node);
    shapes.put(node, shape);
  }

  private void node(OnnxNode node) throws OnnxException {
    if (node.outputs().size() != 1 || node.inputs().isEmpty()) {
      throw at(node, "expected one output and at least one input");
    }
    String output = node.outputs().get(0);
    if (node.operator().equals("Flatten") || node.operator().equals("Unsqueeze")) {
      sources.put(output, source(node, node.inputs().get(0)));
      return;
    }
    Layer layer = layer(node);
    List<String> from = new ArrayList<>();
    for (String input : values(node)) {
      from.add(source(node, input));
    }
    try {
      value(output, node.name(), layer.shape(from.stream().map(shapes::get).toList()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw at(node, e.getMessage());
    }
    nodes.add(new Spec.Node(node.name(), layer, from));
  }

  /** The inputs that are values; the others are tensors. */
  private static List<String> values(OnnxNode node) {
    boolean several = node.operator().equals("Concat") || node.operator().equals("Sum");
    return several ? node.inputs() : node.inputs().subList(0, 1);
  }

  private String source(OnnxNode node, String value) throws OnnxException {
    String source = sources.get(value);
    if (source == null) {
      throw at(node, "takes " + value + ", which comes later or never");
    }
    return source;
  }

  private Layer layer(OnnxNode node) throws OnnxException {
    try {
      return switch (node.operator()) {
        case "Conv" -> convolution(node);
        case "BatchNormalization" -> new Layer.BatchNorm(size(node, 0));
        case "Relu" -> new Layer.Relu();
        case "MaxPool" ->
            new Layer.MaxPool(number(node, "kernel_shape", 0), number(node, "strides", 0));
        case "GlobalAveragePool" -> new Layer.GlobalAveragePool();
        case "Dropout" -> new Layer.Dropout(ratio(node));
        case "Gemm" -> new Layer.Dense(size(node, 1), size(node, 0));
        case "Concat" -> new Layer.Concat();
        case "Sum" -> new Layer.Sum();
        case "Softmax" -> new Layer.Softmax();
        default ->
            throw at(
                node,
                "this operator is not read (known: BatchNormalization, Concat, Conv, Dropout,"
                    + " Flatten, Gemm, GlobalAveragePool, MaxPool, Relu, Softmax, Sum, Unsqueeze)");
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw at(node, e.getMessage());
    }
  }

  private Layer convolution(OnnxNode node) throws OnnxException {
    int groups = number(node, "group", 0);
    return new Layer.Conv(
        Math.multiplyExact(size(node, 1), groups),
        size(node, 0),
        size(node, 2),
        number(node, "strides", 0),
        number(node, "pads", 0),
        number(node, "pads", 1),
        number(node, "dilations", 0),
        groups,
        node.inputs().size() > 2);
  }

  /** A dimension of a node's own first tensor, whose numbers are known to be there. */
  private int size(OnnxNode node, int dimension) throws OnnxException {
    boolean norm = node.operator().equals("BatchNormalization");
    String name = node.name() + (norm ? ".gamma" : ".weight");
    OnnxNode.Tensor tensor = messages.tensors.get(name);
    if (tensor == null
        || !(tensor.values() instanceof float[] floats)
        || dimension >= tensor.dimensions().size()) {
      throw at(node, "its weights '" + name + "' are missing or not as expected");
    }
    long size = 1;
    for (long length : tensor.dimensions()) {
      size = Math.multiplyExact(size, length);
    }
    if (size != floats.length || size == 0) {
      throw at(
          node, name + " has " + floats.length + " numbers, its dimensions " + tensor.dimensions());
    }
    return Math.toIntExact(tensor.dimensions().get(dimension));
  }

  private int number(OnnxNode node, String attribute, int index) throws OnnxException {
    Object value = node.attributes().get(attribute);
    Object number = value;
    if (value instanceof List<?> numbers) {
      number = index < numbers.size() ? numbers.get(index) : null;
    }
    if (number instanceof Long exact && exact >= 0 && exact <= MOST_VALUES) {
      return exact.intValue();
    }
    throw at(node, "its attribute " + attribute + " is missing or out of range");
  }

  private double ratio(OnnxNode node) throws OnnxException {
    String name = node.inputs().size() > 1 ? node.inputs().get(1) : "";
    OnnxNode.Tensor tensor = messages.tensors.get(name);
    if (tensor == null || !(tensor.values() instanceof Double rate)) {
      throw at(node, "its ratio '" + name + "' is missing or not one double");
    }
    return rate;
  }

  private Weights weights(Spec spec) throws OnnxException {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, OnnxNode.Tensor> tensor : messages.tensors.entrySet()) {
      if (tensor.getValue().values() instanceof float[] floats) {
        arrays.put(tensor.getKey(), floats);
        finite(tensor.getKey(), floats);
      }
    }
    return Weights.of(spec, arrays);
  }

  private void finite(String name, float[] floats) throws OnnxException {
    for (int i = 0; i < floats.length; i++) {
      if (!Float.isFinite(floats[i])) {
        throw new OnnxException(
            file + ", tensor " + name,
            "number " + i + " is " + floats[i] + ", expected a finite one");
      }
      if (name.endsWith(".variance") && floats[i] < 0) {
        throw new OnnxException(
            file + ", tensor " + name, "number " + i + " is " + floats[i] + ", expected >= 0");
      }
    }
  }

  /** What was read must be exactly what writing it again gives. */
  private void compare(OnnxGraph graph) throws OnnxException {
    compare("input", messages.inputs, graph.inputs());
    compare("output", messages.outputs, graph.outputs());
    compare("node", messages.nodes, graph.nodes());
    for (String name : messages.tensors.keySet()) {
      if (!graph.tensors().containsKey(name)) {
        throw new OnnxException(file, "nobody takes the tensor " + name);
      }
    }
    for (Map.Entry<String, OnnxNode.Tensor> tensor : graph.tensors().entrySet()) {
      OnnxNode.Tensor found = messages.tensors.get(tensor.getKey());
      OnnxNode.Tensor expected = tensor.getValue();
      if (found == null || found.type() != expected.type()) {
        throw new OnnxException(
            file, "the tensor " + tensor.getKey() + " is missing or of another type");
      }
      boolean same = found.values() instanceof float[] || found.values().equals(expected.values());
      if (!same || !found.dimensions().equals(expected.dimensions())) {
        throw new OnnxException(
            file + ", tensor " + tensor.getKey(),
            "dimensions " + found.dimensions() + ", expected " + expected.dimensions());
      }
    }
  }

  private void compare(String kind, List<?> found, List<?> expected) throws OnnxException {
    for (int i = 0; i < Math.max(found.size(), expected.size()); i++) {
      Object one = i < found.size() ? found.get(i) : "none";
      Object other = i < expected.size() ? expected.get(i) : "none";
      if (!one.equals(other)) {
        throw new OnnxException(file + ", " + kind + " " + i, one + ", expected " + other);
      }
    }
  }

  private OnnxException at(OnnxNode node, String what) {
    return new OnnxException(file + ", node " + node.name() + " (" + node.operator() + ")", what);
  }
}
