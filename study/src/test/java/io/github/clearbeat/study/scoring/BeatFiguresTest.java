package io.github.clearbeat.study.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.Predictions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected figure is worked by hand from the table of beats. */
class BeatFiguresTest {
  private static final List<String> CLASSES = List.of("N", "S", "V", "F", "Q");
  private final List<Predictions.Row> rows = new ArrayList<>();

  /** Some equal beats. */
  private void add(int count, String record, String symbol, String truth, String found) {
    for (int i = 0; i < count; i++) {
      byte[] probabilities = new byte[5];
      probabilities[CLASSES.indexOf(found)] = (byte) 204; // 0.8
      probabilities[(CLASSES.indexOf(found) + 1) % 5] = 51; // 0.2
      rows.add(
          new Predictions.Row(
              record,
              rows.size(),
              symbol,
              CLASSES.indexOf(truth),
              CLASSES.indexOf(found),
              false,
              probabilities));
    }
  }

  private Predictions predictions() {
    add(80, "mitdb/100", "N", "N", "N");
    add(2, "mitdb/100", "N", "N", "V");
    add(1, "mitdb/100", "j", "N", "S");
    add(1, "mitdb/100", "j", "N", "N");
    add(3, "mitdb/100", "V", "V", "V");
    add(1, "mitdb/100", "V", "V", "N");
    add(4, "mitdb/100", "F", "F", "V");
    add(1, "mitdb/100", "A", "S", "N");
    add(6, "mitdb/232", "A", "S", "S");
    add(1, "mitdb/232", "N", "N", "S");
    return new Predictions("m", "ab", "ds1", 1, 2, CLASSES, rows);
  }

