package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Integrated and expected gradients, occlusion and the controls. */
class GradientMethodsTest {
  private static final Spec SPEC = ArrhythmiNet.v2();

  @Test
  void integratedGradientsBecomeCompleteWithSteps() {
    Subject subject = Nets.subject(SPEC, 5);
    Example example = loud(SPEC);
    double few = new IntegratedGradients(2).explain(subject, example, 1).residual();
    double many = new IntegratedGradients(400).explain(subject, example, 1).residual();
    assertThat(Math.abs(many)).isLessThan(2e-3).isLessThan(Math.abs(few));
  }

  @Test
  void expectedGradientsComeNearerWithPassesAndSayWhatIsMissing() {
    Subject subject = Nets.subject(SPEC, 5);
    Example example = loud(SPEC);
    Attribution few = new ExpectedGradients(5, 1).explain(subject, example, 1);
    Attribution many = new ExpectedGradients(600, 1).explain(subject, example, 1);
    assertThat(Math.abs(many.residual()))
        .isLessThan(0.02 * Math.abs(many.value() - many.baseline()))
        .isLessThan(Math.abs(few.residual()));
    assertThat(many.residual()).isNotZero();
    double mean = 0;
    for (float[][] b : subject.background()) {
      mean += subject.logits(b)[1] / 5.0;
    }
    assertThat(many.baseline()).isCloseTo(mean, within(1e-6));
  }

  @Test
  void drawsDependOnTheSeedAlone() {
    Subject subject = Nets.subject(SPEC, 5);
    Example example = loud(SPEC);
    float[] first = new ExpectedGradients(20, 1).explain(subject, example, 1).window();
    assertThat(new ExpectedGradients(20, 1).explain(subject, example, 1).window())
        .containsExactly(first);
    assertThat(new ExpectedGradients(20, 2).explain(subject, example, 1).window())
        .isNotEqualTo(first);
  }

  /** Of a linear network a stretch is worth the sum of its own contributions. */
  @Test
  void occlusionOfALinearNetworkByHand() {
    Spec spec =
        Spec.builder("linear")
            .input("beat", new Shape(1, 5))
            .add("logits", new Layer.Dense(5, 2))
            .build("logits");
    Subject subject = Nets.subject(spec, 1);
    float[] x = {1, -2, 3, 0.5f, 4};
    float[] w = subject.weights().get("logits.weight");
    float[] b = subject.background().get(0)[0];
    double[] own = new double[5];
    for (int i = 0; i < 5; i++) {
      own[i] = w[5 + i] * ((double) x[i] - b[i]);
    }
    double[] pairs = new double[4];
    for (int i = 0; i < 4; i++) {
      pairs[i] = (own[i] + own[i + 1]) / 2;
    }
    double[] expected = {
      pairs[0],
      (pairs[0] + pairs[1]) / 2,
      (pairs[1] + pairs[2]) / 2,
      (pairs[2] + pairs[3]) / 2,
      pairs[3]
    };
    float[] found = new Occlusion(2).explain(subject, Example.of(x), 1).window();
    for (int i = 0; i < 5; i++) {
      assertThat((double) found[i]).isCloseTo(expected[i], within(1e-5));
    }
  }

  @Test
  void theSlopeByHand() {
    Spec spec =
        Spec.builder("linear")
            .input("beat", new Shape(1, 4))
            .add("logits", new Layer.Dense(4, 2))
            .build("logits");
    Example example = Example.of(new float[] {0, 2, 2, -4});
    assertThat(new Slope().explain(Nets.subject(spec, 0), example, 0).window())
        .containsExactly(2, 1, 3, 6);
  }

  @Test
  void methodsAreFoundByTheirNames() {
    Subject subject = Nets.subject(SPEC, 3);
    Example beat =
        Example.of(
            new float[][] {ShapleyTest.beat(1)},
            io.github.clearbeat.beat.Preparation.loneBeat(),
            0.8,
            0.8);
    for (Explainer explainer : Explainers.all()) {
      assertThat(Explainers.named(explainer.name())).isSameAs(explainer);
      Attribution a = explainer.explain(subject, beat, 1);
      assertThat(a.method()).isEqualTo(explainer.name());
      assertThat(a.window()).hasSize(360);
      assertThat(a.greatest()).isPositive();
      assertThat(a.value()).isCloseTo(subject.logits(beat.inputs())[1], within(1e-4));
      assertThat(explainer.explain(subject, beat, 1).window()).containsExactly(a.window());
    }
    assertThatThrownBy(() -> Explainers.named("lime"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "no method lime (known: grad-cam, grad-cam-finer, guided-grad-cam, ");
  }

  @Test
  void aSubjectGivesTheLogitsOfManyExamples() {
    Subject subject = Nets.subject(SPEC, 0);
    List<float[][]> examples = Nets.background(SPEC, 150);
    float[][] many = subject.logits(examples);
    for (int i = 0; i < 150; i += 37) {
      assertThat(many[i]).containsExactly(subject.logits(examples.get(i)));
    }
    double[] p = subject.probabilities(examples.get(0));
    assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(1e-12));
    assertThat(p[subject.winner(examples.get(0))]).isEqualTo(Arrays.stream(p).max().orElseThrow());
  }

  @Test
  void greatLogitsGiveProbabilities() {
    assertThat(Subject.softmax(new float[] {1000, 1000, -1000})).containsExactly(0.5, 0.5, 0);
    assertThat(Subject.softmax(new float[] {0, (float) Math.log(3)})[1])
        .isCloseTo(0.75, within(1e-7));
  }

  private static Example loud(Spec spec) {
    float[][] inputs = Nets.inputs(spec, 77);
    for (int i = 0; i < inputs[0].length; i++) {
      inputs[0][i] *= 5;
    }
    return Example.of(inputs);
  }
}
