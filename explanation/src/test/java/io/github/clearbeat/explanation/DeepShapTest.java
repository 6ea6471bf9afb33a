package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DeepSHAP against closed forms, and its promises on the real networks. */
class DeepShapTest {
  private final Explainer shap = new DeepShap();

  @Test
  void valuesAddUpToTheDifferenceOfLogits() {
    List<Spec> specs =
        List.of(ArrhythmiNet.v1(), ArrhythmiNet.v2(), ArrhythmiNet.v1("rhythm", 4, 11));
    for (Spec spec : specs) {
      Subject subject = Nets.subject(spec, 25);
      float[][] inputs = Nets.inputs(spec, 77);
      for (int i = 0; i < inputs[0].length; i++) {
        inputs[0][i] *= 5;
      }
      double greatest = 0;
      for (int k = 0; k < subject.classes(); k++) {
        Attribution a = shap.explain(subject, Example.of(inputs), k);
        double expected = subject.logits(inputs)[k] - meanLogit(subject, k);
        greatest = Math.max(greatest, Math.abs(expected));
        assertThat(summed(a)).isCloseTo(expected, within(1e-3));
        assertThat(a.residual()).isCloseTo(0, within(1e-3));
        assertThat(a.parts()).hasSize(spec.inputs().size());
      }
      assertThat(greatest).as("the case says something").isGreaterThan(0.5);
    }
  }

  @Test
  void anExampleNextToTheBackgroundStaysComplete() {
    Spec spec = ArrhythmiNet.v1();
    List<float[][]> background = Nets.background(spec, 3);
    Subject subject = Subject.of(spec, Nets.random(spec, 5), background);
    for (double distance : new double[] {0, 1e-7, 1e-5, 1e-3}) {
      float[] near = background.get(1)[0].clone();
      for (int i = 0; i < near.length; i++) {
        near[i] += (float) (distance * Math.sin(i));
      }
      Attribution a = shap.explain(subject, Example.of(near), 2);
      assertThat(a.residual()).isCloseTo(0, within(1e-3));
      for (float v : a.window()) {
        assertThat(Float.isFinite(v)).isTrue();
      }
    }
  }

  @Test
  void ofALinearNetworkEachInputGetsItsWeightTimesItsDistanceFromTheMean() {
    Spec spec =
        Spec.builder("linear")
            .input("beat", new Shape(1, 20))
            .add("logits", new Layer.Dense(20, 3))
            .build("logits");
    Subject subject = Nets.subject(spec, 8);
    float[] x = Nets.inputs(spec, 9)[0];
    float[] w = subject.weights().get("logits.weight");
    for (Explainer explainer :
        List.of(shap, new IntegratedGradients(3), new ExpectedGradients(16, 4))) {
      float[] values = explainer.explain(subject, Example.of(x), 2).window();
      for (int i = 0; i < 20; i++) {
        double mean = 0;
        for (float[][] b : subject.background()) {
          mean += b[0][i] / 8.0;
        }
        assertThat((double) values[i])
            .as(explainer.name())
            .isCloseTo(w[40 + i] * (x[i] - mean), within(1e-5));
      }
    }
  }

  /** Without interaction every Shapley value is the input's own contribution. */
  @Test
  void whereInputsDoNotMeetInANonlinearityItIsTheShapleyValue() {
    Spec spec =
        Spec.builder("additive")
            .input("beat", new Shape(6, 1))
            .add("scale", new Layer.Conv(6, 6, 1, 1, 0, 0, 1, 6, true))
            .add("relu", new Layer.Relu())
            .add("logits", new Layer.Dense(6, 2))
            .build("logits");
    Weights weights = Nets.random(spec, 8);
    List<float[][]> background = Nets.background(spec, 1);
    Subject subject = Subject.of(spec, weights, background);
    float[] x = Nets.inputs(spec, 21)[0];
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      players.add(new Player("input " + i, List.of(new Player.Slice(0, i, i + 1))));
    }
    Example example = new Example(new float[][] {x}, 0, 6, java.util.Optional.empty(), players);
    float[] deep = shap.explain(subject, example, 1).window();
    float[] exact = new SegmentShapley().explain(subject, example, 1).window();
    float[] scale = weights.get("scale.weight");
    float[] bias = weights.get("scale.bias");
    float[] out = weights.get("logits.weight");
    for (int i = 0; i < 6; i++) {
      double before = Math.max(0, scale[i] * background.get(0)[0][i] + bias[i]);
      double after = Math.max(0, scale[i] * x[i] + bias[i]);
      assertThat((double) deep[i]).isCloseTo(out[6 + i] * (after - before), within(1e-5));
      assertThat((double) exact[i]).isCloseTo(out[6 + i] * (after - before), within(1e-5));
    }
  }

  @Test
  void inputsThatTheNetworkTreatsAlikeGetAlikeAndUnusedOnesGetNothing() {
    Spec spec =
        Spec.builder("alike")
            .input("beat", new Shape(3, 1))
            .add("mix", Layer.Conv.pointwise(3, 4, true))
            .add("relu", new Layer.Relu())
            .add("logits", new Layer.Dense(4, 2))
            .build("logits");
    Weights weights = Nets.random(spec, 2);
    float[] mix = weights.get("mix.weight");
    for (int o = 0; o < 4; o++) {
      mix[3 * o + 1] = mix[3 * o];
      mix[3 * o + 2] = 0;
    }
    Subject subject =
        Subject.of(
            spec, weights, java.util.Collections.singletonList(new float[][] {{0.1f, 0.1f, -3}}));
    float[] values = shap.explain(subject, Example.of(new float[] {1.5f, 1.5f, 2}), 0).window();
    assertThat(values[0]).isEqualTo(values[1]).isNotZero();
    assertThat(values[2]).isZero();
  }

  @Test
  void threadsThatShareASubjectAgree() {
    Spec spec = ArrhythmiNet.v2();
    Subject subject = Nets.subject(spec, 5);
    Example example = Example.of(Nets.inputs(spec, 1));
    float[] once = shap.explain(subject, example, 3).window();
    shap.explain(subject, Example.of(Nets.inputs(spec, 2)), 1);
    assertThat(shap.explain(subject.another(), example, 3).window()).containsExactly(once);
    assertThat(shap.explain(subject, example, 3).window()).containsExactly(once);
  }

  @Test
  void withoutBackgroundItSaysSo() {
    Spec spec = ArrhythmiNet.v2();
    assertThatThrownBy(
            () -> shap.explain(Nets.subject(spec, 0), Example.of(Nets.inputs(spec, 1)), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("arrhythminet-v2 has no background beats to compare with");
  }

  private static double summed(Attribution a) {
    double sum = 0;
    for (Attribution.Part part : a.parts()) {
      for (float v : part.values()) {
        sum += v;
      }
    }
    return sum;
  }

  private static double meanLogit(Subject subject, int classIndex) {
    double sum = 0;
    for (float[][] b : subject.background()) {
      sum += subject.logits(b)[classIndex];
    }
    return sum / subject.background().size();
  }
}
