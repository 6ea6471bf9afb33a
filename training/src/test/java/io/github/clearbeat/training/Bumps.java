package io.github.clearbeat.training;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import java.util.List;
import java.util.Random;

/** A small problem: three kinds of bump in noise, told apart by shape. */
final class Bumps {
  static final int TIME = 48;

  private Bumps() {}

  static Examples examples(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count * TIME];
    float[] features = new float[count * 2];
    int[] labels = new int[count];
    Examples.Origin[] origins = new Examples.Origin[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
      origins[i] = new Examples.Origin("bumps/" + i, "p" + i, i, "N");
      int centre = 16 + random.nextInt(16);
      for (int t = 0; t < TIME; t++) {
        double z = (t - centre) / 3.0;
        double bump = Math.exp(-z * z);
        double shape = labels[i] == 0 ? bump : labels[i] == 1 ? -bump : -z * bump * 1.5;
        values[i * TIME + t] = (float) (shape + 0.2 * random.nextGaussian());
      }
      features[2 * i] = (float) random.nextGaussian();
      features[2 * i + 1] = (float) random.nextGaussian();
    }
    return Examples.of(
        new float[][] {values, features},
        new int[] {TIME, 2},
        labels,
        origins,
        List.of("up", "down", "both"));
  }

  /** Depthwise-separable, with dropout, a pool, an even kernel and two inputs. */
  static Spec spec() {
    return Spec.builder("bumps")
        .input("signal", new Shape(1, TIME))
        .input("features", new Shape(2, 1))
        .add("conv", new Layer.Conv(1, 8, 4, 1, 1, 2, 1, 1, false), "signal")
        .add("bn", new Layer.BatchNorm(8))
        .add("relu", new Layer.Relu())
        .add("pool", new Layer.MaxPool(2, 2))
        .add("dw", Layer.Conv.depthwise(8, 5, 1, true))
        .add("pw", Layer.Conv.pointwise(8, 12, false))
        .add("pw.bn", new Layer.BatchNorm(12))
        .add("pw.relu", new Layer.Relu())
        .add("mean", new Layer.GlobalAveragePool())
        .add("joined", new Layer.Concat(), "mean", "features")
        .add("dropout", new Layer.Dropout(0.2))
        .add("logits", new Layer.Dense(14, 3))
        .add("probabilities", new Layer.Softmax())
        .build("logits", "probabilities");
  }

  static Plan plan(int epochs) {
    return new Plan(
        epochs,
        16,
        0.01,
        0,
        Plan.Schedule.PLATEAU,
        0,
        Plan.Sampling.NATURAL,
        0,
        0,
        0,
        Plan.Augmentation.NONE,
        1);
  }
}
