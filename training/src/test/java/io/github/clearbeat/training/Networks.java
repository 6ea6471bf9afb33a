package io.github.clearbeat.training;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Parameter;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.List;
import java.util.Random;

/** Networks that together have every layer in every setting, with random weights. */
final class Networks {
  private Networks() {}

  static List<Spec> all() {
    return List.of(ArrhythmiNet.v1(), ArrhythmiNet.v2(), Bumps.spec(), multiresolution(), odd());
  }

  /** Even kernels padded 7 and 8, cascaded convolutions concatenated, a residual sum, pooling. */
  static Spec multiresolution() {
    return Spec.builder("multiresolution")
        .input("strip", new Shape(1, 96))
        .add("stem", new Layer.Conv(1, 6, 16, 2, 7, 8, 1, 1, false))
        .add("stem.bn", new Layer.BatchNorm(6))
        .add("stem.relu", new Layer.Relu())
        .add("stem.pool", new Layer.MaxPool(2, 2))
        .add("c1", new Layer.Conv(6, 5, 16, 1, 7, 8, 1, 1, false))
        .add("c1.bn", new Layer.BatchNorm(5))
        .add("c1.relu", new Layer.Relu())
        .add("c2", new Layer.Conv(5, 5, 16, 1, 7, 8, 1, 1, true))
        .add("c3", new Layer.Conv(5, 5, 16, 1, 7, 8, 1, 1, true))
        .add("concat", new Layer.Concat(), "c1.relu", "c2", "c3")
        .add("mix", Layer.Conv.pointwise(15, 6, false))
        .add("mix.bn", new Layer.BatchNorm(6))
        .add("sum", new Layer.Sum(), "mix.bn", "stem.pool")
        .add("relu", new Layer.Relu())
        .add("dropout", new Layer.Dropout(0.2))
        .add("pool", new Layer.MaxPool(3, 2))
        .add("logits", new Layer.Dense(6 * 11, 4))
        .add("probabilities", new Layer.Softmax())
        .build("probabilities", "logits", "pool");
  }

  /** Two inputs, dilation, groups, uneven padding, values that several nodes take. */
  static Spec odd() {
    return Spec.builder("odd")
        .input("x", new Shape(6, 41))
        .input("features", new Shape(4, 1))
        .add("bn", new Layer.BatchNorm(6), "x")
        .add("dilated", new Layer.Conv(6, 8, 3, 1, 4, 0, 3, 1, true))
        .add("dilated.relu", new Layer.Relu())
        .add("grouped", new Layer.Conv(8, 12, 4, 2, 0, 3, 2, 4, true), "dilated")
        .add("multiplied", new Layer.Conv(12, 24, 3, 1, 1, 1, 1, 12, false))
        .add("strided", new Layer.Conv(24, 24, 4, 3, 2, 4, 2, 24, false))
        .add("strided.relu", new Layer.Relu())
        .add("strided.bn", new Layer.BatchNorm(24))
        .add("both", new Layer.Sum(), "strided.bn", "strided.relu")
        .add("both.relu", new Layer.Relu())
        .add("mean", new Layer.GlobalAveragePool())
        .add("features.dense", new Layer.Dense(4, 6), "features")
        .add("features.relu", new Layer.Relu())
        .add("joined", new Layer.Concat(), "mean", "features.relu")
        .add("logits", new Layer.Dense(30, 5))
        .add("other", new Layer.Dense(24, 3), "mean")
        .build("logits", "other", "dilated.relu");
  }

  /** The odd one without kinks, for finite differences: nothing in place of each ReLU. */
  static Spec smooth() {
    Spec odd = odd();
    List<Spec.Node> nodes =
        odd.nodes().stream()
            .map(
                node ->
                    node.layer() instanceof Layer.Relu
                        ? new Spec.Node(node.name(), new Layer.Dropout(0), node.inputs())
                        : node)
            .toList();
    return new Spec("smooth", odd.inputs(), nodes, odd.outputs());
  }

  static Weights weights(Spec spec, long seed) {
    Weights weights = Weights.zero(spec);
    Random random = new Random(seed);
    for (Spec.Node node : spec.nodes()) {
      for (Parameter parameter : node.layer().parameters()) {
        float[] values = weights.get(node.name() + "." + parameter.name());
        int fanIn = values.length / parameter.dimensions().get(0);
        for (int i = 0; i < values.length; i++) {
          double g = random.nextGaussian();
          values[i] =
              (float)
                  switch (parameter.name()) {
                    case "weight" -> g * Math.sqrt(2.0 / fanIn);
                    case "gamma" -> 1 + 0.2 * g;
                    case "variance" -> 0.5 + random.nextDouble();
                    default -> 0.2 * g;
                  };
        }
      }
    }
    return weights;
  }

  /** B examples an input, [B][C][T]. */
  static float[][] inputs(Spec spec, int batch, long seed) {
    Random random = new Random(seed);
    float[][] inputs = new float[spec.inputs().size()][];
    int i = 0;
    for (Shape shape : spec.inputs().values()) {
      inputs[i] = new float[batch * shape.size()];
      for (int j = 0; j < inputs[i].length; j++) {
        inputs[i][j] = (float) random.nextGaussian();
      }
      i++;
    }
    return inputs;
  }
}
