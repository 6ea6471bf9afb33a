package io.github.clearbeat.study.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.evaluation.BeatLabel;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.RhythmPredictions;
import io.github.clearbeat.study.scoring.DetectedCounts;
import io.github.clearbeat.study.scoring.Noise;
import io.github.clearbeat.study.scoring.PeakCounts;
import io.github.clearbeat.study.scoring.StoredNoise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every expected figure is worked by hand from the few beats below. */
class ResultsPageTest {
  private static final List<String> GROUPS = List.of("N", "S", "V", "F", "Q");
  @TempDir Path folder;

  private static Predictions.Row row(
      String record, long sample, String symbol, int truth, int found) {
    return new Predictions.Row(record, sample, symbol, truth, found, truth == 2, new byte[5]);
  }

  private static List<Predictions.Row> rows() {
    List<Predictions.Row> rows = new ArrayList<>();
    rows.add(row("mitdb/100", 10, "N", 0, 0));
    rows.add(row("mitdb/100", 20, "N", 0, 2));
    rows.add(row("mitdb/100", 30, "V", 2, 2));
    rows.add(row("mitdb/100", 40, "e", 0, 1));
    rows.add(row("mitdb/202", 120_000, "A", 1, 1));
    rows.add(row("mitdb/202", 120_100, "A", 1, 0));
    rows.add(row("mitdb/202", 600_000, "V", 2, 2));
    rows.add(row("mitdb/202", 600_100, "F", 3, 2));
    return rows;
  }

  private static Predictions of(String model, String protocol, long seed) {
    List<String> classes = protocol.equals("paper") ? List.of("N", "L", "R", "A", "V") : GROUPS;
    return new Predictions(model, "ab", protocol, seed, 3, classes, rows());
  }

  private static DetectedCounts counts() {
    long[][] papers = new long[7][7];
    papers[BeatLabel.N.ordinal()][BeatLabel.N.ordinal()] = 90;
    papers[BeatLabel.N.ordinal()][BeatLabel.O.ordinal()] = 10;
    papers[BeatLabel.O.ordinal()][BeatLabel.V.ordinal()] = 1;
    papers[BeatLabel.V.ordinal()][BeatLabel.V.ordinal()] = 3;
    Map<String, BeatMatrix> one = Map.of("mitdb/202", BeatMatrix.of(papers));
    return new DetectedCounts("m", "ab", "ds1", 1, one, one);
  }

  private static StoredNoise noise() {
    Interval half = new Interval(0.5, 0.25, 0.75, 0.95, 2000);
    return new StoredNoise(
        "m",
        "ab",
        "ds1",
        1,
        List.of(
            new StoredNoise.Line(
                "",
                Double.POSITIVE_INFINITY,
                true,
                Noise.Stretch.NOISY,
                Map.of("qrs_se", half, "v_se", half)),
            new StoredNoise.Line(
                "bw", -6, true, Noise.Stretch.CLEAN, Map.of("qrs_se", half, "s_ppv", half)),
            new StoredNoise.Line("ma", -6, true, Noise.Stretch.NOISY, Map.of("s_ppv", half)),
            new StoredNoise.Line("ma", 24, false, Noise.Stretch.NOISY, Map.of("accuracy", half))));
  }

  @Test
  void noiseIsShownWhereItWas() {
    assertThat(page())
        .contains("## With noise", "### m, ds1, at our own R peaks")
        .contains("| none |  | 50.00 (25.00–75.00) | – | 50.00 (25.00–75.00) | – | – | – |")
        .contains("| ma | −6 | – | – | – | – | – | 50.00 (25.00–75.00) |")
        .contains("| ma | 24 | 50.00 (25.00–75.00) | – | – | – | – |")
        .doesNotContain("| bw |");
  }

  @Test
  void figuresWithNoiseCanBeKept(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("m-seed1.noise.tsv");
    Files.writeString(file, noise().text());
    assertThat(StoredNoise.read(file)).isEqualTo(noise());
    Files.writeString(file, noise().text().replace("noisy", "loud"));
    assertThatThrownBy(() -> StoredNoise.read(file))
        .hasMessageStartingWith("m-seed1.noise.tsv line 6: expected a noise, its ratio");
    Files.writeString(file, noise().text().replace("v_se_low", "v_se_least"));
    assertThatThrownBy(() -> StoredNoise.read(file)).hasMessageContaining("line 5");
  }

