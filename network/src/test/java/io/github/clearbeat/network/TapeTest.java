package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values against the definition, gradients against central differences in double. */
class TapeTest {
  private static final double STEP = 1e-6;

  static List<Spec> specs() {
    return Networks.all();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void keepsTheValueOfEveryNode(Spec spec) {
    Weights weights = Networks.weights(spec, 1);
    float[][] inputs = Networks.inputs(spec, 1, 2);
    Tape tape = Tape.of(spec, weights);
    tape.forward(inputs);
    Map<String, double[][]> truth =
        new DoubleNetwork(spec, weights).forward(Networks.doubles(inputs), "", null);
    for (String name : spec.shapes().keySet()) {
      double[] expected = Networks.flat(truth.get(name));
      float[] value = tape.value(name);
      assertThat(value).hasSameSizeAs(expected);
      for (int i = 0; i < value.length; i++) {
        assertThat((double) value[i]).as(name).isCloseTo(expected[i], within(2e-5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void gradientsAreFiniteDifferences(Spec spec) {
    Weights weights = Networks.weights(spec, 3);
    float[][] inputs = Networks.inputs(spec, 1, 4);
    Tape tape = Tape.of(spec, weights);
    tape.forward(inputs);
    DoubleNetwork truth = new DoubleNetwork(spec, weights);
    int kinks = 0;
    for (String output : spec.outputs()) {
      float[] seed = seed(spec.shapes().get(output).size());
      tape.backward(output, seed);
      double at = dot(seed, truth.forward(Networks.doubles(inputs), "", null).get(output));
      for (String name : spec.shapes().keySet()) {
        float[] gradient = tape.gradient(name);
        for (int i = 0; i < gradient.length; i += 1 + gradient.length / 5) {
          double expected = difference(truth, inputs, name, i, gradient.length, output, seed, at);
          if (Double.isNaN(expected)) {
            kinks++;
            continue;
          }
          assertThat((double) gradient[i])
              .as("d%s / d%s[%d] in %s", output, name, i, spec.name())
              .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
        }
      }
    }
    assertThat(kinks).as("places without a derivative").isLessThan(40);
  }

  /** y = 2 relu(a) − 3 relu(b) + relu(c), c below 0: guided, neither −3 nor what is off passes. */
  @Test
  void guidedBackpropagationPassesOnlyWhatIsAboveZero() {
    Spec spec =
        Spec.builder("guided")
            .input("x", new Shape(3, 1))
            .add("relu", new Layer.Relu(), "x")
            .add("y", new Layer.Dense(3, 1), "relu")
            .build("y");
    Weights weights = Weights.zero(spec);
    System.arraycopy(new float[] {2, -3, 1}, 0, weights.get("y.weight"), 0, 3);
    Tape tape = Tape.of(spec, weights);
    tape.forward(new float[][] {{1, 1, -1}});
    tape.backwardGuided("y", new float[] {1});
    assertThat(tape.gradient("x")).containsExactly(2, 0, 0);
    tape.backward("y", new float[] {1});
    assertThat(tape.gradient("x")).containsExactly(2, -3, 0);
  }

  @Test
  void anotherTapeSharesTheWeightsOnly() {
    Spec spec = Networks.twoInputs();
    Tape tape = Tape.of(spec, Networks.weights(spec, 5));
    tape.forward(Networks.inputs(spec, 1, 6));
    float[] before = tape.value("joint");
    Tape other = tape.another();
    other.forward(Networks.inputs(spec, 1, 7));
    assertThat(tape.value("joint")).isEqualTo(before).isNotEqualTo(other.value("joint"));
    other.forward(Networks.inputs(spec, 1, 6));
    assertThat(other.value("joint")).isEqualTo(before);
  }

  @Test
  void saysWhatDoesNotFit() {
    Spec spec = Networks.twoInputs();
    Tape tape = Tape.of(spec, Weights.zero(spec));
    assertThatThrownBy(() -> tape.gradient("pool"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a gradient is there after backward()");
    assertThatThrownBy(() -> tape.forward(new float[1][60]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 inputs, expected 2: [beat, features]");
    assertThatThrownBy(() -> tape.forward(new float[2][60]))
        .hasMessage("features has 60 numbers, expected 4");
    assertThatThrownBy(() -> tape.backward("joint", new float[4]))
        .hasMessage("a seed of 4 numbers for joint, which has 5");
    assertThatThrownBy(() -> tape.value("nowhere"))
        .hasMessage("no node or input nowhere in two-inputs");
  }

  static float[] seed(int size) {
    Random random = new Random(size);
    float[] seed = new float[size];
    for (int i = 0; i < size; i++) {
      seed[i] = (float) random.nextGaussian();
    }
    return seed;
  }

  /** The derivative, or NaN on a kink: zeros behind ReLUs are equal in a max pool. */
  private static double difference(
      DoubleNetwork truth,
      float[][] inputs,
      String name,
      int index,
      int size,
      String output,
      float[] seed,
      double at) {
    double[] extra = new double[size];
    extra[index] = STEP;
    double above = dot(seed, truth.forward(Networks.doubles(inputs), name, extra).get(output));
    extra[index] = -STEP;
    double below = dot(seed, truth.forward(Networks.doubles(inputs), name, extra).get(output));
    double bend = Math.abs(above + below - 2 * at) / STEP;
    return bend > 1e-5 ? Double.NaN : (above - below) / (2 * STEP);
  }

  private static double dot(float[] seed, double[][] value) {
    double[] flat = Networks.flat(value);
    double sum = 0;
    for (int i = 0; i < seed.length; i++) {
      sum += seed[i] * flat[i];
    }
    return sum;
  }
}
