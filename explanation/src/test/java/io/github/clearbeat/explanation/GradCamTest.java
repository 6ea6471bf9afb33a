package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Tape;
import io.github.clearbeat.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Class activation maps by hand, in two forms, and against finite differences. */
class GradCamTest {
  private static final List<Spec> SPECS =
      List.of(
          ArrhythmiNet.v1(),
          ArrhythmiNet.v2(),
          ArrhythmiNet.v1("rhythm-1", 4, 11),
          ArrhythmiNet.v2("rhythm-2", 3, 6),
          featuresFirst());

  /** The second network with its features joined before the pooled channels, not behind them. */
  private static Spec featuresFirst() {
    Spec spec = ArrhythmiNet.v2("features-first", 1, 6);
    List<Spec.Node> nodes =
        spec.nodes().stream()
            .map(
                n ->
                    n.name().equals("joined")
                        ? new Spec.Node("joined", n.layer(), List.of("features", "pool"))
                        : n)
            .toList();
    return new Spec("features-first", spec.inputs(), nodes, spec.outputs());
  }

  @Test
  void aSmallMapByHand() {
    Spec spec =
        Spec.builder("small")
            .input("beat", new Shape(1, 3))
            .add("conv", Layer.Conv.pointwise(1, 2, true))
            .add("relu", new Layer.Relu())
            .add("pool", new Layer.GlobalAveragePool())
            .add("logits", new Layer.Dense(2, 2))
            .build("logits");
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("conv.weight", new float[] {1, -1});
    arrays.put("conv.bias", new float[] {0, 1});
    arrays.put("logits.weight", new float[] {0, 0, 6, -3});
    arrays.put("logits.bias", new float[] {0, 10});
    Subject subject = Subject.of(spec, Weights.of(spec, arrays), List.of());
    // Channel 1 is relu(x) = 2, 0, 0.5; channel 2 is relu(1 - x) = 0, 2, 0.5.
    Attribution map = GradCam.last().explain(subject, Example.of(new float[] {2, -1, 0.5f}), 1);
    assertThat(map.window()).containsExactly(4, -2, 0.5f);
    assertThat(map.rectified().window()).containsExactly(4, 0, 0.5f);
    assertThat(map.value()).isCloseTo(12.5, within(1e-6));
    assertThat(map.baseline()).isCloseTo(10, within(1e-6));
    assertThat(map.cells()).extracting(Attribution.Cell::centre).containsExactly(0.0, 1.0, 2.0);
  }

  @Test
  void withPoolingAndOneDenseLayerGradientAndWeightsAgree() {
    for (Spec spec : SPECS) {
      Subject subject = Nets.subject(spec, 0);
      subject.tape().forward(Nets.inputs(spec, 3));
      Head head = Head.of(spec).orElseThrow();
      assertThat(head.activations()).isEqualTo(lastRow(spec));
      for (int k = 0; k < subject.classes(); k++) {
        double[] closed = head.channelWeights(spec, subject.weights(), k);
        double[] gradient = GradCam.gradientWeights(subject, head.activations(), k);
        assertThat(gradient).containsExactly(closed, within(1e-6));
      }
    }
  }

  @Test
  void cellsAndBaselineAddUpToTheLogit() {
    for (Spec spec : SPECS) {
      Subject subject = Nets.subject(spec, 0);
      Attribution map = GradCam.last().explain(subject, Example.of(Nets.inputs(spec, 4)), 2);
      assertThat(map.cells()).hasSize(23);
      assertThat(map.residual()).isCloseTo(0, within(1e-4));
      assertThat(map.sum()).as("not all zero").isNotEqualTo(0);
    }
  }

