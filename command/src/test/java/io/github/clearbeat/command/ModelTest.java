package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void aModelOfOnesOwnIsShownFromItsFile() throws IOException {
    Path file = UntrainedModel.write(folder.resolve("mine.onnx"), List.of("set/one"));
    Run run = Run.of("model", "show", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("untrained\n").contains("set/one");
  }
}
