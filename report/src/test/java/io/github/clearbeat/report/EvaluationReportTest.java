package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.evaluation.Calibration;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.recording.BeatGroup;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of figures and its pictures; places are worked out from values by hand. */
class EvaluationReportTest {
  private static final double UNITS = 50;

  private static Figure lines() {
    return LineFigure.of(
        "V +P",
        "in noisy stretches",
        new LineFigure.Axis(
            "dB", 0, 2, List.of(new LineFigure.Tick(0, "24"), new LineFigure.Tick(2, "−6"))),
        LineFigure.Axis.of("%", 0, 100, 50, 0),
        List.of(
            new LineFigure.Series(
                "bw",
                List.of(
                    new LineFigure.Point(0, 100, 80, 100),
                    new LineFigure.Point(1, Double.NaN, Double.NaN, Double.NaN),
                    new LineFigure.Point(2, 50, 25, 75)))));
  }

  /** The frame is 74 × 44 mm from (12, 9): 50 % stands at 9 + 22 mm, the last tick at 86 mm. */
  @Test
  void linesGoThroughTheirValuesAndLeaveGapsOut() {
    Svg svg = Svg.of(lines());
    Svg.Piece line = svg.paths(BeatMark.N.colour()).get(1).get(0);
    assertThat(line.points()).hasSize(2);
    assertThat(line.points().get(0)).containsExactly(12 * UNITS, 9 * UNITS);
    assertThat(line.points().get(1)).containsExactly(86 * UNITS, 31 * UNITS);
    Svg.Piece interval = svg.paths(BeatMark.N.colour().withOpacity(0.45)).get(0).get(1);
    assertThat(interval.top()).isEqualTo((9 + 11) * UNITS);
    assertThat(interval.bottom()).isEqualTo((9 + 33) * UNITS);
    assertThat(svg.words()).contains("24", "−6", "0", "50", "100", "dB", "%");
    List<LineFigure.Series> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(new LineFigure.Series("s" + i, List.of()));
    }
    LineFigure.Axis axis = LineFigure.Axis.of("x", 0, 1, 1, 0);
    assertThatThrownBy(() -> LineFigure.of("t", "d", axis, axis, many))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Four beats said with 0.9, of which three were right: a mark at (0.9, 0.75). */
  @Test
  void reliabilityIsDrawnAgainstTheLineOnWhichBothAreEqual() {
    float[][] said = {{0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}, {0.9f, 0.1f}};
    Calibration calibration = Calibration.ofTopClass(said, new int[] {0, 0, 0, 1}, 15);
    Figure figure = ReliabilityFigure.of(calibration);
    assertThat(figure.description()).contains("ECE 0.1500", "Brier");
    Svg svg = Svg.of(figure);
    Svg.Piece mark = svg.paths(BeatMark.S.colour()).get(1).get(0);
    assertThat((mark.left() + mark.right()) / 2).isCloseTo((12 + 0.9 * 74) * UNITS, within(1.0));
    assertThat(mark.top()).isCloseTo((9 + 0.25 * 44 - 1.2) * UNITS, within(1.0));
    Svg.Piece gap = svg.paths(Colour.FOR.withOpacity(0.35)).get(0).get(0);
    assertThat(gap.top()).isCloseTo((9 + 0.1 * 44) * UNITS, within(1.0));
    assertThat(gap.bottom()).isCloseTo((9 + 0.25 * 44) * UNITS, within(1.0));
  }

  @Test
  void aMatrixHasItsCountsAndSharesOfTheRow() {
    Confusion confusion = Confusion.of(List.of("N", "V"), new long[][] {{1990, 10}, {1, 3}});
    Svg svg = Svg.of(MatrixFigure.of("Beats", confusion));
    assertThat(svg.words())
        .containsSubsequence("N", "N", "1,990", "100", "10", "0.5", "V", "V", "1", "25", "3", "75");
    // The cell of N called N, wholly its row's, is the darkest.
    assertThat(svg.paths(Colour.AGAINST.tint(0.08 + 0.92 * 0.995))).isNotEmpty();
  }

  /** S of 232: 92 of 1,382 found, 1 wrong. The plot is 42 mm wide from 12 mm on. */
  @Test
  void recordsHaveTheirSensitivityAndPredictivity() {
    Map<String, Detection> records = new LinkedHashMap<>();
    records.put("231", new Detection(0, 0, 0));
    records.put("232", new Detection(92, 1290, 1));
    Svg svg = Svg.of(RecordsFigure.of(BeatGroup.S, records));
    assertThat(svg.words()).contains("231", "232", "92 / 1,382", "1").doesNotContain("0 / 0");
    List<List<Svg.Piece>> paths = svg.paths(BeatMark.S.colour());
    Svg.Piece found = paths.get(paths.size() - 1).get(0);
    assertThat((found.left() + found.right()) / 2)
        .isCloseTo((12 + 42 * 92 / 1382.0) * UNITS, within(1.0));
    Svg.Piece between = svg.paths(BeatMark.S.colour().withOpacity(0.5)).get(0).get(0);
    assertThat(between.right()).isCloseTo((12 + 42 * 92 / 93.0) * UNITS, within(1.0));
  }

