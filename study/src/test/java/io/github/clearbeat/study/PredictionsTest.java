package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {
  private static final List<String> CLASSES = List.of("N", "S", "V", "F", "Q");
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("m.predictions");
    Predictions written = predictions();
    PredictionFile.write(file, written);
    Predictions read = PredictionFile.read(file);
    assertThat(read.model()).isEqualTo("m");
    assertThat(read.sha256()).isEqualTo("ab");
    assertThat(read.seed()).isEqualTo(7);
    assertThat(read.classes()).isEqualTo(CLASSES);
    assertThat(read.beats()).hasSize(written.beats().size());
    for (int i = 0; i < read.beats().size(); i++) {
      Predictions.Row a = written.beats().get(i);
      Predictions.Row b = read.beats().get(i);
      assertThat(b.record()).isEqualTo(a.record());
      assertThat(b.sampleIndex()).isEqualTo(a.sampleIndex());
      assertThat(b.symbol()).isEqualTo(a.symbol());
      assertThat(b.truth()).isEqualTo(a.truth());
      assertThat(b.found()).isEqualTo(a.found());
      assertThat(b.inTraining()).isEqualTo(a.inTraining());
      assertThat(b.probabilities()).isEqualTo(a.probabilities());
    }
    assertThat(folder.toFile().list()).containsExactly("m.predictions");
  }

  @Test
  void damagedFilesAreSaidToBeDamaged() throws IOException {
    Path file = folder.resolve("m.predictions");
    PredictionFile.write(file, predictions());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> PredictionFile.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith("m.predictions");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> PredictionFile.read(file)).isInstanceOf(MalformedInputException.class);
  }

  @Test
  void foldsAreWrittenWithTheirRecords() throws IOException {
    Path file = folder.resolve("m-folds.predictions");
    List<Predictions.Row> rows = predictions().beats();
    List<List<Predictions.Row>> heldOut = List.of(rows.subList(4, 7), rows.subList(0, 4));
    PredictionFile.write(file, Predictions.ofFolds("m", "", Protocol.OPEN, 7, 3, CLASSES, heldOut));
    Predictions read = PredictionFile.read(file);
    assertThat(read.protocol()).isEqualTo("open-folds");
    assertThat(read.sha256()).isEmpty();
    assertThat(read.folds()).containsExactly(Map.entry("a", 1), Map.entry("b", 0));
    assertThat(read.beats()).hasSize(7);
    assertThat(read.beats().get(0).record()).isEqualTo("a");
    assertThat(read.beats().get(6).record()).isEqualTo("b");
    List<List<Predictions.Row>> twice = List.of(rows.subList(0, 2), rows.subList(2, 7));
    assertThatThrownBy(() -> Predictions.ofFolds("m", "", Protocol.DS1, 7, 3, CLASSES, twice))
        .hasMessage("a stands in the folds 0 and 1");
  }

  @Test
  void countsByHand() {
    Confusion gross = BeatScores.of(predictions()).gross();
    // Record a: N as N, N as V, V as V, e (truth N) as S. Record b: S as S, S as N, V as V.
    assertThat(gross.total()).isEqualTo(7);
    assertThat(gross.detection("V").sensitivity()).isEqualTo(1.0);
    assertThat(gross.detection("V").positivePredictivity()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(gross.detection("S").sensitivity()).isEqualTo(0.5);
    assertThat(gross.accuracy()).isCloseTo(4 / 7.0, within(1e-12));
  }

  @Test
  void underTheMappingOfBxbAnEscapeBeatIsSupraventricular() {
    Confusion bxb = BeatScores.of(predictions(), row -> true, BeatMapping.BXB).gross();
    assertThat(bxb.detection("S").sensitivity()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(bxb.detection("S").positivePredictivity()).isEqualTo(1.0);
  }

  @Test
  void aClassIsReliableWhereItsIntervalsBeginAtOneHalf() {
    Scores.Estimate half = new Scores.Estimate(0.6, 0.5, 0.7);
    Scores.Estimate less = new Scores.Estimate(0.9, 0.499, 0.95);
    assertThat(new Scores.ClassScore("S", 10, half, half, half).reliable()).isTrue();
    assertThat(new Scores.ClassScore("S", 10, half, less, half).reliable()).isFalse();
    assertThat(new Scores.ClassScore("S", 10, less, half, half).reliable()).isFalse();
  }

  private static Predictions predictions() {
    List<Predictions.Row> rows = new ArrayList<>();
    rows.add(row("a", 10, "N", 0, 0));
    rows.add(row("a", 20, "N", 0, 2));
    rows.add(row("a", 30, "V", 2, 2));
    rows.add(row("a", 40, "e", 0, 1));
    rows.add(row("b", 10, "A", 1, 1));
    rows.add(row("b", 20, "A", 1, 0));
    rows.add(row("b", 600_000, "V", 2, 2));
    return new Predictions("m", "ab", "ds1", 7, 3, CLASSES, rows);
  }

  private static Predictions.Row row(
      String record, long sample, String symbol, int truth, int found) {
    byte[] probabilities = new byte[5];
    new Random(sample).nextBytes(probabilities);
    return new Predictions.Row(record, sample, symbol, truth, found, truth == 2, probabilities);
  }
}
