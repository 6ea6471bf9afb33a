package io.github.clearbeat.network;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the messages of {@code onnx.proto} as far as this program writes them; other fields are
 * passed over, and what they change shows when the graph is compared.
 */
final class OnnxMessages {
  /** More of one thing than any network here has; keeps memory in proportion to the file. */
  static final int MOST = 20_000;

  private final String file;

  /** What the graph holds. */
  String graphName = "";

  String description = "";
  final List<OnnxNode> nodes = new ArrayList<>();
  final LinkedHashMap<String, OnnxNode.Tensor> tensors = new LinkedHashMap<>();
  final List<OnnxNode.Value> inputs = new ArrayList<>();
  final List<OnnxNode.Value> outputs = new ArrayList<>();
  final LinkedHashMap<String, String> properties = new LinkedHashMap<>();

  private boolean graphRead;
  private long operatorSet;

  OnnxMessages(String file) {
    this.file = file;
  }

  static OnnxMessages read(String file, byte[] bytes) throws OnnxException {
    OnnxMessages messages = new OnnxMessages(file);
    messages.model(new ProtobufReader(file, bytes));
    return messages;
  }

  private void model(ProtobufReader in) throws OnnxException {
    while (in.next()) {
      switch (in.field()) {
        case 6 -> description = in.string();
        case 7 -> graph(in);
        case 8 -> operatorSet(in.message());
        case 14 -> property(in);
        default -> in.skip();
      }
    }
    if (!graphRead) {
      throw new OnnxException(file, "this is no ONNX file: it holds no graph");
    }
    if (operatorSet != OnnxGraph.OPERATOR_SET) {
      throw new OnnxException(
          file, "operator set " + operatorSet + ", expected " + OnnxGraph.OPERATOR_SET);
    }
  }

