package io.github.clearbeat.network;

import java.util.List;
import java.util.Map;

/**
 * A node of an ONNX graph.
 *
 * @param name of the node
 * @param operator {@code Conv}, {@code Relu} and so on
 * @param inputs names of values and tensors it takes
 * @param outputs names of the values it gives
 * @param attributes by name: a {@code Float}, a {@code Long} or a list of {@code Long}
 */
record OnnxNode(
    String name,
    String operator,
    List<String> inputs,
    List<String> outputs,
    Map<String, Object> attributes) {

  /** A tensor that comes with the graph: floats, one double or one long. */
  record Tensor(List<Long> dimensions, Object values) {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int DOUBLE = 11;

    int type() {
      return values instanceof float[] ? FLOAT : values instanceof Double ? DOUBLE : INT64;
    }
  }

  /** An input or output of the graph, the batch left out: {@code [C]} or {@code [C][T]}. */
  record Value(String name, List<Long> dimensions) {}
}
