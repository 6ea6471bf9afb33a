package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.network.Layer.Concat;
import io.github.clearbeat.network.Layer.Conv;
import io.github.clearbeat.network.Layer.Dense;
import io.github.clearbeat.network.Layer.GlobalAveragePool;
import io.github.clearbeat.network.Layer.MaxPool;
import io.github.clearbeat.network.Layer.Relu;
import io.github.clearbeat.network.Layer.Sum;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shapes, counts and receptive fields, by hand and by touching the input. */
class SpecTest {
  @Test
  void countsByHand() {
    Spec spec = Networks.odd();
    Map<String, Shape> shapes = spec.shapes();
    assertThat(shapes.get("dilated")).isEqualTo(new Shape(8, (41 + 4 - 7) / 1 + 1));
    assertThat(shapes.get("grouped")).isEqualTo(new Shape(12, (39 + 3 - 7) / 2 + 1));
    assertThat(shapes.get("multiplied")).isEqualTo(new Shape(24, 20));
    assertThat(shapes.get("max")).isEqualTo(new Shape(8, 19));
    assertThat(shapes.get("logits")).isEqualTo(new Shape(3, 1));
    long weights =
        (8 * 6 * 3 + 8) + (12 * 2 * 4 + 12) + 24 * 3 + 24 * 4 + (24 * 8 + 24) + (168 + 1) * 3;
    long norms = 2 * (6 + 24 + 24 + 24);
    assertThat(spec.trainable()).isEqualTo(weights + norms);
    assertThat(spec.runningStatistics()).isEqualTo(norms);
    assertThat(spec.parameters()).isEqualTo(weights + 2 * norms);
    long macs = 39 * 8 * 6 * 3 + 18 * 12 * 2 * 4 + 20 * 24 * 3 + 7 * 24 * 4 + 7 * 24 * 8 + 168 * 3;
    assertThat(spec.macs()).isEqualTo(macs);
  }

  /** A value sees a sample exactly where the sample's gradient is not zero. */
  @Test
  void receptiveFieldsAreWhereGradientsReach() {
    Spec spec =
        Spec.builder("field")
            .input("x", new Shape(1, 200))
            .add("a", new Conv(1, 2, 4, 2, 1, 2, 1, 1, true))
            .add("b", new Conv(2, 2, 3, 1, 6, 6, 3, 2, true))
            .add("c", new MaxPool(2, 2))
            .add("d", Conv.of(2, 2, 5, 3, true))
            .add("e", Conv.pointwise(2, 1, true))
            .build("e");
    Tape tape = Tape.of(spec, Networks.weights(spec, 2));
    for (String node : new String[] {"a", "b", "d", "e"}) {
      Shape shape = spec.shapes().get(node);
      Spec.ReceptiveField field = spec.receptiveField(node);
      boolean[] seen = new boolean[200];
      int t = shape.time() / 2;
      for (int seed = 0; seed < 30; seed++) {
        tape.forward(Networks.inputs(spec, 1, seed));
        float[] start = new float[shape.size()];
        start[t] = 1;
        tape.backward(node, start);
        float[] gradient = tape.gradient("x");
        for (int i = 0; i < gradient.length; i++) {
          seen[i] |= gradient[i] != 0;
        }
      }
      int first = first(seen, 0, 1);
      int last = first(seen, 199, -1);
      assertThat(first).as(node).isEqualTo(field.start() + t * field.step());
      assertThat(last - first + 1).as(node).isEqualTo(field.length());
      assertThat(field.centre(t)).isEqualTo((first + last) / 2.0);
    }
    Spec pooled =
        Spec.builder("pooled")
            .input("x", new Shape(3, 17))
            .add("pool", new GlobalAveragePool())
            .build("pool");
    assertThat(pooled.receptiveField("pool")).isEqualTo(new Spec.ReceptiveField(0, 17, 17));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(
            () ->
                Spec.builder("s").input("x", new Shape(2, 9)).add("y", new Relu(), "z").build("y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("y takes what comes later or never");
    assertThatThrownBy(
            () -> Spec.builder("s").input("x", new Shape(2, 9)).add("x", new Relu()).build("x"))
        .hasMessage("two nodes are named x");
    assertThatThrownBy(() -> Spec.builder("s").input("x", new Shape(2, 9)).build("y"))
        .hasMessage("unknown output among [y]");
    Spec.Builder unequal =
        Spec.builder("s").input("a", new Shape(2, 9)).input("b", new Shape(3, 8));
    unequal.add("sum", new Sum(), "a", "b");
    assertThatThrownBy(() -> unequal.build("sum"))
        .hasMessageStartingWith("sum of different shapes");
    assertThatThrownBy(
            () ->
                Spec.builder("s")
                    .input("a", new Shape(2, 9))
                    .input("b", new Shape(3, 8))
                    .add("both", new Concat(), "a", "b")
                    .build("both"))
        .hasMessageStartingWith("concatenation of different lengths");
    assertThatThrownBy(
            () ->
                Spec.builder("s").input("x", new Shape(2, 9)).add("y", new Dense(9, 2)).build("y"))
        .hasMessageContaining("cannot take 9×2");
    assertThatThrownBy(
            () ->
                Spec.builder("s")
                    .input("x", new Shape(2, 2))
                    .add("y", new MaxPool(5, 1))
                    .build("y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Conv(4, 6, 3, 1, 1, 1, 1, 4, true))
        .hasMessage("groups must divide the channels, padding be >= 0");
  }

  private static int first(boolean[] seen, int from, int step) {
    int i = from;
    while (!seen[i]) {
      i += step;
    }
    return i;
  }
}
