package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Correlations by hand; maps under random weights, noise and shift. */
class SanityTest {
  @Test
  void ranksShareTies() {
    assertThat(Correlation.ranks(new double[] {5, 1, 5, 2})).containsExactly(3.5, 1, 3.5, 2);
  }

  @Test
  void correlationsByHand() {
    double[] a = {1, 2, 3, 4};
    assertThat(Correlation.pearson(a, new double[] {2, 4, 6, 8})).isCloseTo(1, within(1e-12));
    assertThat(Correlation.pearson(a, new double[] {1, 3, 2, 4})).isCloseTo(0.8, within(1e-12));
    assertThat(Correlation.spearman(a, new double[] {1, 10, 100, 1000}))
        .isCloseTo(1, within(1e-12));
    assertThat(Correlation.spearman(a, new double[] {4, 3, 2, 1})).isCloseTo(-1, within(1e-12));
    assertThat(Correlation.pearson(a, new double[4])).isZero();
  }

  /** The control that asks no network keeps its map, whatever becomes of the weights. */
  @Test
  void aMapThatAsksNoNetworkFailsAndOneThatDoesPasses() {
    Spec spec = ArrhythmiNet.v2();
    Subject subject = Nets.subject(spec, 3);
    float[] before = subject.weights().get("logits.weight").clone();
    List<Question> questions =
        IntStream.range(0, 4)
            .mapToObj(i -> new Question(Example.of(Nets.inputs(spec, 40 + i)), i))
            .toList();
    List<Sanity.Depth> slope = Sanity.of(new Slope(), subject, questions, 1);
    assertThat(slope).hasSize(17).allSatisfy(d -> assertThat(d.correlation()).isEqualTo(1));
    assertThat(slope.get(0).node()).isEqualTo("logits");
    assertThat(slope.get(16).node()).isEqualTo("row1.dw");
    List<Sanity.Depth> shap = Sanity.of(new DeepShap(), subject, questions, 1);
    assertThat(shap.get(16).correlation()).isLessThan(0.6);
    assertThat(shap.get(0).signedCorrelation()).isLessThan(0.9);
    assertThat(subject.weights().get("logits.weight")).containsExactly(before);
  }

  @Test
  void noiseAndShiftOfALinearMap() {
    Spec spec =
        Spec.builder("linear")
            .input("beat", new Shape(1, 200))
            .add("logits", new Layer.Dense(200, 2))
            .build("logits");
    Subject subject = Nets.subject(spec, 1);
    float[] x = new float[200];
    for (int i = 0; i < 200; i++) {
      x[i] = (float) (3 * Math.sin(i / 15.0));
    }
    Question question = new Question(Example.of(x), 1);
    // |dV/dt| moves with the signal: the shifted map is the same map.
    Stability slope = Stability.of(new Slope(), subject, question, 5, 1);
    assertThat(slope.shift()).isGreaterThan(0.99);
    assertThat(slope.noise()).isLessThan(0.9);
    // w · (x − b) with white weights does not move with the signal.
    Stability shap = Stability.of(new DeepShap(), subject, question, 5, 1);
    assertThat(shap.shift()).isLessThan(0.7);
    assertThat(shap.noise()).isGreaterThan(0.95);
    assertThat(Stability.of(new DeepShap(), subject, question, 5, 1)).isEqualTo(shap);
  }

  /** Noise of a tenth of the deviation: 20 dB. */
  @Test
  void theNoiseIsTwentyDecibelsBelowTheSignal() {
    Spec spec =
        Spec.builder("linear")
            .input("beat", new Shape(1, 4000))
            .add("logits", new Layer.Dense(4000, 2))
            .build("logits");
    Subject subject = Subject.of(spec, Nets.random(spec, 1), List.of());
    float[] x = new float[4000];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i / 7.0) + 100;
    }
    Explainer itself =
        new Explainer() {
          @Override
          public String name() {
            return "itself";
          }

          @Override
          public Attribution explain(Subject s, Example example, int classIndex) {
            Attribution.Part part =
                new Attribution.Part("beat", new Shape(1, 4000), example.window());
            return new Attribution(
                name(), classIndex, List.of(part), 0, 4000, List.of(), List.of(), 0, 0);
          }
        };
    double noise = Stability.of(itself, subject, new Question(Example.of(x), 0), 1, 1).noise();
    assertThat(noise).isCloseTo(1 / Math.sqrt(1.01), within(5e-4));
  }
}