  private static String page() {
    RhythmPredictions strips =
        new RhythmPredictions(
            "r",
            "",
            "strips patient",
            1,
            9,
            List.of("N", "A"),
            List.of(
                new RhythmPredictions.Row("a", "a", 0, 0, new float[] {1, 0}),
                new RhythmPredictions.Row("b", "b", 1, 1, new float[] {1, 0})));
    return new ResultsPage(
            List.of(of("m", "ds1", 1), of("m-paper", "paper", 1)),
            List.of(counts()),
            List.of(noise()),
            List.of(strips),
            List.of(
                new PeakCounts(
                    "mitdb",
                    150,
                    Map.of("100", new Detection(99, 1, 0), "101", new Detection(50, 0, 50)))),
            Map.of("m", Preparation.loneBeat()))
        .document()
        .markdown();
  }

  @Test
  void everyRowSaysWhetherPatientsAreOnBothSides() {
    String page = page();
    assertThat(page.lines().filter(line -> line.startsWith("| paper |")))
        .allMatch(line -> line.startsWith("| paper | **yes** | m-paper |"))
        .hasSize(2);
    assertThat(page.lines().filter(line -> line.startsWith("| ds1 |")))
        .allMatch(line -> line.startsWith("| ds1 | no, but 202 is 201 | m |"))
        .anyMatch(line -> line.startsWith("| ds1 | no, but 202 is 201 | m | 1 | 50.00 |"))
        .hasSize(2);
    assertThat(page).contains("| strips patient | no | r | 1 | 2 | 50.00 | 33.33 |");
    assertThat(page.lines().filter(line -> line.startsWith("| m |")))
        .filteredOn(line -> line.contains("| without 202 |"))
        .isNotEmpty()
        .allMatch(line -> line.contains("| without 202 | no |"));
    assertThat(page).contains("| m | none | no |");
  }

  /** V found 2 of 2; called V besides are an N and the F. S: 1 of 2, and the e besides. */
  @Test
  void mappingsAndRulesStandSideBySide() {
    assertThat(page())
        .contains(
            "| m | all 22 | no, but 202 is 201 | papers | 50.00 | 50.00 | 50.00 | 100.00 | 50.00"
                + " | 66.67 | 50.00 |")
        .contains(
            "| m | all 22 | no, but 202 is 201 | bxb | 66.67 | 100.00 | 100.00 | 100.00 | 50.00"
                + " | 66.67 | 62.50 |")
        .contains(
            "| m | all 22 | no, but 202 is 201 | papers, F is V | 50.00 | 50.00 | 50.00 | 100.00"
                + " | 75.00 | – | 62.50 |");
  }

