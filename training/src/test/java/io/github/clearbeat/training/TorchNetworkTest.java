package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Tape;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try") // scopes are there to be closed
class TorchNetworkTest {
  private static final int BATCH = 3;
  private static final TorchNetwork.Mode EVALUATION = new TorchNetwork.Mode.Evaluation();

  static {
    NativeLibraries.load(1);
  }

  static List<Spec> specs() {
    return Networks.all();
  }

  /** All of a network's values and those gradients that were asked for, [C][T] of each example. */
  private record Computed(Map<String, Tensor> values, List<Tensor> inputs) {}

  private static Computed compute(Spec spec, Weights weights, float[][] inputs) {
    Numbers numbers = new Numbers(spec);
    numbers.load(weights);
    List<Shape> shapes = List.copyOf(spec.inputs().values());
    int[] sizes = shapes.stream().mapToInt(Shape::size).toArray();
    Examples examples =
        Examples.of(
            inputs, sizes, new int[BATCH], new Examples.Origin[BATCH], List.of("first", "second"));
    Batches batches = new Batches(examples, shapes, Set.of(), BATCH + 2, Plan.Augmentation.NONE);
    batches.fill(IntStream.range(0, BATCH).toArray(), 0, BATCH, null);
    List<Tensor> taken =
        batches.inputs(BATCH).stream().map(t -> t.detach().set_requires_grad(true)).toList();
    Set<String> wanted = new HashSet<>(spec.outputs());
    return new Computed(new TorchNetwork(spec, numbers, wanted).forward(taken, EVALUATION), taken);
  }

  /** One example's [C][T]. */
  private static float[] of(Tensor tensor, int example) {
    Tensor one = tensor.detach().select(0, example).contiguous();
    float[] values = new float[Math.toIntExact(one.numel())];
    one.data_ptr_float().get(values);
    return values;
  }