  private static BeatFigures.Row row(
      BeatFigures figures, String name, String mapping, String rule, String without) {
    return figures.rows().stream()
        .filter(r -> r.className().equals(name) && r.mapping().equals(mapping))
        .filter(r -> r.rule().equals(rule) && r.without().equals(without))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void fusionCalledVentricularIsFalseByThePapersAndNotByBxb() {
    BeatFigures figures = BeatFigures.of(predictions());
    assertThat(row(figures, "V", "papers", "papers", "").positivePredictivity().value())
        .isCloseTo(3.0 / 9, within(1e-12));
    assertThat(row(figures, "V", "papers", "bxb", "").positivePredictivity().value())
        .isCloseTo(3.0 / 5, within(1e-12));
    assertThat(row(figures, "V", "papers", "bxb", "").sensitivity().value()).isEqualTo(0.75);
  }

  @Test
  void escapeBeatsAreNormalByThePapersAndSupraventricularByBxb() {
    BeatFigures figures = BeatFigures.of(predictions());
    BeatFigures.Row papers = row(figures, "S", "papers", "papers", "");
    assertThat(papers.sensitivity().value()).isCloseTo(6.0 / 7, within(1e-12));
    assertThat(papers.positivePredictivity().value()).isCloseTo(6.0 / 8, within(1e-12));
    BeatFigures.Row bxb = row(figures, "S", "bxb", "bxb", "");
    assertThat(bxb.sensitivity().value()).isCloseTo(7.0 / 9, within(1e-12));
    assertThat(bxb.positivePredictivity().value()).isCloseTo(7.0 / 8, within(1e-12));
  }

  @Test
  void record232IsLeftOutOfARowOfItsOwn() {
    BeatFigures figures = BeatFigures.of(predictions());
    BeatFigures.Row rest = row(figures, "S", "papers", "papers", "mitdb/232");
    assertThat(rest.detection().truePositives()).isZero();
    assertThat(rest.detection().falseNegatives()).isEqualTo(1);
    assertThat(rest.detection().falsePositives()).isEqualTo(1);
  }

  @Test
  void plainAccuracyAndTheAverageOfOneVersusRestAreBothThere() {
    BeatFigures figures = BeatFigures.of(predictions());
    // 90 of 100 are right; wrong are N 5 times truth or finding, and so on.
    BeatFigures.Overall all = figures.overall().get(0);
    assertThat(all.of("accuracy").value()).isEqualTo(0.9);
    // Errors that touch N: 2 + 1 + 1 + 1 + 1 = 6, S: 1 + 1 + 1 = 3, V: 2 + 1 + 4 = 7, F: 4.
    assertThat(all.of("oneVersusRestAccuracy").value())
        .isCloseTo((0.94 + 0.97 + 0.93 + 0.96) / 4, within(1e-12));
    assertThat(all.figures()).extracting(BeatFigures.Figure::name).doesNotContain("qrsSensitivity");
    // Of N 81 of 85, of S 6 of 7, of V 3 of 4, of F none of 4; Q, which is not there, is left out.
    assertThat(all.of("balancedAccuracy").value())
        .isCloseTo((81 / 85.0 + 6 / 7.0 + 0.75) / 4, within(1e-12));
  }

  @Test
  void beatsThatNobodyCountsStayOutOfBalancedAccuracy() {
    BeatFigures before = BeatFigures.of(predictions());
    add(3, "mitdb/100", "Q", "Q", "N");
    BeatFigures after = BeatFigures.of(new Predictions("m", "ab", "ds1", 1, 2, CLASSES, rows));
    assertThat(after.overall().get(0).of("balancedAccuracy").value())
        .isEqualTo(before.overall().get(0).of("balancedAccuracy").value());
  }

  /** Of 8 V or F 7 are called so; two N besides. */
  @Test
  void fusionCanBeTakenForVentricular() {
    BeatFigures figures = BeatFigures.of(predictions());
    BeatFigures.Row merged = row(figures, "V", "papers", "merged", "");
    assertThat(merged.detection()).isEqualTo(new Detection(7, 1, 2));
    BeatFigures.Overall overall =
        figures.overall().stream().filter(BeatFigures.Overall::fusionMerged).findFirst().get();
    assertThat(overall.of("accuracy").value()).isEqualTo(0.94);
  }

  @Test
  void overallFiguresStandUnderBothMappingsAndWithout232() {
    BeatFigures figures = BeatFigures.of(predictions());
    // The two j are S under bxb: one was called so, one was not.
    assertThat(overall(figures, "bxb", "").of("accuracy").value()).isEqualTo(0.9);
    assertThat(overall(figures, "papers", "mitdb/232").of("accuracy").value())
        .isCloseTo(84 / 93.0, within(1e-12));
  }

  private static BeatFigures.Overall overall(BeatFigures figures, String mapping, String without) {
    return figures.overall().stream()
        .filter(one -> one.mapping().equals(mapping) && one.without().equals(without))
        .filter(one -> !one.fusionMerged())
        .findFirst()
        .orElseThrow();
  }

  /** S: 2 of 93 that are not S were called so; 100 found none of its one, 232 all six. */
  @Test
  void rowsHoldTheFalsePositiveRateAndTheMeanOfRecords() {
    BeatFigures.Row s = row(BeatFigures.of(predictions()), "S", "papers", "papers", "");
    assertThat(s.falsePositiveRate().value()).isCloseTo(2.0 / 93, within(1e-12));
    assertThat(s.averageSensitivity()).isEqualTo(0.5);
    assertThat(s.averagePositivePredictivity()).isCloseTo((0 + 6.0 / 7) / 2, within(1e-12));
  }

  /**
   * Two records: 9 in 10 right in one, 1 in 10 in the other. A quarter of the draws are of the one
   * alone, so the interval reaches from 0.1 to 0.9; over beats it would be about 0.3 to 0.7.
   */
  @Test
  void intervalsAreOverRecordsNotBeats() {
    add(9, "mitdb/100", "V", "V", "V");
    add(1, "mitdb/100", "V", "V", "N");
    add(1, "mitdb/103", "V", "V", "V");
    add(9, "mitdb/103", "V", "V", "N");
    BeatFigures figures = BeatFigures.of(new Predictions("m", "ab", "ds1", 1, 2, CLASSES, rows));
    for (Interval interval :
        List.of(
            figures.overall().get(0).of("accuracy"),
            row(figures, "V", "papers", "bxb", "").sensitivity())) {
      assertThat(interval.value()).isEqualTo(0.5);
      assertThat(interval.low()).isEqualTo(0.1);
      assertThat(interval.high()).isEqualTo(0.9);
      assertThat(interval.level()).isEqualTo(0.95);
      assertThat(interval.draws()).isEqualTo(2000);
    }
  }

  @Test
  void confidenceIsHeldAgainstWhatWasRight() {
    Confidence confidence = Confidence.of(predictions());
    // All say 0.8 and 90 of 100 are right.
    assertThat(confidence.calibration().expectedError()).isCloseTo(0.1, within(1e-6));
    assertThat(confidence.selective().riskAt(1)).isCloseTo(0.1, within(1e-12));
  }
}
