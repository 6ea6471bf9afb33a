package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.DataRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateExplanationsTest {
  private static void needMitdb() {
    assumeThat(Files.isDirectory(DataRoot.folder().resolve("mitdb")))
        .as("the records of mitdb under the data folder")
        .isTrue();
  }

  private static Map<String, JsonNode> methods(String json) throws IOException {
    Map<String, JsonNode> methods = new HashMap<>();
    for (JsonNode method : new ObjectMapper().readTree(json).at("/models/0/methods")) {
      methods.put(method.at("/method").asText(), method);
    }
    return methods;
  }

  private static double value(JsonNode method, String measure) {
    return method.at("/" + measure + "/value").asDouble(Double.NaN);
  }

  /** On beats of other patients, against the controls; and from what was kept, the same again. */
  @Test
  void deepShapIsCompleteFaithfulAndSaneAndControlsAreNot(@TempDir Path folder) throws IOException {
    needMitdb();
    Path kept = folder.resolve("found.tsv.gz");
    Run run =
        Run.of(
            "evaluate",
            "explanations",
            "--model",
            "arrhythminet-v2",
            "--method",
            "deep-shap,deep-shap-raw,slope,random",
            "--per-class",
            "4",
            "--cascade-per-class",
            "1",
            "--save",
            kept.toString(),
            "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    Map<String, JsonNode> methods = methods(run.out());
    JsonNode shap = methods.get("deep-shap");
    JsonNode raw = methods.get("deep-shap-raw");
    JsonNode slope = methods.get("slope");
    JsonNode random = methods.get("random");
    assertThat(value(shap, "residual")).isLessThan(1e-3);
    assertThat(slope.at("/residual").isNull()).isTrue();
    assertThat(value(shap, "drop-line"))
        .isGreaterThan(value(raw, "drop-line") + 0.03)
        .isGreaterThan(value(shap, "random-line") + 0.05)
        .isGreaterThan(value(random, "drop-line") + 0.03);
    assertThat(value(shap, "degradation-background"))
        .isGreaterThan(value(slope, "degradation-background"))
        .isGreaterThan(value(random, "degradation-background") + 0.1);
    assertThat(value(random, "degradation-line")).isBetween(-0.15, 0.15);
    assertThat(value(shap, "sanity")).isLessThan(0.5);
    assertThat(value(slope, "sanity")).isEqualTo(1);
    assertThat(value(shap, "noise")).isGreaterThan(0.9);
    assertThat(value(random, "noise")).isLessThan(0.5);
    assertThat(value(shap, "wave-time")).isBetween(0.2, 0.8);
    assertThat(value(slope, "share-qrs")).isGreaterThan(2 * value(slope, "time-qrs"));
    assertThat(shap.at("/curves/deletion-line/values").size()).isEqualTo(21);
    assertThat(shap.at("/curves/mprt/points/0").asText()).isEqualTo("trained");
    assertThat(shap.at("/likeness/deep-shap").asDouble()).isEqualTo(1);
    Run again = Run.of("evaluate", "explanations", "--from", kept.toString(), "--json");
    assertThat(again.out()).isEqualTo(run.out());
    Run text = Run.of("evaluate", "explanations", "--from", kept.toString());
    Path page = folder.resolve("page/EXPLANATIONS.md");
    Files.createDirectories(page.getParent());
    Path html = folder.resolve("page.html");
    Run.of(
        "evaluate",
        "explanations",
        "--from",
        kept.toString(),
        "--page",
        page.toString(),
        "--html",
        html.toString());
    assertThat(page).content().contains("## arrhythminet-v2", "| deep-shap-raw |", "Agreement");
    assertThat(folder.resolve("page/images/explanations-arrhythminet-v2.png")).exists();
    assertThat(html).content().contains("<svg", "Random weights", "deep-shap-raw");
    assertThat(text.out()).contains("deep-shap-raw", "share of time", "Best degradation score");
  }

  /** What the default is told beside samples: complete, needed, and better than controls. */
  @Test
  void namedValuesAreMeasuredBesideControls(@TempDir Path folder) throws IOException {
    needMitdb();
    Path kept = folder.resolve("found.tsv.gz");
    Path page = folder.resolve("page.md");
    Run run =
        Run.of(
            "evaluate",
            "explanations",
            "--method",
            "values:deep-shap,values:deviation,values:random",
            "--per-class",
            "3",
            "--cascade-per-class",
            "1",
            "--save",
            kept.toString(),
            "--json");
    assertThat(run.err()).isEmpty();
    Map<String, JsonNode> methods = new HashMap<>();
    for (JsonNode method : new ObjectMapper().readTree(run.out()).at("/models/0/valueMethods")) {
      methods.put(method.at("/method").asText(), method);
    }
    JsonNode shap = methods.get("values:deep-shap");
    JsonNode deviation = methods.get("values:deviation");
    JsonNode random = methods.get("values:random");
    assertThat(value(shap, "residual")).isLessThan(1e-3);
    assertThat(value(shap, "degradation-beats"))
        .isGreaterThan(value(deviation, "degradation-beats") + 0.05)
        .isGreaterThan(value(random, "degradation-beats") + 0.1);
    assertThat(value(shap, "drop-beats")).isGreaterThan(value(shap, "random-beats"));
    assertThat(value(shap, "sanity")).isLessThan(0.7);
    assertThat(value(deviation, "sanity")).isEqualTo(1);
    assertThat(value(shap, "noise")).isGreaterThan(0.9);
    assertThat(shap.at("/curves/deletion-beats/values").size()).isEqualTo(21);
    assertThat(shap.at("/likeness/values:random").asDouble()).isBetween(-0.3, 0.3);
    Run text =
        Run.of(
            "evaluate",
            "explanations",
            "--from",
            kept.toString(),
            "--page",
            page.toString(),
            "--html",
            folder.resolve("page.html").toString());
    assertThat(folder.resolve("page.html"))
        .content()
        .contains("Named values: what happens", "those of single background beats stand in");
    assertThat(text.out()).contains("named values: probability lost", "deviation");
    assertThat(page).content().contains("Named values:", "named values: the three that deep-shap");
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
        .contains("--method takes deep-shap, ", "found tea");
    assertThat(Run.of("evaluate", "explanations", "--per-class", "0").err()).contains("1 or more");
    assertThat(Run.of("evaluate", "explanations", "--seeds", "/nowhere/at/all").err())
        .contains("there is no such folder");
  }
}