  private static float[][] example(Spec spec, float[][] inputs, int example) {
    float[][] one = new float[inputs.length][];
    int i = 0;
    for (Shape shape : spec.inputs().values()) {
      one[i] = Arrays.copyOfRange(inputs[i], example * shape.size(), (example + 1) * shape.size());
      i++;
    }
    return one;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void computesWhatPlainJavaComputes(Spec spec) {
    Weights weights = Networks.weights(spec, 1);
    float[][] inputs = Networks.inputs(spec, BATCH, 2);
    Tape tape = Tape.of(spec, weights);
    try (PointerScope scope = new PointerScope()) {
      Computed computed = compute(spec, weights, inputs);
      for (int example = 0; example < BATCH; example++) {
        tape.forward(example(spec, inputs, example));
        for (String output : spec.outputs()) {
          assertThat(of(computed.values().get(output), example))
              .as(spec.name() + " " + output)
              .containsExactly(tape.value(output), within(2e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void gradientsOfPlainJavaAreAutograds(Spec spec) {
    Weights weights = Networks.weights(spec, 3);
    float[][] inputs = Networks.inputs(spec, BATCH, 4);
    Tape tape = Tape.of(spec, weights);
    try (PointerScope scope = new PointerScope()) {
      Computed computed = compute(spec, weights, inputs);
      Tensor logits = computed.values().get("logits");
      int wanted = 1;
      logits.select(1, wanted).sum().backward();
      float[] seed = new float[Math.toIntExact(logits.size(1))];
      seed[wanted] = 1;
      for (int example = 0; example < BATCH; example++) {
        tape.forward(example(spec, inputs, example));
        tape.backward("logits", seed);
        int i = 0;
        for (String input : spec.inputs().keySet()) {
          assertThat(of(computed.inputs().get(i++).grad(), example))
              .as(spec.name() + " " + input)
              .containsExactly(tape.gradient(input), within(1e-4f));
        }
      }
    }
  }

  @Test
  void gradientsOfWeightsAreFiniteDifferencesOfPlainJava() {
    Spec spec = Networks.smooth();
    Weights weights = Networks.weights(spec, 5);
    float[][] inputs = Networks.inputs(spec, BATCH, 6);
    try (PointerScope scope = new PointerScope()) {
      Numbers numbers = new Numbers(spec);
      numbers.load(weights);
      List<Shape> shapes = List.copyOf(spec.inputs().values());
      int[] sizes = shapes.stream().mapToInt(Shape::size).toArray();
      Examples examples =
          Examples.of(inputs, sizes, new int[BATCH], new Examples.Origin[BATCH], List.of("one"));
      Batches batches = new Batches(examples, shapes, Set.of(), BATCH, Plan.Augmentation.NONE);
      batches.fill(IntStream.range(0, BATCH).toArray(), 0, BATCH, null);
      TorchNetwork network = new TorchNetwork(spec, numbers, Set.of("logits"));
      numbers.clearGradients();
      Tensor logits = network.forward(batches.inputs(BATCH), EVALUATION).get("logits");
      torch
          .cross_entropy_loss(
              logits.view(BATCH, -1), batches.labels(BATCH), new TensorOptional(), 1, -100, 0)
          .backward();
      Weights gradients = numbers.gradientWeights();
      SplittableRandom random = new SplittableRandom(7);
      for (String name : weights.names()) {
        if (name.endsWith(".mean") || name.endsWith(".variance") || name.startsWith("other")) {
          continue;
        }
        int at = random.nextInt(weights.get(name).length);
        double slope = slope(spec, weights, inputs, name, at);
        assertThat((double) gradients.get(name)[at]).as(name).isCloseTo(slope, within(2e-3));
      }
    }
  }

  /** Of the mean cross-entropy of class 0, by a step to either side. */
  private static double slope(Spec spec, Weights weights, float[][] inputs, String name, int at) {
    double[] losses = new double[2];
    float step = 4e-3f;
    for (int side = 0; side < 2; side++) {
      Weights moved = weights.copy();
      moved.get(name)[at] += side == 0 ? -step : step;
      Tape tape = Tape.of(spec, moved);
      for (int example = 0; example < BATCH; example++) {
        tape.forward(example(spec, inputs, example));
        float[] logits = tape.value("logits");
        double sum = 0;
        for (float logit : logits) {
          sum += Math.exp(logit - logits[0]);
        }
        losses[side] += Math.log(sum) / BATCH;
      }
    }
    return (losses[1] - losses[0]) / (2 * step);
  }

  @Test
  void batchNormUsesTheBatchAndMovesItsStatisticsByATenth() {
    Spec spec =
        Spec.builder("bn")
            .input("x", new Shape(1, 2))
            .add("logits", new Layer.BatchNorm(1))
            .build("logits");
    try (PointerScope scope = new PointerScope()) {
      Numbers numbers = new Numbers(spec);
      numbers.load(Weights.zero(spec));
      Tensor x = torch.tensor(1f, 2f, 3f, 6f).view(2, 1, 1, 2);
      TorchNetwork network = new TorchNetwork(spec, numbers, Set.of("logits"));
      TorchNetwork.Mode mode = new TorchNetwork.Mode.Training(0.1, new SplittableRandom(1));
      Tensor y = network.forward(List.of(x), mode).get("logits");
      // mean 3, variance 14/4 = 3.5 (biased) in the output, 14/3 (unbiased) in the statistics
      float deviation = (float) Math.sqrt(3.5 + 1e-5);
      assertThat(of(y, 0))
          .containsExactly(new float[] {-2 / deviation, -1 / deviation}, within(1e-6f));
      assertThat(numbers.weights().get("logits.mean")[0]).isCloseTo(0.3f, within(1e-6f));
      assertThat(numbers.weights().get("logits.variance")[0])
          .isCloseTo((float) (0.9 + 1.4 / 3), within(1e-6f));
    }
  }

  @Test
  void dropoutKeepsTheMeanAndIsOffInEvaluation() {
    Spec spec =
        Spec.builder("dropout")
            .input("x", new Shape(4, 2500))
            .add("logits", new Layer.Dropout(0.3))
            .build("logits");
    try (PointerScope scope = new PointerScope()) {
      TorchNetwork network = new TorchNetwork(spec, new Numbers(spec), Set.of("logits"));
      Tensor ones = torch.ones(2, 4, 1, 2500);
      TorchNetwork.Mode mode = new TorchNetwork.Mode.Training(0.1, new SplittableRandom(1));
      float[] values = of(network.forward(List.of(ones), mode).get("logits"), 1);
      long dropped = IntStream.range(0, values.length).filter(i -> values[i] == 0).count();
      assertThat(dropped).isBetween(2850L, 3150L);
      assertThat(values).containsOnly(0f, (float) (1 / 0.7));
      assertThat(of(network.forward(List.of(ones), EVALUATION).get("logits"), 0)).containsOnly(1f);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void weightsComeBackAsTheyWent(Spec spec) {
    Weights weights = Networks.weights(spec, 8);
    try (PointerScope scope = new PointerScope()) {
      Numbers numbers = new Numbers(spec);
      numbers.load(weights);
      assertThat(numbers.weights().sha256()).isEqualTo(weights.sha256());
    }
  }
}
