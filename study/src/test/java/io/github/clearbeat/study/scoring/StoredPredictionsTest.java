package io.github.clearbeat.study.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.dataset.MitdbSplit;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.PredictionFile;
import io.github.clearbeat.study.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPredictionsTest {
  private static final List<String> GROUPS = List.of("N", "S", "V", "F", "Q");
  @TempDir Path folder;

  private static Predictions.Row row(String record, long sample) {
    return new Predictions.Row(record, sample, "N", 0, 0, false, new byte[] {-1, 0, 0, 0, 0});
  }

  /** One beat of every record of DS1, the records dealt to five folds. */
  private static Predictions folds(String sha256, long seed) {
    List<Predictions.Row> rows = new ArrayList<>();
    Map<String, Integer> folds = new HashMap<>();
    for (String name : MitdbSplit.DS1) {
      folds.put("mitdb/" + name, folds.size() % 5);
      rows.add(row("mitdb/" + name, 1000));
    }
    return new Predictions("arrhythminet-v1", sha256, "ds1-folds", seed, 2, GROUPS, rows, folds);
  }

  private Predictions kept(Predictions predictions, Model model) throws IOException {
    PredictionFile.write(folder.resolve("a.predictions"), predictions);
    return StoredPredictions.in(folder).of(model, TestBasis.named("ds1-folds"));
  }

  @Test
  void foldsAreKeptAndFoundByTheWeightsThatTheyVouchFor() throws IOException {
    Model model = ModelFile.shipped("arrhythminet-v1");
    Predictions written = folds(model.sha256(), 2);
    PredictionFile.write(folder.resolve("b.predictions"), folds("ab", 1));
    assertThat(kept(written, model).seed()).isEqualTo(2);
    assertThat(kept(written, model).folds()).hasSize(22).containsEntry("mitdb/106", 1);
  }

  @Test
  void foldsWithoutAHashAreTakenAndThoseOfOtherWeightsRefused() throws IOException {
    Model model = ModelFile.shipped("arrhythminet-v1");
    assertThat(kept(folds("", 7), model).seed()).isEqualTo(7);
    assertThatThrownBy(() -> kept(folds("ab", 7), model))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith(
            "a.predictions: these predictions belong to other weights than those of"
                + " arrhythminet-v1: SHA-256 ab, expected ");
  }

  @Test
  void predictionsOfTheModelsOwnSeedMustBeOfItsWeights() throws IOException {
    Model model = ModelFile.shipped("arrhythminet-v1");
    Predictions other = new Predictions(model.id(), "ab", "ds1", 99, 2, GROUPS, List.of());
    StoredPredictions.checkWeights("x", other, model);
    long seed = model.provenance().seed();
    Predictions own = new Predictions(model.id(), "ab", "ds1", seed, 2, GROUPS, List.of());
    assertThatThrownBy(() -> StoredPredictions.checkWeights("x", own, model))
        .hasMessageContaining("belong to other weights");
  }

  private static void refused(Predictions predictions, String sentence) {
    assertThatThrownBy(() -> StoredPredictions.check("f", predictions))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("f: " + sentence);
  }

  @Test
  void whatTheProtocolDoesNotTestIsRefused() {
    Predictions whole = folds("", 1);
    Predictions without = whole.where(row -> !row.record().equals("mitdb/209"));
    refused(without, "there is no beat of mitdb/209, expected the 22 records of ds1-folds");
    List<Predictions.Row> twice = new ArrayList<>(whole.beats());
    twice.add(row("mitdb/101", 1000));
    refused(
        with(whole, "ds1-folds", GROUPS, twice, whole.folds()),
        "the beat at sample 1000 of mitdb/101 stands twice");
    refused(
        with(whole, "ds1-folds", List.of("N", "L", "R", "A", "V"), whole.beats(), whole.folds()),
        "its classes are N, L, R, A, V, but protocol ds1-folds tells N, S, V, F, Q");
    refused(
        with(whole, "ds1-folds", GROUPS, whole.beats(), Map.of()),
        "its protocol is ds1-folds, expected two folds or more");
    refused(with(whole, "ds3", GROUPS, whole.beats(), Map.of()), "there is no protocol ds3");
    refused(with(whole, "ds1", GROUPS, List.of(), Map.of()), "there are no predictions in it");
  }

  /** 201 and 202 are one person: a file that has both must hold them out together. */
  @Test
  void aPatientStandsInOneFold() {
    Predictions whole = folds("", 1);
    List<Predictions.Row> rows = new ArrayList<>(whole.beats());
    rows.add(row("mitdb/202", 1000));
    Map<String, Integer> folds = new HashMap<>(whole.folds());
    folds.put("mitdb/202", (folds.get("mitdb/201") + 1) % 5);
    refused(
        with(whole, "open-folds", GROUPS, rows, folds),
        "201 and 202 are one patient, but stand in two folds");
  }

  private static Predictions with(
      Predictions like,
      String protocol,
      List<String> classes,
      List<Predictions.Row> rows,
      Map<String, Integer> folds) {
    return new Predictions(
        like.model(), like.sha256(), protocol, like.seed(), 2, classes, rows, folds);
  }

  @Test
  void everyStoredFileOfTheProjectHoldsWhatItsProtocolTests() throws IOException {
    StoredPredictions stored = StoredPredictions.in(Path.of("../docs/predictions"));
    assertThat(stored.all()).hasSizeGreaterThanOrEqualTo(21);
    for (String id : ModelFile.shipped()) {
      Model model = ModelFile.shipped(id);
      TestBasis basis = TestBasis.named(model.provenance().protocol());
      assertThat(stored.of(model, basis).sha256()).as(id).isEqualTo(model.sha256());
    }
  }
}
