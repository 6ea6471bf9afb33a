package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.Scores;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmCardTest {
  /** By the lower end of either interval; a wide interval alone is told of with its ends. */
  @Test
  void whatIsNotReliableStandsWhereItFails() throws IOException {
    Scores.Estimate good = new Scores.Estimate(0.9, 0.85, 0.94);
    Scores.Estimate wide = new Scores.Estimate(0.9, 0.49, 0.97);
    Scores scores =
        new Scores(
            "patient",
            "by hand",
            false,
            good,
            good,
            List.of(
                new Scores.ClassScore("SR", 100, good, good, good),
                new Scores.ClassScore("SB", 100, wide, good, good),
                new Scores.ClassScore("AFIB/AFL", 100, good, good, wide)));
    String card =
        RhythmCard.markdown(
            ModelFile.shippedRhythm("exgnet-tiny-strips").withScores(List.of(scores)));
    assertThat(card.lines().filter(line -> line.contains("not reliable")))
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("| SB sinus bradycardia | 100 | 90.0 (49.0–97.0) |"),
            line -> assertThat(line).startsWith("- SB (").endsWith("): not reliable."));
    assertThat(card)
        .containsPattern("- AFIB/AFL \\(.*\\): few examples; F1 between 49.0 % and 97.0 %");
  }
}
