package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
  @TempDir private Path folder;

  @Test
  void theListHasTheDefaultWithItsFootprint() {
    Run run = Run.of("model", "list");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines())
        .anyMatch(line -> line.matches("arrhythminet-v1 +ds1 +77,357 +302\\.18 .*"));
  }

  @Test
  void aModelShowsItsCountsAsThePaperHasThem() throws IOException {
    Run run = Run.of("model", "show", "arrhythminet-v1");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("77,357: 74,829 trainable, 2,528 running statistics")
        .contains("302.18 KB as float", "Scores under ds1", "mitdb/101");
    JsonNode json =
        new ObjectMapper().readTree(Run.of("model", "show", "arrhythminet-v1", "--json").out());
    JsonNode int8 = json.at("/models/0/int8");
    long numbers =
        int8.at("/scales").asLong()
            + int8.at("/biases").asLong()
            + int8.at("/normalisation").asLong();
    assertThat(int8.at("/bytes").asLong())
        .isEqualTo(int8.at("/weights").asLong() + 4 * numbers)
        .isPositive();
    assertThat(run.out()).containsPattern("at int8 +\\d+\\.\\d\\d KB: [\\d,]+ weights of a byte");
    long macs = 0;
    for (JsonNode layer : json.at("/models/0/layers")) {
      macs += layer.at("/macs").asLong();
    }
    assertThat(macs).isEqualTo(json.at("/models/0/macs").asLong()).isPositive();
  }

  /** Without a rule every beat has a class; with one, each class has its least probability. */
  @Test
  void whichBeatsAModelNamesIsShown() throws IOException {
    Path file = UntrainedModel.write(folder.resolve("all.onnx"), List.of("set/one"));
    assertThat(Run.of("model", "show", file.toString()).out())
        .containsPattern("(?m)^names +every beat$");
    assertThat(shown(file).at("/abstention").isNull()).isTrue();
    BeatAbstention rule =
        new BeatAbstention(
            0.03,
            List.of(0.9, 0.5, 0.6, 0.7, 0.8),
            List.of(new BeatAbstention.Selected("ds1-folds", 0.957, 0.952, 0.963)));
    Path ruled = folder.resolve("ruled.onnx");
    ModelFile.write(ruled, ModelFile.read(file).withAbstention(Optional.of(rule)));
    assertThat(Run.of("model", "show", ruled.toString()).out())
        .containsPattern(
            "(?m)^names +by probability, N from 0.900, S from 0.500, V from 0.600, F from 0.700, Q"
                + " from 0.800; ds1-folds: 95.7 % of the beats, 96.30 % of them right \\(of all"
                + " 95.20\\)$");
    JsonNode values = shown(ruled).at("/abstention");
    assertThat(values.at("/withheldShareOfRight").asDouble()).isEqualTo(0.03);
    assertThat(values.at("/leastProbabilities"))
        .isEqualTo(
            new ObjectMapper().readTree("{\"N\":0.9,\"S\":0.5,\"V\":0.6,\"F\":0.7,\"Q\":0.8}"));
    assertThat(values.at("/measured/0/accuracyOfNamed").asDouble()).isEqualTo(0.963);
  }

  /** By the lower end of either interval, and never where the test held no such beat. */
  @Test
  void whatIsNotReliableIsSaidByTheIntervals() throws IOException {
    Scores.Estimate good = new Scores.Estimate(0.9, 0.5, 1);
    Scores.Estimate wide = new Scores.Estimate(0.9, 0.49, 1);
    Scores scores =
        new Scores(
            "ds1",
            "by hand",
            false,
            good,
            good,
            List.of(
                new Scores.ClassScore("N", 10, good, good, good),
                new Scores.ClassScore("S", 10, wide, good, good),
                new Scores.ClassScore("V", 10, good, wide, good),
                new Scores.ClassScore("F", 10, good, good, wide),
                new Scores.ClassScore("Q", 0, good, good, good)));
    Path file = UntrainedModel.write(folder.resolve("scored.onnx"), List.of("set/one"));
    ModelFile.write(file, ModelFile.read(file).withScores(List.of(scores)));
    assertThat(
            Run.of("model", "show", file.toString())
                .out()
                .lines()
                .filter(line -> line.endsWith("  not reliable"))
                .map(line -> line.substring(0, 1)))
        .containsExactly("S", "V", "Q");
    List<Boolean> reliable = new ArrayList<>();
    shown(file).at("/scores/0/classes").forEach(c -> reliable.add(c.at("/reliable").asBoolean()));
    assertThat(reliable).containsExactly(true, false, false, true, false);
  }

  private static JsonNode shown(Path file) throws IOException {
    return new ObjectMapper()
        .readTree(Run.of("model", "show", file.toString(), "--json").out())
        .at("/models/0");
  }

  @Test
  void aModelOfOnesOwnIsShownFromItsFile() throws IOException {
    Path file = UntrainedModel.write(folder.resolve("mine.onnx"), List.of("set/one"));
    Run run = Run.of("model", "show", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("untrained\n").contains("set/one");
  }
}
