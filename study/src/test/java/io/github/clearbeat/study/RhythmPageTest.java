package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmPageTest {
  /** Twenty patients; the network is right on all but the last, the rule on the first ten. */
  private static RhythmPredictions predictions(String model, int epochs, int right) {
    List<RhythmPredictions.Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int truth = i % 2;
      int found = i < right ? truth : 1 - truth;
      rows.add(
          new RhythmPredictions.Row("set/" + i, "p" + i, 0, truth, new float[] {1 - found, found}));
    }
    return new RhythmPredictions(
        model, "", "set patient", 1, epochs, List.of("SR", "AFIB/AFL"), rows);
  }

  @Test
  void thePageHoldsScoresAndPairedDifferences() {
    String page =
        new RhythmPage(List.of(predictions("net", 30, 20), predictions("rule", 0, 10))).markdown();
    assertThat(page)
        .contains("## set patient")
        .contains("Strips: SR 10, AFIB/AFL 10.")
        .contains("| net | 1 | 20 | 100.00 (100.00–100.00) | 100.00 (100.00–100.00) |")
        .contains("| rule | 1 | 20 | 50.00 (")
        .contains("| net | 1 | +50.00 (");
  }
}
