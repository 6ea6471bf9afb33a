package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.DataRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluateExplanationsTest {
  private static void needMitdb() {
    assumeThat(Files.isDirectory(DataRoot.folder().resolve("mitdb")))
        .as("the records of mitdb under the data folder")
        .isTrue();
  }

  /** On beats of other patients: smoothing is what makes DeepSHAP's marks matter. */
  @Test
  void smoothedMarksMatterMoreThanRawOnesAndThanChance() throws IOException {
    needMitdb();
    for (String id : new String[] {"arrhythminet-v2"}) {
      Run run =
          Run.of(
              "evaluate",
              "explanations",
              "--model",
              id,
              "--method",
              "deep-shap,slope,random",
              "--per-class",
              "6",
              "--json");
      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isZero();
      JsonNode trial = new ObjectMapper().readTree(run.out());
      Map<String, JsonNode> rows = new HashMap<>();
      for (JsonNode row : trial.at("/rows")) {
        rows.put(
            row.at("/method").asText()
                + row.at("/smoothedMilliseconds").asInt()
                + row.at("/filler").asText(),
            row);
      }
      assertThat(rows).as("methods, widths, fillers").hasSize(3 * 2 * 2);
      double raw = rows.get("deep-shap0interpolation").at("/drop").asDouble();
      JsonNode smooth = rows.get("deep-shap47interpolation");
      assertThat(smooth.at("/drop").asDouble())
          .as(id)
          .isGreaterThan(raw + 0.03)
          .isGreaterThan(smooth.at("/randomDrop").asDouble() + 0.05)
          .isGreaterThan(rows.get("random47interpolation").at("/drop").asDouble() + 0.03);
      assertThat(rows.get("deep-shap47background").at("/drop").asDouble())
          .as(id)
          .isGreaterThan(rows.get("slope47background").at("/drop").asDouble());
    }
  }

  @Test
  void whatItWasTrainedOnIsRefused() {
    needMitdb();
    Run run = Run.of("evaluate", "explanations", "--records", "ds1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("trained on 22 of the 22 test records");
  }

  @Test
  void wrongOptionsAreNamed() {
    assertThat(Run.of("evaluate", "explanations", "--smooth", "-3").err()).contains("0 to 1000 ms");
    assertThat(Run.of("evaluate", "explanations", "--method", "tea").err())
        .contains("--method takes grad-cam, ", "found tea");
  }
}
