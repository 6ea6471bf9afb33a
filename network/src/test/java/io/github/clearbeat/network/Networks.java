package io.github.clearbeat.network;

import io.github.clearbeat.network.Layer.BatchNorm;
import io.github.clearbeat.network.Layer.Concat;
import io.github.clearbeat.network.Layer.Conv;
import io.github.clearbeat.network.Layer.Dense;
import io.github.clearbeat.network.Layer.Dropout;
import io.github.clearbeat.network.Layer.GlobalAveragePool;
import io.github.clearbeat.network.Layer.MaxPool;
import io.github.clearbeat.network.Layer.Relu;
import io.github.clearbeat.network.Layer.Softmax;
import io.github.clearbeat.network.Layer.Sum;
import java.util.List;
import java.util.Random;

/** Networks for tests: small ones that together have every layer in every setting. */
final class Networks {
  private Networks() {}

  static List<Spec> all() {
    return List.of(
        separable("like-v1", 3, true),
        separable("like-v2", 5, false),
        multiresolution(),
        twoInputs(),
        odd(),
        lone());
  }

  /** Depthwise and pointwise blocks with strides, as ArrhythmiNet has them. */
  static Spec separable(String name, int kernel, boolean normTwice) {
    Spec.Builder spec = Spec.builder(name).input("beat", new Shape(1, 60));
    spec.add("row1.conv", Conv.of(1, 8, kernel, 1, false))
        .add("row1.bn", new BatchNorm(8))
        .add("row1.relu", new Relu());
    int[] out = {16, 24, 40};
    int in = 8;
    for (int i = 0; i < out.length; i++) {
      String row = "row" + (i + 2);
      spec.add(row + ".dw", Conv.depthwise(in, kernel, 1 + i % 2, true));
      if (normTwice) {
        spec.add(row + ".dw.bn", new BatchNorm(in)).add(row + ".dw.relu", new Relu());
      }
      spec.add(row + ".pw", Conv.pointwise(in, out[i], normTwice))
          .add(row + ".bn", new BatchNorm(out[i]))
          .add(row + ".relu", new Relu());
      in = out[i];
    }
    return spec.add("pool", new GlobalAveragePool())
        .add("dropout", new Dropout(0.3))
        .add("logits", new Dense(in, 5))
        .add("probabilities", new Softmax())
        .build("logits", "probabilities");
  }

  /** Even kernels padded 7 and 8, cascaded convolutions concatenated, a residual sum, pooling. */
  static Spec multiresolution() {
    Spec.Builder spec = Spec.builder("like-exgnet").input("strip", new Shape(1, 128));
    spec.add("stem", new Conv(1, 6, 16, 2, 7, 8, 1, 1, false))
        .add("stem.bn", new BatchNorm(6))
        .add("stem.relu", new Relu())
        .add("stem.pool", new MaxPool(2, 2));
    for (int block = 1; block <= 2; block++) {
      String b = "block" + block;
      String from = spec.last();
      spec.add(b + ".c1.conv", same(6, 5, 16, false))
          .add(b + ".c1.bn", new BatchNorm(5))
          .add(b + ".c1", new Relu())
          .add(b + ".c2", same(5, 5, 16, true))
          .add(b + ".c3", same(5, 5, 16, true))
          .add(b + ".concat", new Concat(), b + ".c1", b + ".c2", b + ".c3")
          .add(b + ".mix", Conv.pointwise(15, 6, false))
          .add(b + ".bn", new BatchNorm(6))
          .add(b + ".sum", new Sum(), b + ".bn", from)
          .add(b + ".relu", new Relu())
          .add(b + ".dropout", new Dropout(0.2))
          .add(b + ".pool", new MaxPool(2, 2));
    }
    return spec.add("pool", new GlobalAveragePool())
        .add("logits", new Dense(6, 4))
        .add("probabilities", new Softmax())
        .build("probabilities", "logits", "pool");
  }

  /** A beat and features of its own, joined behind the pooling; two heads. */
  static Spec twoInputs() {
    return Spec.builder("two-inputs")
        .input("beat", new Shape(3, 20))
        .add("conv", Conv.of(3, 7, 5, 2, true))
        .add("relu", new Relu())
        .add("pool", new GlobalAveragePool())
        .input("features", new Shape(4, 1))
        .add("features.bn", new BatchNorm(4))
        .add("features.dense", new Dense(4, 6), "features.bn")
        .add("features.relu", new Relu())
        .add("joined", new Concat(), "pool", "features.relu")
        .add("joint", new Dense(13, 5))
        .add("alone", new Dense(7, 5), "pool")
        .build("joint", "alone");
  }