  /** The last column has no cell in the only line. */
  @Test
  void aColumnHoldsWordsOrNumbersOrNothing() {
    ComparisonPage.Table table =
        new ComparisonPage.Table(
            "t",
            List.of("record", "rule", "Se", "more"),
            List.of(
                new ComparisonPage.Line(
                    ComparisonPage.Cell.of("100"),
                    List.of(ComparisonPage.Cell.of("bxb"), ComparisonPage.Cell.of("–")))));
    assertThat(table.words(0)).isTrue();
    assertThat(table.words(1)).isFalse();
    assertThat(table.words(2)).isFalse();
  }

  /** On a narrow screen a line of many columns is a card, whose cells bear the columns' names. */
  @Test
  void aLineOfManyColumnsIsACardWhereItsHeadingIsNotEnough() {
    List<String> five = List.of("record", "a", "b", "c", "d");
    assertThat(table(five, "1", "2", "3", "4").isOfCards()).isFalse();
    assertThat(table(five, "ds1", "2", "3", "4").isOfCards()).isTrue();
    assertThat(table(five, "1", "2", "3", "88.1–90.2").isOfCards()).isTrue();
    assertThat(table(five, "1", "2", "3", "89.0 (88.1–90.2)").isOfCards()).isTrue();
    assertThat(table(five.subList(0, 4), "ds1", "88.1–90.2", "3").isOfCards()).isFalse();
  }

  private static ComparisonPage.Table table(List<String> columns, String... cells) {
    List<ComparisonPage.Cell> all = Stream.of(cells).map(ComparisonPage.Cell::of).toList();
    return new ComparisonPage.Table(
        "t", columns, List.of(new ComparisonPage.Line(ComparisonPage.Cell.of("100"), all)));
  }

  @Test
  void anIntervalStandsApartFromItsNumber() throws IOException {
    StringWriter out = new StringWriter();
    List<String> columns = List.of("record", "a", "b", "c", "Se");
    EvaluationReport.write(
        new EvaluationPage(
            "t",
            "clearbeat 1",
            List.of(),
            List.of(),
            List.of(
                new EvaluationPage.Section(
                    "h",
                    List.of(),
                    List.of(),
                    List.of(table(columns, "1", "2", "3", "−89.0 (88.1 to 90.2)")),
                    false))),
        out);
    assertThat(out.toString())
        .contains("<table class=\"cells cards\">", "<td class=\"n\" data-column=\"c\">3")
        .contains("<td class=\"n v\" data-column=\"Se\">−89.0 <span>(88.1 to 90.2)</span>");
    assertThat(page()).doesNotContain("data-column=");
  }

  static String page() throws IOException {
    ComparisonPage.Table table =
        new ComparisonPage.Table(
            "By class",
            List.of("class", "rule", "Se"),
            List.of(
                new ComparisonPage.Line(
                    ComparisonPage.Cell.of("S < V"),
                    List.of(ComparisonPage.Cell.of("bxb"), ComparisonPage.Cell.of("13.39")))));
    Confusion confusion = Confusion.of(List.of("N", "V"), new long[][] {{1990, 10}, {1, 3}});
    StringWriter out = new StringWriter();
    EvaluationReport.write(
        new EvaluationPage(
            "a < b",
            "clearbeat 1",
            List.of(new ComparisonPage.Fact("Leads", "one & no more")),
            List.of("Patients on both sides."),
            List.of(
                new EvaluationPage.Section(
                    "Beats",
                    List.of("Some words."),
                    List.of(
                        MatrixFigure.of("Beats", confusion),
                        lines(),
                        RecordsFigure.of(
                            BeatGroup.V, Map.of("100", new Detection(800, 26, 1_000)))),
                    List.of(table),
                    false),
                new EvaluationPage.Section(
                    "By class", List.of(), List.of(), List.of(table), true))),
        out);
    return out.toString();
  }

  @Test
  void thePageHoldsAllAndAsksForNothing() throws IOException {
    assertThat(page())
        .contains("<h1>a &lt; b</h1>", "one &amp; no more", "Patients on both sides.")
        .contains("S &lt; V", "<td class=\"w\">bxb\n", "<td class=\"n\">13.39\n")
        .contains("<details>", "<caption class=\"unseen\">By class</caption>")
        .contains("<b>V +P</b> · in noisy stretches")
        .doesNotContain("<script", "src=", "http://localhost");
  }
}