  private void operatorSet(ProtobufReader in) throws OnnxException {
    String domain = "";
    long version = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> domain = in.string();
        case 2 -> version = in.varint();
        default -> in.skip();
      }
    }
    if (domain.isEmpty() || domain.equals("ai.onnx")) {
      operatorSet = version;
    }
  }

  private void property(ProtobufReader in) throws OnnxException {
    ProtobufReader entry = in.message();
    String key = "";
    String value = "";
    while (entry.next()) {
      switch (entry.field()) {
        case 1 -> key = entry.string();
        case 2 -> value = entry.string();
        default -> entry.skip();
      }
    }
    bounded(in, properties.size(), "properties");
    if (properties.put(key, value) != null) {
      throw in.broken("two properties are named " + key);
    }
  }

  private void graph(ProtobufReader in) throws OnnxException {
    if (graphRead) {
      throw in.broken("a second graph begins");
    }
    graphRead = true;
    ProtobufReader graph = in.message();
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> {
          bounded(graph, nodes.size(), "nodes");
          nodes.add(node(graph.message()));
        }
        case 2 -> graphName = graph.string();
        case 5 -> {
          bounded(graph, tensors.size(), "tensors");
          tensor(graph.message());
        }
        case 11 -> {
          bounded(graph, inputs.size(), "inputs");
          inputs.add(value(graph.message()));
        }
        case 12 -> {
          bounded(graph, outputs.size(), "outputs");
          outputs.add(value(graph.message()));
        }
        default -> graph.skip();
      }
    }
  }

  private static void bounded(ProtobufReader in, int size, String what) throws OnnxException {
    if (size >= MOST) {
      throw in.broken("more than " + MOST + " " + what);
    }
  }

  private OnnxNode node(ProtobufReader in) throws OnnxException {
    String name = "";
    String operator = "";
    List<String> taken = new ArrayList<>();
    List<String> given = new ArrayList<>();
    Map<String, Object> attributes = new HashMap<>();
    while (in.next()) {
      bounded(in, taken.size() + given.size() + attributes.size(), "inputs of a node");
      switch (in.field()) {
        case 1 -> taken.add(in.string());
        case 2 -> given.add(in.string());
        case 3 -> name = in.string();
        case 4 -> operator = in.string();
        case 5 -> attribute(in.message(), attributes);
        case 7 -> standard(in);
        default -> in.skip();
      }
    }
    return new OnnxNode(name, operator, taken, given, attributes);
  }

  private static void attribute(ProtobufReader in, Map<String, Object> attributes)
      throws OnnxException {
    String name = "";
    Object value = "of a kind that is not read";
    List<Long> numbers = new ArrayList<>();
    while (in.next()) {
      bounded(in, numbers.size(), "numbers in an attribute");
      switch (in.field()) {
        case 1 -> name = in.string();
        case 2 -> value = in.float32();
        case 3 -> value = in.varint();
        case 8 -> numbers.add(in.varint());
        default -> in.skip();
      }
    }
    if (attributes.put(name, numbers.isEmpty() ? value : numbers) != null) {
      throw in.broken("two attributes are named " + name);
    }
  }

  private static void standard(ProtobufReader in) throws OnnxException {
    String domain = in.string();
    if (!domain.isEmpty() && !domain.equals("ai.onnx")) {
      throw in.broken("an operator is of the domain " + domain + ", expected a standard one");
    }
  }

  private void tensor(ProtobufReader in) throws OnnxException {
    String name = "";
    List<Long> dimensions = new ArrayList<>();
    int type = 0;
    ByteBuffer raw = ByteBuffer.allocate(0);
    while (in.next()) {
      bounded(in, dimensions.size(), "dimensions");
      switch (in.field()) {
        case 1 -> dimensions.add((long) in.count());
        case 2 -> type = in.count();
        case 8 -> name = in.string();
        case 9 -> raw = in.bytes();
        default -> in.skip();
      }
    }
    OnnxNode.Tensor tensor = new OnnxNode.Tensor(dimensions, values(name, type, raw));
    if (tensors.put(name, tensor) != null) {
      throw in.broken("two tensors are named " + name);
    }
  }

  /** What the bytes hold; whether they fit the dimensions shows when the graph is compared. */
  private Object values(String name, int type, ByteBuffer raw) throws OnnxException {
    int bytes = raw.remaining();
    if (type == OnnxNode.Tensor.FLOAT && bytes % Float.BYTES == 0) {
      float[] floats = new float[bytes / Float.BYTES];
      raw.asFloatBuffer().get(floats);
      return floats;
    }
    if (type == OnnxNode.Tensor.DOUBLE && bytes == Double.BYTES) {
      return raw.getDouble();
    }
    if (type == OnnxNode.Tensor.INT64 && bytes == Long.BYTES) {
      return raw.getLong();
    }
    throw new OnnxException(
        file + ", tensor " + name,
        "type "
            + type
            + " in "
            + bytes
            + " raw bytes, expected floats (1), one long (7) or one double (11)");
  }

  private static OnnxNode.Value value(ProtobufReader in) throws OnnxException {
    String name = "";
    List<Long> dimensions = List.of();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.string();
        case 2 -> dimensions = type(in.message());
        default -> in.skip();
      }
    }
    return new OnnxNode.Value(name, dimensions);
  }

  private static List<Long> type(ProtobufReader in) throws OnnxException {
    List<Long> dimensions = List.of();
    while (in.next()) {
      if (in.field() == 1) {
        dimensions = tensorType(in.message());
      } else {
        in.skip();
      }
    }
    return dimensions;
  }

  private static List<Long> tensorType(ProtobufReader in) throws OnnxException {
    List<Long> dimensions = List.of();
    while (in.next()) {
      if (in.field() == 1 && in.count() != OnnxNode.Tensor.FLOAT) {
        throw in.broken("an input or output is not of floats");
      } else if (in.field() == 2) {
        dimensions = shape(in.message());
      } else if (in.field() != 1) {
        in.skip();
      }
    }
    return dimensions;
  }

  /** The dimensions behind the first, which must be free. */
  private static List<Long> shape(ProtobufReader in) throws OnnxException {
    List<Long> dimensions = new ArrayList<>();
    while (in.next()) {
      bounded(in, dimensions.size(), "dimensions");
      if (in.field() == 1) {
        dimensions.add(dimension(in.message()));
      } else {
        in.skip();
      }
    }
    if (dimensions.isEmpty() || dimensions.get(0) != 0) {
      throw in.broken("the first dimension of an input or output is not a free batch");
    }
    return dimensions.subList(1, dimensions.size());
  }

  private static long dimension(ProtobufReader in) throws OnnxException {
    long size = 0;
    while (in.next()) {
      if (in.field() == 1) {
        size = in.count();
      } else {
        in.skip();
      }
    }
    return size;
  }
}
