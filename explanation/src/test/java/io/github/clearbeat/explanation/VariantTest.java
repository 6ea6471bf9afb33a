package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values taken together, plain and guided gradients, degradation, random weights. */
class VariantTest {
  private static final Spec LINEAR =
      Spec.builder("linear")
          .input("beat", new Shape(1, 8))
          .add("logits", new Layer.Dense(8, 2))
          .build("logits");

  private static Subject linear() {
    return Subject.of(LINEAR, Nets.random(LINEAR, 3), Nets.background(LINEAR, 1));
  }

  /** Before P 1 sample, P 1, PR 1, QRS 2, ST 1, T 2, nothing behind. */
  private static final Example BEAT =
      new Example(
          new float[][] {{1, 2, 3, 4, 5, 6, 7, 8}},
          0,
          8,
          Optional.of(new WaveLimits(8, 1, 2, 3, 5, 6, 8, true, true)),
          List.of());

  @Test
  void wavesGetTheirMeansAndTheSumStays() {
    Subject subject = linear();
    Attribution raw = new DeepShap().explain(subject, BEAT, 1);
    Attribution waves = Variant.waves(new DeepShap()).explain(subject, BEAT, 1);
    float[] r = raw.window();
    float qrs = (r[3] + r[4]) / 2;
    float t = (r[6] + r[7]) / 2;
    float[] expected = {r[0], r[1], r[2], qrs, qrs, r[5], t, t};
    for (int i = 0; i < 8; i++) {
      assertThat(waves.window()[i]).isCloseTo(expected[i], within(1e-6f));
    }
    assertThat(waves.method()).isEqualTo("deep-shap-waves");
    assertThat(waves.residual()).isCloseTo(0, within(1e-5));
    Example unknown = Example.of(BEAT.inputs());
    assertThat(Variant.waves(new DeepShap()).explain(subject, unknown, 1).window())
        .containsExactly(r);
  }

  @Test
  void smoothedIsWhatSmoothingMakes() {
    Subject subject = linear();
    Smoothing width = new Smoothing(0.3);
    Variant variant = Variant.smoothed(new DeepShap(), width, 10, "-300ms");
    Attribution raw = new DeepShap().explain(subject, BEAT, 1);
    assertThat(variant.of(raw, BEAT).window()).containsExactly(width.of(raw, 10).window());
    assertThat(variant.of(raw, BEAT).window()).isNotEqualTo(raw.window());
    assertThat(variant.name()).isEqualTo("deep-shap-300ms");
  }

  @Test
  void gradientOfALinearNetworkIsItsWeights() {
    Subject subject = linear();
    float[] gradient = new Gradient().explain(subject, BEAT, 1).window();
    float[] weight = subject.weights().get("logits.weight");
    for (int i = 0; i < 8; i++) {
      assertThat(gradient[i]).isEqualTo(Math.abs(weight[8 + i]));
    }
  }

  /** Guided backpropagation times the rectified map, sample by sample. */
  @Test
  void guidedGradCamIsTheProduct() {
    Spec spec = ArrhythmiNet.v2();
    Subject subject = Nets.subject(spec, 2);
    Example example = Example.of(Nets.inputs(spec, 9));
    float[] product = new GuidedGradCam().explain(subject, example, 2).window();
    float[] map = GradCam.last().explain(subject, example, 2).rectified().window();
    subject.tape().forward(example.inputs());
    subject.tape().backwardGuided(Subject.LOGITS, subject.seed(2));
    float[] guided = subject.tape().gradient("beat");
    float sum = 0;
    for (int i = 0; i < product.length; i++) {
      assertThat(product[i]).isCloseTo(map[i] * Math.abs(guided[i]), within(1e-6f));
      sum += product[i];
    }
    assertThat(sum).isPositive();
  }

  /** Read backwards, the least important go first: an opposite map has the opposite score. */
  @Test
  void anOppositeMapDegradesTheOppositeWay() {
    Subject subject = linear();
    Example example = Example.of(new float[] {.1f, -.4f, .3f, .2f, -.5f, .6f, .15f, -.2f});
    Attribution shap = new DeepShap().explain(subject, example, 1);
    float[] values = shap.window();
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
    Attribution.Part part = shap.parts().get(0);
    Attribution opposite =
        new Attribution(
            "opposite",
            1,
            List.of(new Attribution.Part(part.input(), part.shape(), values)),
            0,
            8,
            List.of(),
            List.of(),
            shap.value(),
            shap.baseline());
    for (Filler filler : Filler.values()) {
      Faithfulness.Settings settings = new Faithfulness.Settings(0.1, 1, filler, 1, 8, 1);
      double score = Faithfulness.of(subject, example, shap, settings).degradation();
      double other = Faithfulness.of(subject, example, opposite, settings).degradation();
      if (filler == Filler.BACKGROUND) {
        assertThat(score).isGreaterThan(0.02);
      }
      assertThat(other).isCloseTo(-score, within(1e-6));
    }
  }

  @Test
  void theCascadeGoesFromTheLogitsToTheFirstLayer() {
    Spec spec = ArrhythmiNet.v2();
    Subject subject = Nets.subject(spec, 1);
    float[] first = subject.weights().get("row1.dw.weight").clone();
    List<String> nodes = new ArrayList<>();
    List<Boolean> touched = new ArrayList<>();
    Sanity.randomise(
        subject,
        1,
        (node, random) -> {
          nodes.add(node);
          float[] now = random.weights().get("row1.dw.weight");
          touched.add(!java.util.Arrays.equals(first, now));
        });
    assertThat(nodes).hasSize(Sanity.depths(spec)).startsWith("logits").endsWith("row1.dw");
    assertThat(touched.indexOf(true)).as("the first layer, last").isEqualTo(nodes.size() - 1);
  }
}
