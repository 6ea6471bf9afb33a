package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
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
