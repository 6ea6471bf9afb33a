package io.github.clearbeat.study.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.evaluation.BeatLabel;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.study.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rule does to a few beats, counted by hand. */
class NamedFiguresTest {
  private static final List<String> CLASSES = List.of("N", "S", "V", "F", "Q");
  private static final BeatAbstention RULE =
      new BeatAbstention(0.03, List.of(0.8, 0.5, 0.5, 0.8, 0.8), List.of());

  private static Predictions.Row row(int truth, int found, double probability) {
    byte[] probabilities = new byte[5];
    probabilities[found] = (byte) Math.round(probability * 255);
    return new Predictions.Row("mitdb/1", 0, "N", truth, found, false, probabilities);
  }

  /**
   * Six N: four named N, one N withheld, one called S and named. Four S: one named S, one S
   * withheld, one called N and named, one called N and withheld.
   */
  @Test
  void tenBeatsByHand() {
    List<Predictions.Row> rows = new ArrayList<>();
    for (double probability : new double[] {0.99, 0.95, 0.9, 0.85, 0.7}) {
      rows.add(row(0, 0, probability));
    }
    rows.add(row(0, 1, 0.6));
    rows.add(row(1, 1, 0.6));
    rows.add(row(1, 1, 0.4));
    rows.add(row(1, 0, 0.9));
    rows.add(row(1, 0, 0.6));
    Predictions predictions = new Predictions("m", "", "ds1", 1, 1, CLASSES, rows);
    NamedFigures figures = NamedFigures.of(predictions, RULE);
    assertThat(figures.coverage().value()).isEqualTo(0.7, within(1e-12));
    assertThat(figures.accuracy().value()).isEqualTo(0.7, within(1e-12));
    assertThat(figures.accuracyOfNamed().value()).isEqualTo(5 / 7.0, within(1e-12));
    NamedFigures.Row s = figures.rows().get(1);
    assertThat(s.className()).isEqualTo("S");
    assertThat(s.beats()).isEqualTo(4);
    assertThat(s.named()).isEqualTo(2);
    assertThat(s.sensitivity().value()).isEqualTo(0.5, within(1e-12));
    assertThat(s.sensitivityWithheldMissed().value()).isEqualTo(0.25, within(1e-12));
    assertThat(s.sensitivityOfNamed().value()).isEqualTo(0.5, within(1e-12));
    assertThat(s.positivePredictivity().value()).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(s.positivePredictivityOfNamed().value()).isEqualTo(0.5, within(1e-12));
    assertThat(figures.rows().get(2).sensitivity().value()).isNaN();
  }

  /**
   * Of ten V eight are found, seven of them called V and one N; of the seven two are withheld. One
   * V is invented, and another that is withheld; two N are called V.
   */
  @Test
  void foundBeatsByHand() {
    long[][] all = new long[7][7];
    all[BeatLabel.V.ordinal()][BeatLabel.V.ordinal()] = 7;
    all[BeatLabel.V.ordinal()][BeatLabel.N.ordinal()] = 1;
    all[BeatLabel.V.ordinal()][BeatLabel.O.ordinal()] = 2;
    all[BeatLabel.O.ordinal()][BeatLabel.V.ordinal()] = 2;
    all[BeatLabel.N.ordinal()][BeatLabel.V.ordinal()] = 2;
    all[BeatLabel.N.ordinal()][BeatLabel.N.ordinal()] = 88;
    long[][] named = new long[7][7];
    named[BeatLabel.V.ordinal()][BeatLabel.V.ordinal()] = 5;
    named[BeatLabel.V.ordinal()][BeatLabel.Q.ordinal()] = 2;
    named[BeatLabel.V.ordinal()][BeatLabel.N.ordinal()] = 1;
    named[BeatLabel.V.ordinal()][BeatLabel.O.ordinal()] = 2;
    named[BeatLabel.O.ordinal()][BeatLabel.V.ordinal()] = 1;
    named[BeatLabel.O.ordinal()][BeatLabel.Q.ordinal()] = 1;
    named[BeatLabel.N.ordinal()][BeatLabel.V.ordinal()] = 2;
    named[BeatLabel.N.ordinal()][BeatLabel.N.ordinal()] = 88;
    NamedFigures figures =
        NamedFigures.of(Map.of("a", BeatMatrix.of(all)), Map.of("a", BeatMatrix.of(named)));
    assertThat(figures.coverage().value()).isEqualTo(0.98, within(1e-12));
    assertThat(figures.accuracy().value()).isEqualTo(0.95, within(1e-12));
    assertThat(figures.accuracyOfNamed().value()).isEqualTo(93 / 98.0, within(1e-12));
    NamedFigures.Row v = figures.rows().get(2);
    assertThat(v.beats()).isEqualTo(10);
    assertThat(v.named()).isEqualTo(8);
    assertThat(v.sensitivity().value()).isEqualTo(0.7, within(1e-12));
    assertThat(v.sensitivityWithheldMissed().value()).isEqualTo(0.5, within(1e-12));
    assertThat(v.sensitivityOfNamed().value()).isEqualTo(5 / 8.0, within(1e-12));
    assertThat(v.positivePredictivity().value()).isEqualTo(7 / 11.0, within(1e-12));
    assertThat(v.positivePredictivityOfNamed().value()).isEqualTo(5 / 8.0, within(1e-12));
  }
}
