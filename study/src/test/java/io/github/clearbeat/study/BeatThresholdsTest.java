package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.model.BeatAbstention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Least probabilities by hand; probabilities in 255ths, classes N, S and V. */
class BeatThresholdsTest {
  private static Predictions.Row row(int truth, int found, int probability) {
    byte[] probabilities = new byte[3];
    probabilities[found] = (byte) probability;
    return new Predictions.Row("mitdb/1", 0, "N", truth, found, false, probabilities);
  }

  /**
   * Ten rows: N is right with 255, 250, 240, 230, 200 and 150, wrong with 140; S is right with 180
   * and 160, wrong with 120. A fifth of 6 + 1 is 1.4, so the smallest right one stays named; of 2 +
   * 1 it is 0.6, so S has no quantile and gets that of N, as V does. A third of 7 is 2.3: the
   * second smallest; of 3 it is 1: the smallest.
   */
  @Test
  void tenRowsByHand() {
    List<Predictions.Row> rows = new ArrayList<>();
    for (int probability : new int[] {255, 250, 150, 240, 230, 200}) {
      rows.add(row(0, 0, probability));
    }
    rows.add(row(1, 0, 140));
    rows.add(row(1, 1, 160));
    rows.add(row(1, 1, 180));
    rows.add(row(0, 1, 120));
    assertLeast(rows, 0.2, 149.5, 149.5, 149.5);
    assertLeast(rows, 1 / 3.0, 199.5, 159.5, 199.5);
    assertThat(BeatThresholds.of(rows, 3, 0.1)).isEmpty();
    BeatAbstention third = BeatThresholds.of(rows, 3, 1 / 3.0).orElseThrow();
    Predictions all =
        new Predictions(
            "m", "", "ds1-folds", 1, 1, List.of("N", "S", "V"), rows, Map.of("mitdb/1", 0));
    BeatAbstention.Selected selected = BeatThresholds.selected(third, all);
    // Named are five N and two S, all of them right; right are eight of ten.
    assertThat(selected.coverage()).isEqualTo(0.7, within(1e-12));
    assertThat(selected.accuracy()).isEqualTo(0.8, within(1e-12));
    assertThat(selected.accuracyOfNamed()).isEqualTo(1, within(1e-12));
  }

  /** 99 right N at 1 to 99, then ten wrong ones below. */
  @Test
  void theShareIsTheGreatestThatLeavesNinetyEightPerCentNamed() {
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 1; i <= 99; i++) {
      rows.add(row(0, 0, i));
    }
    Predictions folds =
        new Predictions(
            "m", "", "ds1-folds", 1, 1, List.of("N", "S", "V"), rows, Map.of("mitdb/1", 0));
    // With 2 of 100 the second smallest is the least, and 98 of 99 are named; with 3 it is 97.
    BeatAbstention rule = BeatThresholds.of(folds).orElseThrow();
    assertThat(rule.withheld()).isEqualTo(0.02);
    assertThat(rule.least().get(0)).isEqualTo(1.5 / 255, within(1e-12));
    assertThat(rule.measured()).hasSize(1);
    assertThat(rule.measured().get(0).coverage()).isEqualTo(98 / 99.0, within(1e-12));
    for (int i = 0; i < 10; i++) {
      rows.add(row(1, 0, 0));
    }
    // Ten wrong ones that even one per cent withholds: too few would be named.
    Predictions poor =
        new Predictions(
            "m", "", "ds1-folds", 1, 1, List.of("N", "S", "V"), rows, Map.of("mitdb/1", 0));
    assertThat(BeatThresholds.of(poor)).isEmpty();
  }

  /** A probability and what it is rounded to in stored predictions are named alike. */
  @Test
  void roundingDoesNotChangeWhatIsNamed() {
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.add(row(0, 0, 200));
    }
    BeatAbstention rule = BeatThresholds.of(rows, 3, 0.1).orElseThrow();
    for (float p = 0.77f; p < 0.8f; p += 1e-4f) {
      assertThat(rule.names(0, p)).isEqualTo(rule.names(0, Math.round(p * 255) / 255f));
    }
    assertThat(rule.names(0, 200 / 255f)).isTrue();
    assertThat(rule.names(0, 199 / 255f)).isFalse();
  }

  private static void assertLeast(List<Predictions.Row> rows, double share, double... least) {
    BeatAbstention rule = BeatThresholds.of(rows, 3, share).orElseThrow();
    for (int c = 0; c < least.length; c++) {
      assertThat(rule.least().get(c)).isEqualTo(least[c] / 255, within(1e-12));
    }
  }
}
