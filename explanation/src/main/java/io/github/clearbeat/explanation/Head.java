package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a network that pools over time and has one dense layer: logit k = b_k + Σ_c w_kc ·
 * mean_t A_c(t) + what other inputs, joined after pooling, add.
 *
 * @param activations the node whose values A are pooled
 * @param dense the dense layer's node
 * @param column of the dense layer's weights where the pooled channels begin
 */
record Head(String activations, String dense, int column) {
  /** Empty if the network ends in another way. */
  static Optional<Head> of(Spec spec) {
    Spec.Node dense = spec.node(Subject.LOGITS);
    if (!(dense.layer() instanceof Layer.Dense)) {
      return Optional.empty();
    }
    String before = dense.inputs().get(0);
    int column = 0;
    while (!spec.inputs().containsKey(before)) {
      Spec.Node node = spec.node(before);
      if (node.layer() instanceof Layer.GlobalAveragePool) {
        return Optional.of(new Head(undropped(spec, node.inputs().get(0)), dense.name(), column));
      } else if (node.layer() instanceof Layer.Concat) {
        String pooled = null;
        for (String joined : node.inputs()) {
          if (isPool(spec, joined)) {
            pooled = joined;
            break;
          }
          column += spec.shapes().get(joined).size();
        }
        if (pooled == null) {
          return Optional.empty();
        }
        before = pooled;
      } else if (node.layer() instanceof Layer.Dropout) {
        before = node.inputs().get(0);
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The inputs of the network whose numbers meet nothing but the last dense layer, each with the
   * column of its first number: the logits are linear in them, and no other input changes what they
   * add.
   */
  static Map<String, Integer> linearInputs(Spec spec) {
    Map<String, Integer> columns = new HashMap<>();
    Spec.Node dense = spec.node(Subject.LOGITS);
    if (dense.layer() instanceof Layer.Dense) {
      collect(spec, dense.inputs().get(0), 0, columns);
    }
    return columns;
  }

  private static void collect(Spec spec, String name, int column, Map<String, Integer> columns) {
    if (spec.nodes().stream().filter(n -> n.inputs().contains(name)).count() > 1) {
      return; // it goes elsewhere too
    }
    if (spec.inputs().containsKey(name)) {
      columns.put(name, column);
      return;
    }
    Spec.Node node = spec.node(name);
    if (node.layer() instanceof Layer.Dropout) {
      collect(spec, node.inputs().get(0), column, columns);
    } else if (node.layer() instanceof Layer.Concat) {
      int next = column;
      for (String joined : node.inputs()) {
        collect(spec, joined, next, columns);
        next += spec.shapes().get(joined).size();
      }
    }
  }

  private static String undropped(Spec spec, String name) {
    String at = name;
    while (!spec.inputs().containsKey(at) && spec.node(at).layer() instanceof Layer.Dropout) {
      at = spec.node(at).inputs().get(0);
    }
    return at;
  }

  private static boolean isPool(Spec spec, String name) {
    return !spec.inputs().containsKey(name)
        && spec.node(name).layer() instanceof Layer.GlobalAveragePool;
  }

  /** w_kc / T: the gradient of logit k at every value of channel c. */
  double[] channelWeights(Spec spec, Weights weights, int classIndex) {
    Layer.Dense layer = (Layer.Dense) spec.node(dense).layer();
    float[] w = weights.get(dense + ".weight");
    int channels = spec.shapes().get(activations).channels();
    int time = spec.shapes().get(activations).time();
    double[] result = new double[channels];
    for (int c = 0; c < channels; c++) {
      result[c] = (double) w[classIndex * layer.in() + column + c] / time;
    }
    return result;
  }
}
