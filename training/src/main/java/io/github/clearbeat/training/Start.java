package io.github.clearbeat.training;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The weights that training starts from: those of convolutions and dense layers, and their biases,
 * uniform within ±1/√fan-in, as torch does (He et al. 2015 with a = √5); batch norms start neutral.
 * Drawn in Java, so that a seed gives the same start with every version of LibTorch.
 */
final class Start {
  private Start() {}

  /**
   * Drawn from the seed, then overwritten by those arrays of another network that have the same
   * name and size.
   */
  static Weights weights(Spec spec, long seed, Optional<Weights> other) {
    Weights weights = drawn(spec, seed);
    other.ifPresent(
        given -> {
          for (String name : given.names()) {
            if (weights.names().contains(name)
                && weights.get(name).length == given.get(name).length) {
              System.arraycopy(given.get(name), 0, weights.get(name), 0, given.get(name).length);
            }
          }
        });
    return weights;
  }

  static Weights drawn(Spec spec, long seed) {
    Weights weights = Weights.zero(spec);
    SplittableRandom random = Streams.of(seed, Streams.START, 0);
    for (Spec.Node node : spec.nodes()) {
      int fanIn = fanIn(node.layer());
      if (fanIn > 0) {
        node.layer()
            .parameters()
            .forEach(p -> fill(weights.get(node.name() + "." + p.name()), fanIn, random));
      }
    }
    return weights;
  }

  private static int fanIn(Layer layer) {
    if (layer instanceof Layer.Conv conv) {
      return conv.in() / conv.groups() * conv.kernel();
    }
    return layer instanceof Layer.Dense dense ? dense.in() : 0;
  }

  private static void fill(float[] values, int fanIn, SplittableRandom random) {
    double bound = 1 / Math.sqrt(fanIn);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }
}
