package io.github.clearbeat.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.TreeMap;

/** Writes the messages of {@code onnx.proto}; the numbers are the fields of that file. */
final class OnnxWriter {
  /** The version of the file format that came with operator set 17. */
  static final int FORMAT = 8;

  static final String PRODUCER = "clearbeat";
  static final String BATCH = "batch";

  private OnnxWriter() {}

  static byte[] write(OnnxFile file) {
    OnnxGraph graph = OnnxGraph.of(file.spec(), file.weights());
    ProtobufWriter model = new ProtobufWriter();
    model.varint(1, FORMAT).string(2, PRODUCER).string(6, file.description());
    model.message(7, graph(file.spec().name(), graph));
    model.message(8, new ProtobufWriter().string(1, "").varint(2, OnnxGraph.OPERATOR_SET));
    file.properties()
        .forEach(
            (key, value) ->
                model.message(14, new ProtobufWriter().string(1, key).string(2, value)));
    return model.toBytes();
  }

  private static ProtobufWriter graph(String name, OnnxGraph graph) {
    ProtobufWriter message = new ProtobufWriter();
    graph.nodes().forEach(node -> message.message(1, node(node)));
    message.string(2, name);
    graph.tensors().forEach((tensor, values) -> message.message(5, tensor(tensor, values)));
    graph.inputs().forEach(value -> message.message(11, value(value)));
    graph.outputs().forEach(value -> message.message(12, value(value)));
    return message;
  }

  private static ProtobufWriter node(OnnxNode node) {
    ProtobufWriter message = new ProtobufWriter();
    node.inputs().forEach(input -> message.string(1, input));
    node.outputs().forEach(output -> message.string(2, output));
    message.string(3, node.name()).string(4, node.operator());
    new TreeMap<>(node.attributes())
        .forEach((name, value) -> message.message(5, attribute(name, value)));
    return message;
  }

  private static ProtobufWriter attribute(String name, Object value) {
    ProtobufWriter message = new ProtobufWriter().string(1, name);
    if (value instanceof Float number) {
      return message.float32(2, number).varint(20, 1);
    }
    if (value instanceof Long number) {
      return message.varint(3, number).varint(20, 2);
    }
    ((List<?>) value).forEach(number -> message.varint(8, (Long) number));
    return message.varint(20, 7);
  }

  private static ProtobufWriter tensor(String name, OnnxNode.Tensor tensor) {
    ProtobufWriter message = new ProtobufWriter();
    tensor.dimensions().forEach(size -> message.varint(1, size));
    message.varint(2, tensor.type()).string(8, name);
    return message.bytes(9, raw(tensor.values()));
  }

  private static byte[] raw(Object values) {
    if (values instanceof float[] floats) {
      ByteBuffer bytes = buffer(Float.BYTES * floats.length);
      bytes.asFloatBuffer().put(floats);
      return bytes.array();
    }
    return values instanceof Double number
        ? buffer(Double.BYTES).putDouble(number).array()
        : buffer(Long.BYTES).putLong((Long) values).array();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ProtobufWriter value(OnnxNode.Value value) {
    ProtobufWriter shape = new ProtobufWriter();
    shape.message(1, new ProtobufWriter().string(2, BATCH));
    value.dimensions().forEach(size -> shape.message(1, new ProtobufWriter().varint(1, size)));
    ProtobufWriter tensor = new ProtobufWriter().varint(1, OnnxNode.Tensor.FLOAT).message(2, shape);
    return new ProtobufWriter()
        .string(1, value.name())
        .message(2, new ProtobufWriter().message(1, tensor));
  }
}
