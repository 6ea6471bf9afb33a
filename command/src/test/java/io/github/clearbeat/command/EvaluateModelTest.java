package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.dataset.MitdbSplit;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.PredictionFile;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateModelTest {
  private static void needMitdb() {
    assumeThat(Files.isDirectory(DataRoot.folder().resolve("mitdb")))
        .as("the records of mitdb under the data folder")
        .isTrue();
  }

  /** Beats of the records as the reference files hold them: 2,273 of 100 and 1,780 of 232. */
  @Test
  void bothSourcesOfBeatsAreScoredAndNamed() throws IOException {
    needMitdb();
    Run run =
        Run.of(
            "evaluate",
            "model",
            "arrhythminet-v1",
            "--protocol",
            "ds1",
            "--records",
            "100,232",
            "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode values = new ObjectMapper().readTree(run.out());
    assertThat(values.at("/schema").asText()).isEqualTo("clearbeat-model-evaluation-2");
    assertThat(values.at("/atr/beats").asInt()).isEqualTo(2273 + 1780);
    assertThat(values.at("/atr/byRecord")).hasSize(2);
    assertThat(values.at("/atr/calibration/bins")).hasSize(15);
    JsonNode supraventricular = row(values.at("/atr/rows"), "S");
    // 33 A in 100, 1,382 A and a (J none) in 232.
    assertThat(
            supraventricular.at("/truePositives").asInt()
                + supraventricular.at("/falseNegatives").asInt())
        .isEqualTo(33 + 1382);
    assertThat(values.at("/detected/fromSeconds").asInt()).isEqualTo(300);
    assertThat(values.at("/detected/beats").asInt()).isBetween(3200, 3500);
    assertThat(values.at("/detected/byRecord/0/missed").asInt()).isLessThan(5);
  }

  /** Here one that names nothing. */
  @Test
  void aRuleWithholdsAtOurOwnRPeaksToo(@TempDir Path folder) throws IOException {
    needMitdb();
    BeatAbstention rule = new BeatAbstention(0.03, Collections.nCopies(5, 1.0), List.of());
    Path ruled = folder.resolve("ruled.onnx");
    ModelFile.write(ruled, ModelFile.shipped("arrhythminet-v1").withAbstention(Optional.of(rule)));
    Run run =
        Run.of(
            "evaluate",
            "model",
            ruled.toString(),
            "--protocol",
            "ds1",
            "--records",
            "100",
            "--beats",
            "detected",
            "--json");
    assertThat(run.code()).isZero();
    JsonNode named = new ObjectMapper().readTree(run.out()).at("/detectedNamed");
    assertThat(named.at("/coverage/value").asDouble(1)).isLessThan(0.5);
    assertThat(named.at("/accuracy/value").asDouble()).isGreaterThan(0.9);
  }

  /** Electrode motion larger than the beats costs beats, and only where it is. */
  @Test
  void noiseIsAddedBesidesAndTheCleanStretchesStandApart(@TempDir Path folder) throws IOException {
    needMitdb();
    assumeThat(Files.isRegularFile(DataRoot.folder().resolve("nstdb/derived/em_from_118e00.hea")))
        .as("the records of nstdb under the data folder")
        .isTrue();
    Path page = folder.resolve("page.html");
    Run run =
        Run.of(
            "evaluate",
            "model",
            "arrhythminet-v1",
            "--protocol",
            "ds1",
            "--records",
            "100",
            "--noise",
            "em",
            "--snr",
            "24,-6",
            "--html",
            page.toString(),
            "--json");
    assertThat(run.err()).isEmpty();
    JsonNode values = new ObjectMapper().readTree(run.out());
    // none, 24 and −6 dB; two sources of beats; two stretches
    assertThat(values.at("/noisy")).hasSize(12);
    assertThat(wrong(values, "detected", 24, "noisy")).isLessThan(10);
    assertThat(wrong(values, "detected", -6, "noisy")).isGreaterThan(50);
    assertThat(wrong(values, "detected", -6, "clean")).isLessThan(10);
    // Of 25 minutes from 5:00 on, 13 are noisy.
    int noisy = noisy(values, "atr", -6, "noisy").at("/beats").asInt();
    int clean = noisy(values, "atr", -6, "clean").at("/beats").asInt();
    assertThat(noisy + clean).isEqualTo(1902);
    assertThat(noisy).isBetween(960, 1020);
    assertThat(accuracy(values, -6, "noisy")).isLessThan(accuracy(values, 24, "noisy") - 0.05);
    assertThat(accuracy(values, -6, "clean")).isGreaterThan(0.95);
    assertThat(Files.readString(page))
        .contains("Reliability", "Risk by coverage", "S by record", "Our own R peaks")
        .contains("Noise, at the reference’s R peaks", "Noise, at our own R peaks")
        .doesNotContain("<script", "src=");
  }

  /** Figures that are kept are of noise, and of all records. */
  @Test
  void keepsNoFiguresThatAreNone(@TempDir Path folder) {
    Path file = folder.resolve("m.noise.tsv");
    String[] command = {
      "evaluate", "model", "arrhythminet-v1", "--noise-figures", file.toString(), "--records=100"
    };
    Run without = Run.of(command);
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("--noise-figures goes with --noise, such as --noise bw,em");
    String[] some = Arrays.copyOf(command, command.length + 1);
    some[command.length] = "--noise=em";
    Run records = Run.of(some);
    assertThat(records.code()).isEqualTo(2);
    assertThat(records.err()).contains("--noise-figures takes all test records, found --records");
    assertThat(file).doesNotExist();
  }

  private static JsonNode noisy(JsonNode values, String beats, double decibels, String stretch) {
    for (JsonNode one : values.at("/noisy")) {
      if (one.at("/beatsFrom").asText().equals(beats)
          && one.at("/decibels").asDouble(99) == decibels
          && one.at("/stretch").asText().equals(stretch)) {
        return one;
      }
    }
    throw new AssertionError("no " + beats + " at " + decibels + " dB, " + stretch);
  }

  private static int wrong(JsonNode values, String beats, double decibels, String stretch) {
    JsonNode record = noisy(values, beats, decibels, stretch).at("/byRecord/0");
    return record.at("/missed").asInt() + record.at("/extra").asInt();
  }

  private static double accuracy(JsonNode values, double decibels, String stretch) {
    return noisy(values, "atr", decibels, stretch).at("/overall/0/accuracy/value").asDouble();
  }

  private static JsonNode row(JsonNode rows, String name) {
    for (JsonNode row : rows) {
      if (row.at("/class").asText().equals(name)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + name);
  }

  @Test
  void whatItWasTrainedOnIsRefusedOrSaidFirst() {
    needMitdb();
    String[] arguments = {"evaluate", "model", "arrhythminet-v1-paper", "--protocol", "ds1"};
    Run refused = Run.of(arguments);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("it was trained on 22 of the 22 test records");
  }

  private static void refused(String sentence, String... more) {
    List<String> words = new ArrayList<>(List.of("evaluate", "model"));
    words.addAll(List.of(more));
    Run run = Run.of(words.toArray(new String[0]));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(sentence);
  }

  /** Its file says that it was trained on 100. */
  @Test
  void whatItWasTrainedOnStandsFirstWhereThatIsAllowed(@TempDir Path folder) throws IOException {
    needMitdb();
    String model = UntrainedModel.write(folder.resolve("m.onnx"), List.of("mitdb/100")).toString();
    refused(
        "it was trained on 1 of the 2 test records (mitdb/100)",
        model,
        "--records",
        "100,103",
        "--beats",
        "atr");
    Path page = folder.resolve("page.html");
    Run run =
        Run.of(
            "evaluate",
            "model",
            model,
            "--records",
            "100,103",
            "--beats",
            "atr",
            "--allow-training-records",
            "--html",
            page.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("The model was trained on beats of 1 test record.\n");
    assertThat(Files.readString(page))
        .contains("<p>The model was trained on beats of 1 test record.</p>");
  }

  /** What a model says that was trained on all records, stored as if it were of DS2. */
  @Test
  void storedPredictionsOfRecordsThatItWasTrainedOnAreRefusedToo(@TempDir Path folder)
      throws IOException {
    Predictions stored =
        PredictionFile.read(Path.of("../docs/predictions/arrhythminet-v1-seed1.predictions"));
    Path file = folder.resolve("x.predictions");
    PredictionFile.write(
        file,
        new Predictions(
            "arrhythminet-v1-paper", "ab", "ds1", 1, 2, stored.classes(), stored.beats()));
    refused("it was trained on 22 of the 22 test records", file.toString());
  }

  @Test
  void aMissingRecordIsSaidBeforeAnythingIsRun(@TempDir Path folder) throws IOException {
    Path mitdb = Files.createDirectories(folder.resolve("mitdb"));
    for (String name : List.of("100.hea", "100.atr", "232.hea")) {
      Files.createFile(mitdb.resolve(name));
    }
    ModelScoring scoring =
        new ModelScoring(
            ModelFile.shipped("arrhythminet-v1"),
            Protocol.DS1,
            folder,
            List.of("mitdb/100", "mitdb/232"),
            List.of(),
            List.of());
    assertThatThrownBy(scoring::checkRecords)
        .isInstanceOf(MalformedInputException.class)
        .hasMessageEndingWith(
            "232.atr: this file is missing, and the test needs all of its 2 records; --records"
                + " scores some of them");
  }

  @Test
  void modelsThatDoNotFitTheReferenceAreRefused() {
    needMitdb();
    String sentence = "its classes are N, L, R, A, V, but protocol ds1 tells N, S, V, F, Q";
    String[] usual = {"arrhythminet-v1-paper", "--protocol", "ds1", "--allow-training-records"};
    refused(sentence, usual);
    List<String> detected = new ArrayList<>(List.of(usual));
    detected.addAll(List.of("--beats", "detected"));
    refused(sentence, detected.toArray(new String[0]));
    refused("this is a rhythm model", "exgnet-light-cinc2017");
  }

  @Test
  void predictionsOfOtherWeightsAreRefusedAndNothingIsWritten(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("x.predictions");
    Predictions stored =
        PredictionFile.read(Path.of("../docs/predictions/arrhythminet-v1-seed1.predictions"));
    PredictionFile.write(
        file,
        new Predictions(
            stored.model(),
            "0123456789abcdef",
            "ds1",
            1,
            stored.epochs(),
            stored.classes(),
            stored.beats()));
    Path page = folder.resolve("page.html");
    String sentence =
        "belong to other weights than those of arrhythminet-v1: SHA-256 0123456789ab…";
    refused(sentence, file.toString(), "--html", page.toString());
    refused(sentence, "arrhythminet-v1", "--predictions", file.toString());
    assertThat(page).doesNotExist();
    refused(
        "there are no stored predictions of arrhythminet-v2 under ds1",
        "arrhythminet-v2",
        "--predictions",
        file.toString());
  }

  /** A beat of each record of DS1; S and V right in the first fold alone. */
  @Test
  void foldsAreScoredFromStoredPredictions(@TempDir Path folder) throws IOException {
    List<Predictions.Row> rows = new ArrayList<>();
    Map<String, Integer> folds = new HashMap<>();
    for (String name : MitdbSplit.DS1) {
      String record = "mitdb/" + name;
      int fold = folds.size() % 2;
      folds.put(record, fold);
      for (int truth = 0; truth < 3; truth++) {
        int found = fold == 0 ? truth : 0;
        byte[] probabilities = new byte[5];
        probabilities[found] = (byte) (fold == 0 ? 255 : 100);
        String symbol = List.of("N", "A", "V").get(truth);
        rows.add(
            new Predictions.Row(record, 1000L * truth, symbol, truth, found, false, probabilities));
      }
    }
    PredictionFile.write(
        folder.resolve("any.predictions"),
        new Predictions(
            "arrhythminet-v1",
            "",
            "ds1-folds",
            3,
            2,
            List.of("N", "S", "V", "F", "Q"),
            rows,
            folds));
    Model shipped = ModelFile.shipped("arrhythminet-v1");
    Path bare = folder.resolve("bare.onnx");
    ModelFile.write(bare, shipped.withAbstention(Optional.empty()));
    String[] arguments = {
      "evaluate",
      "model",
      bare.toString(),
      "--protocol",
      "ds1-folds",
      "--predictions",
      folder.toString()
    };
    Run text = Run.of(arguments);
    assertThat(text.err()).isEmpty();
    assertThat(text.out())
        .contains("protocol ds1-folds, 22 records, seed 3, stored in any.predictions")
        .contains("Beats of the same patient in training and test: no\n")
        .contains(
            "     1       11      33    100.00      11  100.00  100.00      11  100.00  100.00")
        .contains(
            "     2       11      33     33.33      11    0.00       -      11    0.00       -")
        .doesNotContain("Named by");
    BeatAbstention rule = new BeatAbstention(0.03, Collections.nCopies(5, 0.5), List.of());
    Path ruled = folder.resolve("ruled.onnx");
    ModelFile.write(ruled, shipped.withAbstention(Optional.of(rule)));
    arguments[2] = ruled.toString();
    assertThat(Run.of(arguments).out())
        .contains("Named by the model's rule: 50.00")
        .contains("% of the beats; right are 100.00 (100.0-100.0) % of these, 66.67 (");
    Path page = folder.resolve("page.html");
    String[] more = Arrays.copyOf(arguments, arguments.length + 3);
    System.arraycopy(
        new String[] {"--json", "--html", page.toString()}, 0, more, arguments.length, 3);
    JsonNode named = new ObjectMapper().readTree(Run.of(more).out()).at("/named");
    assertThat(named.at("/coverage/value").asDouble()).isEqualTo(0.5);
    assertThat(named.at("/rows/1/sensitivityWithheldMissed/value").asDouble()).isEqualTo(0.5);
    assertThat(named.at("/rows/1/sensitivityOfNamed/value").asDouble()).isEqualTo(1);
    assertThat(Files.readString(page)).contains("Named beats, reference R peaks", "Fold 2: ");
  }

  @Test
  void whereAPatientStandsOnBothSidesThatIsSaid(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.html");
    Run run =
        Run.of(
            "evaluate",
            "model",
            "../docs/predictions/arrhythminet-v1-paper-seed1.predictions",
            "--html",
            page.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Beats of the same patient in training and test: yes\n");
    assertThat(Files.readString(page))
        .contains("<p>Beats of the same patient stand in training and test: new patients will")
        .contains("<dt>Patient in training and test</dt><dd>yes</dd>");
  }

  @Test
  void storedPredictionsAreScoredToo() {
    Run run = Run.of("evaluate", "model", "../docs/predictions/arrhythminet-v1-seed1.predictions");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("protocol ds1, 22 records")
        .contains("one-vs-rest average")
        .contains("  R peaks: the reference's", "  adapted to the patient: no\n")
        .contains("  mitdb/232      1780     22.25    1382      0      0       0      0     23\n");
  }
}
