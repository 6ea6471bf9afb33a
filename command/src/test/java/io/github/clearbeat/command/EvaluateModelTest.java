package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.DataRoot;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

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
    assertThat(values.at("/schema").asText()).isEqualTo("clearbeat-model-evaluation-1");
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

  /** Muscle noise larger than the beats costs beats; hardly any at 24 dB. */
  @Test
  void noiseIsAddedBesides() throws IOException {
    needMitdb();
    assumeThat(Files.isRegularFile(DataRoot.folder().resolve("nstdb/ma.hea")))
        .as("the records of nstdb under the data folder")
        .isTrue();
    Run run =
        Run.of(
            "evaluate",
            "model",
            "arrhythminet-v1",
            "--protocol",
            "ds1",
            "--records",
            "100",
            "--beats",
            "detected",
            "--noise",
            "ma",
            "--snr",
            "24,-6",
            "--json");
    assertThat(run.err()).isEmpty();
    JsonNode noisy = new ObjectMapper().readTree(run.out()).at("/noisy");
    assertThat(noisy).hasSize(2);
    int few = noisy.at("/0/byRecord/0/missed").asInt() + noisy.at("/0/byRecord/0/extra").asInt();
    int many = noisy.at("/1/byRecord/0/missed").asInt() + noisy.at("/1/byRecord/0/extra").asInt();
    assertThat(few).isLessThan(20);
    assertThat(many).isGreaterThan(50);
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
  }

  @Test
  void storedPredictionsAreScoredToo() {
    Run run = Run.of("evaluate", "model", "../docs/predictions/arrhythminet-v1-seed1.predictions");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("protocol ds1, 22 records").contains("one-vs-rest average");
  }
}
