package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network computes, with every kind of kernel this JVM has. */
class NetworkTest {
  static Stream<Arguments> specsAndKernels() {
    return Networks.all().stream()
        .flatMap(spec -> Kernels.available().stream().map(kind -> Arguments.of(spec, kind)));
  }

  @ParameterizedTest
  @MethodSource("specsAndKernels")
  void computesWhatTheLayersDefine(Spec spec, Kernels kernels) {
    for (long seed = 1; seed <= 3; seed++) {
      Weights weights = Networks.weights(spec, seed);
      float[][] inputs = Networks.inputs(spec, 1, seed + 100);
      float[][] outputs = Networks.outputs(spec, 1);
      Network.of(spec, weights, kernels).runner(1).run(1, inputs, outputs);
      Map<String, double[][]> truth =
          new DoubleNetwork(spec, weights).forward(Networks.doubles(inputs), "", null);
      for (int i = 0; i < outputs.length; i++) {
        String name = spec.outputs().get(i);
        double[] expected = Networks.flat(truth.get(name));
        double greatest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int j = 0; j < expected.length; j++) {
          assertThat((double) outputs[i][j])
              .as("%s of %s", name, spec.name())
              .isCloseTo(expected[j], within(2e-6 * Math.max(1, greatest)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specsAndKernels")
  void givesTheSameBitsInEveryBatch(Spec spec, Kernels kernels) {
    int examples = 11;
    Network network = Network.of(spec, Networks.weights(spec, 7), kernels);
    float[][] inputs = Networks.inputs(spec, examples, 8);
    float[][] together = Networks.outputs(spec, examples);
    network.runner(32).run(examples, inputs, together);
    Runner lone = network.runner(1);
    for (int b = 0; b < examples; b++) {
      float[][] outputs = Networks.outputs(spec, 1);
      lone.run(1, example(inputs, b, examples), outputs);
      assertThat(outputs).isDeepEqualTo(example(together, b, examples));
    }
  }

  /** The Vector API's sums are the plain loops' sums, number by number. */
  @ParameterizedTest
  @MethodSource("specsAndKernels")
  void givesTheSameBitsWithAllKernels(Spec spec, Kernels kernels) {
    Weights weights = Networks.weights(spec, 11);
    float[][] inputs = Networks.inputs(spec, 5, 12);
    float[][] plain = Networks.outputs(spec, 5);
    float[][] outputs = Networks.outputs(spec, 5);
    Network.of(spec, weights, Kernels.PLAIN).runner(5).run(5, inputs, plain);
    Network.of(spec, weights, kernels).runner(5).run(5, inputs, outputs);
    assertThat(outputs).isDeepEqualTo(plain);
  }

  @Test
  void keepsNothingOfTheWeightsItWasMadeOf() {
    Spec spec = Networks.multiresolution();
    Weights weights = Networks.weights(spec, 3);
    Runner runner = Network.of(spec, weights).runner(1);
    float[][] inputs = Networks.inputs(spec, 1, 4);
    float[][] before = Networks.outputs(spec, 1);
    float[][] after = Networks.outputs(spec, 1);
    runner.run(1, inputs, before);
    weights.names().forEach(name -> Arrays.fill(weights.get(name), 9f));
    runner.run(1, inputs, after);
    assertThat(after).isDeepEqualTo(before);
  }

  @Test
  void softmaxOfGreatLogitsIsFinite() {
    Spec spec =
        Spec.builder("s").input("x", new Shape(3, 1)).add("p", new Layer.Softmax()).build("p");
    float[][] outputs = Networks.outputs(spec, 1);
    Network.of(spec, Weights.zero(spec))
        .runner(1)
        .run(1, new float[][] {{1000f, 1000f, -1000f}}, outputs);
    assertThat(outputs[0]).containsExactly(0.5f, 0.5f, 0f);
  }

  @Test
  void saysWhatDoesNotFit() {
    Spec spec = Networks.twoInputs();
    Runner runner = Network.of(spec, Weights.zero(spec)).runner(2);
    float[][] outputs = Networks.outputs(spec, 2);
    assertThatThrownBy(() -> runner.run(3, Networks.inputs(spec, 3, 1), outputs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch of 3, made for at most 2");
    assertThatThrownBy(() -> runner.run(1, new float[][] {new float[60]}, outputs))
        .hasMessage("1 inputs and 2 outputs, expected 2 and 2");
    assertThatThrownBy(() -> runner.run(2, new float[][] {new float[60], new float[8]}, outputs))
        .hasMessage("beat has room for 60 numbers, expected at least 120");
    assertThatThrownBy(() -> runner.run(2, Networks.inputs(spec, 2, 1), Networks.outputs(spec, 1)))
        .hasMessage("joint has room for 5 numbers, expected at least 10");
  }

  private static float[][] example(float[][] values, int b, int examples) {
    return Arrays.stream(values)
        .map(
            value -> {
              int size = value.length / examples;
              return Arrays.copyOfRange(value, b * size, (b + 1) * size);
            })
        .toArray(float[][]::new);
  }
}
