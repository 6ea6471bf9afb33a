package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.model.BeatLight;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassOffsetsTest {
  private static final List<String> CLASSES = List.of("N", "S", "V", "F", "Q");

  private static Predictions.Row row(String record, int truth, int... shares) {
    byte[] probabilities = new byte[shares.length];
    int found = 0;
    for (int c = 0; c < shares.length; c++) {
      probabilities[c] = (byte) shares[c];
      found = shares[c] > shares[found] ? c : found;
    }
    return new Predictions.Row(record, 0, "N", truth, found, false, probabilities);
  }

  /** S is said at 100 of 255 where it is one, at 20 where not: a factor between 1.55 and 11. */
  @Test
  void aClassThatIsSaidTooSeldomIsRaised() {
    List<Predictions.Row> rows = new ArrayList<>();
    rows.addAll(Collections.nCopies(50, row("a/1", 0, 235, 20, 0, 0, 0)));
    rows.addAll(Collections.nCopies(10, row("a/1", 1, 155, 100, 0, 0, 0)));
    rows.addAll(Collections.nCopies(5, row("a/1", 2, 5, 0, 250, 0, 0)));
    ClassOffsets offsets = ClassOffsets.of(List.of(rows), CLASSES);
    assertThat(offsets.of(1)).isEqualTo(0.5); // the least quarter above ln 1.55 = 0.438
    assertThat(offsets.of(2)).isZero();
    List<Predictions.Row> moved = offsets.moved(List.of(rows)).get(0);
    assertThat(moved.get(0).found()).isZero();
    assertThat(moved.get(50).found()).isEqualTo(1);
    double raised = 100 * Math.exp(0.5);
    assertThat((double) moved.get(50).probability(1))
        .isCloseTo(raised / (raised + 155), within(0.5 / 255));
  }

  @Test
  void dataSetsCountTheSameHoweverManyBeatsTheyHave() {
    List<Predictions.Row> rows = new ArrayList<>();
    // a: raising S by 0.5 finds its one S; b: it calls one more N of many beats S, of which half
    // are.
    rows.add(row("a/1", 1, 155, 100, 0, 0, 0));
    rows.addAll(Collections.nCopies(400, row("b/1", 1, 20, 235, 0, 0, 0)));
    rows.addAll(Collections.nCopies(100, row("b/1", 0, 155, 100, 0, 0, 0)));
    assertThat(ClassOffsets.of(List.of(rows), CLASSES).of(1)).isEqualTo(0.5);
    List<Predictions.Row> together =
        rows.stream()
            .map(
                r ->
                    new Predictions.Row(
                        "b/1", 0, "N", r.truth(), r.found(), false, r.probabilities()))
            .toList();
    assertThat(ClassOffsets.of(List.of(together), CLASSES).of(1)).isZero();
  }

  @Test
  void nothingIsMovedWhereNothingIsGained() {
    List<Predictions.Row> rows =
        List.of(row("a/1", 0, 250, 3, 2, 0, 0), row("a/1", 1, 3, 250, 2, 0, 0));
    ClassOffsets offsets = ClassOffsets.of(List.of(rows), CLASSES);
    assertThat(offsets.of(1)).isZero();
    assertThat(offsets.of(2)).isZero();
  }

  @Test
  void aNetworkSaysWhatFoldsWouldSay() {
    Spec spec = BeatLight.spec("light", 151, 4);
    Weights weights = Weights.initial(spec, 3);
    List<Predictions.Row> rows =
        List.of(row("a/1", 0, 235, 20, 0, 0, 0), row("a/1", 1, 155, 100, 0, 0, 0));
    ClassOffsets offsets = ClassOffsets.of(List.of(rows), CLASSES);
    float[] before = logits(spec, weights);
    offsets.addTo(weights);
    float[] after = logits(spec, weights);
    for (int c = 0; c < before.length; c++) {
      assertThat((double) (after[c] - before[c])).isCloseTo(offsets.of(c), within(1e-5));
    }
  }

  private static float[] logits(Spec spec, Weights weights) {
    float[][] inputs = new float[spec.inputs().size()][];
    int i = 0;
    for (var shape : spec.inputs().values()) {
      inputs[i++] = new float[shape.size()];
    }
    float[][] outputs = {new float[5], new float[5]};
    Network.of(spec, weights).runner(1).run(1, inputs, outputs);
    return outputs[0];
  }
}