  /** From 5:00 on (sample 108,000) 202 alone: 2 of 4 right; with our own 90 of 100 N found. */
  @Test
  void ourOwnPeaksStandBesideTheReferencesOverTheSameSpan() {
    List<String> rows =
        page().lines().filter(line -> line.startsWith("| m | no, but 202 is 201 | ")).toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).contains("| reference | given | given | 50.00 (50.00–50.00) |");
    assertThat(rows.get(0)).endsWith("| 50.00 (50.00–50.00) |");
    assertThat(rows.get(1)).contains("| our own | 90.29 (90.29–90.29) | 98.94 (98.94–98.94) |");
    assertThat(rows.get(1)).contains("| 100.00 (100.00–100.00) | 75.00 (75.00–75.00) |");
  }

  /**
   * All probabilities are 0: N, the first, is right 3 of 8 times; half of what was found is wrong.
   */
  @Test
  void calibrationAndAbstentionStandInATableOfTheirOwn() {
    assertThat(page())
        .contains(
            "| ds1 | no, but 202 is 201 | m | 37.50 | 100.00 | 50.00 | 50.00 | 50.00 | 50.00 |");
  }

  /** 100 is in DS2, 101 in DS1. */
  @Test
  void peaksAreToldOfAllRecordsAndOfThoseTheDetectorHasNotSeen() throws IOException {
    assertThat(page())
        .contains("| mitdb, 2 | partly, DS1 | 150 ms | 150 | 1 | 50 | 99.33 (99.00–100.00) |")
        .contains("| mitdb DS2, 22 | no, but 202 is 201 | 150 ms | 100 | 1 | 0 | 99.00 (99.00–");
    Path file = folder.resolve("r-peaks-svdb-50.csv");
    Files.writeString(
        file,
        "mapping,record,qrs_tp,qrs_fn,qrs_fp\npapers,800,9,1,2\npapers,gross,9,1,2\n"
            + "papers,average,,,\n");
    PeakCounts read = PeakCounts.read(file);
    assertThat(read.byRecord()).containsExactly(Map.entry("800", new Detection(9, 1, 2)));
    assertThat(read.windowMilliseconds()).isEqualTo(50);
    Files.writeString(file, "mapping,record\npapers,800\n");
    assertThatThrownBy(() -> PeakCounts.read(file))
        .hasMessage("r-peaks-svdb-50.csv line 2: expected a record with qrs_tp, qrs_fn and qrs_fp");
    Files.writeString(
        file, "mapping,record,qrs_tp,qrs_fn,qrs_fp,qrs_se\npapers,800,9,1,2,1\npapers,801,9,1,2\n");
    assertThatThrownBy(() -> PeakCounts.read(file)).hasMessageContaining(" line 3: expected");
  }

  @Test
  void countsAreKeptAsTheyWere() throws IOException {
    Path file = folder.resolve("m.counts.tsv");
    Files.writeString(file, counts().text());
    assertThat(DetectedCounts.read(file)).isEqualTo(counts());
    Files.writeString(file, counts().text().replace("\t90\t", "\tninety\t"));
    assertThatThrownBy(() -> DetectedCounts.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("m.counts.tsv line 6: expected a record, a mapping and its 49 counts");
    Files.writeString(file, "something else");
    assertThatThrownBy(() -> DetectedCounts.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith("m.counts.tsv line 1");
  }

  @Test
  void foldsAreToldOneByOne() {
    Predictions folds =
        new Predictions(
            "m", "", "ds1-folds", 1, 2, GROUPS, rows(), Map.of("mitdb/100", 0, "mitdb/202", 1));
    String page =
        new ResultsPage(List.of(folds), List.of(), List.of(), List.of(), List.of(), Map.of())
            .document()
            .markdown();
    assertThat(page)
        .contains("| ds1-folds | no | m | 1 | 50.00 |")
        .contains("| 1 | 1 | 4 | 50.00 | – | 0.00 | 100.00 | 50.00 |")
        .contains("| 2 | 1 | 4 | 50.00 | 50.00 | 100.00 | 100.00 | 50.00 |");
  }

  /** Half of the beats at 200 of 255 and half at 100: the rule names the first half. */
  @Test
  void whatARuleNamesIsToldOfTheWeightsThatHaveOne() {
    List<Predictions.Row> rows = new ArrayList<>();
    for (Predictions.Row row : rows()) {
      byte[] probabilities = new byte[5];
      probabilities[row.found()] = (byte) (row.record().equals("mitdb/100") ? 200 : 100);
      rows.add(
          new Predictions.Row(
              row.record(),
              row.sampleIndex(),
              row.symbol(),
              row.truth(),
              row.found(),
              false,
              probabilities));
    }
    Predictions one = new Predictions("m", "ab", "ds1", 1, 3, GROUPS, rows);
    BeatAbstention rule = new BeatAbstention(0.03, List.of(0.5, 0.5, 0.5, 0.5, 0.5), List.of());
    String page = page(one, Map.of("ab", rule));
    // Right are 5 of 8, and 2 of the 4 beats of record 100; of the three S none is named, of two V
    // one.
    assertThat(page)
        .contains("## Beats that are given a class")
        .contains("| ds1 | m | 50.00 (0.00–100.00) | 50.00 (50.00–50.00) | 50.00 (50.00–50.00) |")
        .contains("| ds1 | m | S | 0.00 | 50.00 | 0.00 | – | 50.00 | 0.00 |")
        .contains("| ds1 | m | V | 50.00 | 100.00 | 50.00 | 100.00 | 50.00 | 50.00 |");
    assertThat(page(one, Map.of("other", rule))).doesNotContain("given a class");
  }

  private static String page(Predictions one, Map<String, BeatAbstention> rules) {
    return new ResultsPage(
            List.of(one), List.of(), List.of(), List.of(), List.of(), Map.of(), rules)
        .document()
        .markdown();
  }
}
