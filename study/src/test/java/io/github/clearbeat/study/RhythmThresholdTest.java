package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmThresholdTest {
  private static RhythmPredictions.Row row(float confidence, boolean right) {
    float[] probabilities = {confidence, 1 - confidence};
    return new RhythmPredictions.Row("set/x", "p", 0, right ? 0 : 1, probabilities);
  }

  /** Nineteen right at 0.9, one wrong at 0.8 (1 of 20), two at 0.7 (3 of 22), then more. */
  @Test
  void atMostOneNamedStripInTenIsWrong() {
    List<RhythmPredictions.Row> rows = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      rows.add(row(0.9f, true));
    }
    rows.add(row(0.8f, false));
    rows.add(row(0.7f, false));
    rows.add(row(0.7f, false));
    for (int i = 0; i < 5; i++) {
      rows.add(row(0.6f, false));
    }
    assertThat(Abstention.threshold(rows)).isEqualTo(0.8, within(1e-6));
    assertThat(Abstention.threshold(rows.subList(0, 20))).isZero();
    assertThat(Abstention.threshold(rows.subList(20, 27))).isZero();
  }
}