  /** Everything uncommon: dilation, groups, overlapping pools, uneven padding, shared values. */
  static Spec odd() {
    return Spec.builder("odd")
        .input("x", new Shape(6, 41))
        .add("bn", new BatchNorm(6))
        .add("dilated", new Conv(6, 8, 3, 1, 4, 0, 3, 1, true))
        .add("dilated.relu", new Relu())
        .add("grouped", new Conv(8, 12, 4, 2, 0, 3, 2, 4, true), "dilated")
        .add("multiplied", new Conv(12, 24, 3, 1, 2, 2, 1, 12, false))
        .add("multiplied.bn", new BatchNorm(24))
        .add("again.bn", new BatchNorm(24))
        .add("strided.dw", new Conv(24, 24, 4, 3, 2, 4, 2, 24, false))
        .add("strided.relu", new Relu())
        .add("strided.bn", new BatchNorm(24))
        .add("max", new MaxPool(3, 2), "dilated.relu")
        .add("max.pw", new Conv(8, 24, 1, 3, 0, 0, 1, 1, true))
        .add("both", new Sum(), "strided.bn", "max.pw", "strided.relu")
        .add("both.relu", new Relu())
        .add("dropped", new Dropout(0.5))
        .add("dropped.relu", new Relu())
        .add("logits", new Dense(24 * 7, 3), "dropped.relu")
        .add("mixed", new Softmax(), "both")
        .build("logits", "dropped", "dilated", "mixed");
  }

  /** Outputs that are inputs, dropped inputs and one lone channel. */
  static Spec lone() {
    return Spec.builder("lone")
        .input("x", new Shape(1, 9))
        .add("dropped", new Dropout(0.1))
        .add("dw", Conv.depthwise(1, 5, 1, true))
        .add("relu", new Relu())
        .add("x.relu", new Relu(), "x")
        .build("x", "dropped", "relu", "x.relu");
  }

  private static Conv same(int in, int out, int kernel, boolean bias) {
    return new Conv(in, out, kernel, 1, (kernel - 1) / 2, kernel / 2, 1, 1, bias);
  }

  /** Weights of a size that keeps values near 1, running statistics away from 0 and 1. */
  static Weights weights(Spec spec, long seed) {
    Random random = new Random(seed);
    Weights weights = Weights.zero(spec);
    for (Spec.Node node : spec.nodes()) {
      for (Parameter parameter : node.layer().parameters()) {
        float[] array = weights.get(node.name() + "." + parameter.name());
        double scale =
            parameter.name().equals("weight")
                ? Math.sqrt(2.0 * parameter.dimensions().get(0) / parameter.size())
                : 0.3;
        for (int i = 0; i < array.length; i++) {
          boolean positive =
              parameter.name().equals("variance") || parameter.name().equals("gamma");
          array[i] = positive ? 0.5f + random.nextFloat() : (float) (scale * random.nextGaussian());
        }
      }
    }
    return weights;
  }

  /** One example's inputs. */
  static float[][] inputs(Spec spec, int batch, long seed) {
    Random random = new Random(seed);
    return spec.inputs().values().stream()
        .map(
            shape -> {
              float[] input = new float[batch * shape.size()];
              for (int i = 0; i < input.length; i++) {
                input[i] = (float) random.nextGaussian();
              }
              return input;
            })
        .toArray(float[][]::new);
  }

  /** Room for the outputs of a batch. */
  static float[][] outputs(Spec spec, int batch) {
    return spec.outputs().stream()
        .map(name -> new float[batch * spec.shapes().get(name).size()])
        .toArray(float[][]::new);
  }

  static double[][] doubles(float[][] values) {
    double[][] doubles = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = new double[values[i].length];
      for (int j = 0; j < values[i].length; j++) {
        doubles[i][j] = values[i][j];
      }
    }
    return doubles;
  }

  static double[] flat(double[][] value) {
    double[] flat = new double[value.length * value[0].length];
    for (int c = 0; c < value.length; c++) {
      System.arraycopy(value[c], 0, flat, c * value[0].length, value[0].length);
    }
    return flat;
  }
}
