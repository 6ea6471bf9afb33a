package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RhythmPredictionFileTest {
  @TempDir Path folder;

  /** Truths N N A O ~, found N A A O N: F1 of N 1/2, of A 2/3, of O 1. */
  private static RhythmPredictions predictions() {
    return new RhythmPredictions(
        "exgnet-light-cinc2017",
        "abc",
        "cinc2017 stratified",
        3,
        40,
        List.of("N", "A", "O", "~"),
        List.of(
            row("A1", 0, 0.7f, 0.1f, 0.1f, 0.1f),
            row("A2", 0, 0.2f, 0.5f, 0.2f, 0.1f),
            row("A3", 1, 0.0f, 0.9f, 0.1f, 0.0f),
            row("A4", 2, 0.25f, 0.25f, 0.5f, 0.0f),
            row("A5", 3, 0.4f, 0.3f, 0.2f, 0.1f)));
  }

  private static RhythmPredictions.Row row(String name, int truth, float... probabilities) {
    return new RhythmPredictions.Row("cinc2017/" + name, name, 1, truth, probabilities);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("some.tsv.gz");
    RhythmPredictionFile.write(file, predictions());
    RhythmPredictions read = RhythmPredictionFile.read(file);
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-6f, Float.class)
        .isEqualTo(predictions());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void scoresAreThoseWorkedByHand() {
    RhythmScores scores = RhythmScores.of(predictions());
    Confusion gross = scores.gross();
    assertThat(scores.headlineClasses()).containsExactly("N", "A", "O");
    assertThat(gross.macroF1(scores.headlineClasses()))
        .isEqualTo((0.5 + 2.0 / 3 + 1) / 3, within(1e-12));
    assertThat(gross.accuracy()).isEqualTo(0.6, within(1e-12));
  }

  @Test
  void aDamagedFileIsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("bad.tsv.gz");
    try (GZIPOutputStream to = new GZIPOutputStream(Files.newOutputStream(file))) {
      to.write(
          "# model\tx\nrecord\tpatient\tfold\ttruth\tN\ncinc2017/A1\tA1\t0\tQ\t0.5\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> RhythmPredictionFile.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("bad.tsv.gz line 3");
    Path text = Files.writeString(folder.resolve("plain.txt"), "record");
    assertThatThrownBy(() -> RhythmPredictionFile.read(text))
        .isInstanceOf(MalformedInputException.class);
  }
}
