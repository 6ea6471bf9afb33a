package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Completeness, and the multipliers of small networks by hand. */
class ContrastTest {
  static List<Spec> specs() {
    return Networks.all();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void multipliersAddUpToTheDifference(Spec spec) {
    Tape example = Tape.of(spec, Networks.weights(spec, 1));
    Tape reference = example.another();
    Contrast contrast = Contrast.of(example);
    for (long seed = 0; seed < 20; seed++) {
      float[][] x = Networks.inputs(spec, 1, seed);
      float[][] r = Networks.inputs(spec, 1, seed + 1000);
      example.forward(x);
      reference.forward(r);
      for (String output : spec.outputs()) {
        if (spec.shapes().containsKey(output) && !behindSoftmax(spec, output)) {
          float[] weights = TapeTest.seed(spec.shapes().get(output).size());
          contrast.backward(example, reference, output, weights);
          double difference =
              dot(weights, example.value(output)) - dot(weights, reference.value(output));
          assertThat(contributions(spec, contrast, x, r))
              .as(output)
              .isCloseTo(difference, within(2e-5 * Math.max(1, Math.abs(difference))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void isTheGradientWhereReferenceAndExampleAreOne(Spec spec) {
    Tape tape = Tape.of(spec, Networks.weights(spec, 1));
    Contrast contrast = Contrast.of(tape);
    tape.forward(Networks.inputs(spec, 1, 5));
    String output = spec.outputs().get(spec.outputs().size() - 1);
    if (behindSoftmax(spec, output)) {
      output = spec.outputs().get(0);
    }
    float[] seed = TapeTest.seed(spec.shapes().get(output).size());
    tape.backward(output, seed);
    contrast.backward(tape, tape, output, seed);
    for (String name : spec.shapes().keySet()) {
      assertThat(contrast.multiplier(name)).as(name).isEqualTo(tape.gradient(name));
    }
  }

  /** y = max(0, x): from −1 to 3 it rises by 3 in 4; nothing happens from −2 to −1. */
  @Test
  void rescalesAtRelus() {
    Spec spec =
        Spec.builder("relu").input("x", new Shape(3, 1)).add("y", new Layer.Relu()).build("y");
    assertThat(multipliers(spec, new float[] {3, -2, 5}, new float[] {-1, -1, 4}))
        .containsExactly(0.75f, 0f, 1f);
  }

  /** From (1, 4) to (7, 2) the maximum rises by 3; at the place of 7 the input rises by 6. */
  @Test
  void givesThePoolsDifferenceToThePlaceOfTheGreaterMaximum() {
    Spec spec =
        Spec.builder("max")
            .input("x", new Shape(1, 4))
            .add("y", new Layer.MaxPool(2, 2))
            .build("y");
    assertThat(multipliers(spec, new float[] {7, 2, 0, 1}, new float[] {1, 4, 3, 9}))
        .containsExactly(0.5f, 0f, 0f, 1f);
  }

  @Test
  void refusesSoftmaxAndForeignTapes() {
    Spec spec = Networks.separable("s", 3, true);
    Tape tape = Tape.of(spec, Networks.weights(spec, 1));
    Contrast contrast = Contrast.of(tape);
    tape.forward(Networks.inputs(spec, 1, 5));
    assertThatThrownBy(() -> contrast.backward(tape, tape, "probabilities", new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are no multipliers behind a softmax: take its input");
    Tape foreign = Tape.of(spec, Networks.weights(spec, 1));
    assertThatThrownBy(() -> contrast.backward(tape, foreign, "logits", new float[5]))
        .hasMessage("a contrast needs tapes made by another() of its own");
  }

  private static float[] multipliers(Spec spec, float[] x, float[] r) {
    Tape example = Tape.of(spec, Weights.zero(spec));
    Tape reference = example.another();
    example.forward(new float[][] {x});
    reference.forward(new float[][] {r});
    Contrast contrast = Contrast.of(example);
    float[] seed = new float[spec.shapes().get("y").size()];
    java.util.Arrays.fill(seed, 1f);
    contrast.backward(example, reference, "y", seed);
    return contrast.multiplier("x");
  }

  private static double contributions(Spec spec, Contrast contrast, float[][] x, float[][] r) {
    double sum = 0;
    int input = 0;
    for (String name : spec.inputs().keySet()) {
      float[] multiplier = contrast.multiplier(name);
      for (int i = 0; i < multiplier.length; i++) {
        sum += multiplier[i] * ((double) x[input][i] - r[input][i]);
      }
      input++;
    }
    return sum;
  }

  private static boolean behindSoftmax(Spec spec, String output) {
    return spec.nodes().stream()
        .anyMatch(n -> n.name().equals(output) && n.layer() instanceof Layer.Softmax);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
