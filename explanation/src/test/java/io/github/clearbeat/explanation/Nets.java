package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random weights and inputs. */
final class Nets {
  private Nets() {}

  /** Weights of about the size that keeps values near 1 from layer to layer. */
  static Weights random(Spec spec, long seed) {
    Random random = new Random(seed);
    Weights weights = Weights.zero(spec);
    for (Spec.Node node : spec.nodes()) {
      node.layer()
          .parameters()
          .forEach(
              parameter -> {
                float[] array = weights.get(node.name() + "." + parameter.name());
                int fan = parameter.dimensions().size() > 1 ? array.length / first(parameter) : 1;
                for (int i = 0; i < array.length; i++) {
                  array[i] =
                      switch (parameter.name()) {
                        case "weight" -> (float) (random.nextGaussian() * Math.sqrt(2.0 / fan));
                        case "gamma", "variance" -> 0.5f + random.nextFloat();
                        default -> (float) (0.2 * random.nextGaussian());
                      };
                }
              });
    }
    return weights;
  }

  private static int first(io.github.clearbeat.network.Parameter parameter) {
    return parameter.dimensions().get(0);
  }

  /** Inputs that look like noise with some slope in it. */
  static float[][] inputs(Spec spec, long seed) {
    Random random = new Random(seed);
    return spec.inputs().values().stream()
        .map(
            shape -> {
              float[] values = new float[shape.size()];
              for (int i = 0; i < values.length; i++) {
                float before = i > 0 ? values[i - 1] : 0;
                values[i] = (float) (0.8 * before + 0.6 * random.nextGaussian());
              }
              return values;
            })
        .toArray(float[][]::new);
  }

  static List<float[][]> background(Spec spec, int count) {
    List<float[][]> background = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      background.add(inputs(spec, 1000 + b));
    }
    return background;
  }

  static Subject subject(Spec spec, int background) {
    return Subject.of(spec, random(spec, 5), background(spec, background));
  }
}