  @Test
  void deeperDownTheWeightsAreTheSlopesOfTheRestOfTheNetwork() {
    for (Spec spec : SPECS) {
      Weights weights = Nets.random(spec, 5);
      Subject subject = Subject.of(spec, weights, List.of());
      float[][] inputs = Nets.inputs(spec, 6);
      Attribution map = GradCam.finer().explain(subject, Example.of(inputs), 1);
      assertThat(map.cells()).hasSize(45);
      assertThat(map.residual()).isNaN();

      Tape tape = Tape.of(spec, weights);
      tape.forward(inputs);
      float[] activations = tape.value("row6.relu");
      Runner rest = rest(spec, weights);
      double[] expected = new double[45];
      for (int c = 0; c < 64; c++) {
        double slope = slope(rest, inputs, activations, c);
        for (int t = 0; t < 45; t++) {
          expected[t] += slope / 45 * activations[c * 45 + t];
        }
      }
      double[] found = map.cells().stream().mapToDouble(Attribution.Cell::value).toArray();
      // A step over a kink of a ReLU spoils a difference here and there, but not the map.
      assertThat(Correlation.pearson(found, expected)).isGreaterThan(0.999);
      assertThat(found).containsExactly(expected, within(0.05 * greatest(expected)));
    }
  }

  /** How the logit answers when channel {@code c} of row 6 rises everywhere alike. */
  private static double slope(Runner rest, float[][] inputs, float[] activations, int c) {
    float step = 2e-3f;
    float[] up = activations.clone();
    float[] down = activations.clone();
    for (int t = 0; t < 45; t++) {
      up[c * 45 + t] += step;
      down[c * 45 + t] -= step;
    }
    return ((double) logit(rest, inputs, up) - logit(rest, inputs, down)) / (2 * step);
  }

  private static float logit(Runner rest, float[][] inputs, float[] row6) {
    float[][] given = inputs.length > 1 ? new float[][] {row6, inputs[1]} : new float[][] {row6};
    float[][] logits = {new float[5]};
    rest.run(1, given, logits);
    return logits[0][1];
  }

  /** The network behind row 6, cut out. */
  private static Runner rest(Spec spec, Weights weights) {
    LinkedHashMap<String, Shape> cutInputs = new LinkedHashMap<>();
    cutInputs.put("row6.relu", new Shape(64, 45));
    if (spec.inputs().containsKey("features")) {
      cutInputs.put("features", spec.inputs().get("features"));
    }
    int behind = spec.nodes().indexOf(spec.node("row6.relu")) + 1;
    List<Spec.Node> nodes = spec.nodes().subList(behind, spec.nodes().size());
    Spec cut = new Spec("rest", cutInputs, nodes, List.of("logits"));
    Map<String, float[]> arrays = new LinkedHashMap<>();
    Weights.zero(cut).names().forEach(name -> arrays.put(name, weights.get(name)));
    return Network.of(cut, Weights.of(cut, arrays)).runner(1);
  }

  @Test
  void betweenTheCentresOfCellsTheMapIsStraight() {
    List<Attribution.Cell> cells =
        List.of(new Attribution.Cell(1, 2), new Attribution.Cell(3.5, -3));
    assertThat(GradCam.spread(cells, 6)).containsExactly(2, 2, 0, -2, -3, -3);
  }

  @Test
  void cellsStandWhereTheirReceptiveFieldsHaveTheirMiddle() {
    Spec spec = ArrhythmiNet.v1();
    Subject subject = Nets.subject(spec, 0);
    Attribution map = GradCam.last().explain(subject, Example.of(Nets.inputs(spec, 4)), 0);
    // Strides 2, 2, 2, 2 with kernels of 3 padded by 1: cell t stands at sample 16 t.
    for (int t = 0; t < 23; t++) {
      assertThat(map.cells().get(t).centre()).isEqualTo(16.0 * t);
      if (16 * t < 360) {
        assertThat((double) map.window()[16 * t])
            .isCloseTo(map.cells().get(t).value(), within(1e-6));
      }
    }
  }

  @Test
  void aNetworkWithoutTimeHasNoMap() {
    Spec spec =
        Spec.builder("flat")
            .input("features", new Shape(3, 1))
            .add("logits", new Layer.Dense(3, 2))
            .build("logits");
    Subject subject = Nets.subject(spec, 0);
    assertThatThrownBy(() -> GradCam.last().explain(subject, Example.of(new float[] {1, 2, 3}), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("flat has no ReLU with 2 values over time");
  }

  private static String lastRow(Spec spec) {
    return spec.nodes().stream().anyMatch(n -> n.name().equals("row9.relu"))
        ? "row9.relu"
        : "row8.relu";
  }

  private static double greatest(double[] values) {
    double greatest = 0;
    for (double v : values) {
      greatest = Math.max(greatest, Math.abs(v));
    }
    return greatest;
  }
}
