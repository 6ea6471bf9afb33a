package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  private static final String DEMO = "../demo/demo";

  @TempDir private Path folder;

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void oneBeatIsDrawnAndItsShapleyValuesAddUp() throws IOException {
    Run run = Run.of("explain", DEMO, "--at", "0:05", "--out", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("beat 10", "Grad-CAM", "DeepSHAP", "QRS");
    JsonNode why = json(folder.resolve("demo-beat-10.json"));
    assertThat(why.at("/seconds").asDouble()).isCloseTo(5, within(0.5));
    double sum = 0;
    for (JsonNode share : why.at("/segments/shares")) {
      sum += share.at("/value").asDouble();
    }
    double explained =
        why.at("/segments/logit").asDouble() - why.at("/segments/baseline").asDouble();
    assertThat(sum).isCloseTo(explained, within(1e-4));
    assertThat(run.out()).contains("What speaks for it and against it", "become average");
    double terms = 0;
    double shares = 0;
    for (JsonNode term : why.at("/terms")) {
      terms += term.at("/value").asDouble();
      shares += term.at("/share").asDouble();
    }
    JsonNode shap = why.at("/deepShap");
    assertThat(terms)
        .isCloseTo(shap.at("/logit").asDouble() - shap.at("/baseline").asDouble(), within(1e-3));
    assertThat(shares).isCloseTo(1, within(1e-9));
    assertThat(why.at("/features/0/name").asText()).isNotEmpty();
    assertThat(why.at("/features/0/average").isNumber()).isTrue();
    assertThat(why.at("/featureMarks/drop").isNumber()).isTrue();
    assertThat(Files.readString(folder.resolve("demo-beat-10.svg"))).startsWith("<svg ");
    assertThat(ImageIO.read(folder.resolve("demo-beat-10.png").toFile()).getWidth())
        .isGreaterThan(500);
  }

  @Test
  void theSameBeatHasTheSameExplanationByNumber() throws IOException {
    Run.of("explain", DEMO, "--at", "5", "--out", folder.resolve("at").toString());
    Run.of("explain", DEMO, "--beat", "10", "--out", folder.resolve("beat").toString());
    assertThat(folder.resolve("beat/demo-beat-10.json"))
        .hasSameTextualContentAs(folder.resolve("at/demo-beat-10.json"));
  }

  /** The most probable class of a beat that has none is explained, and that it has none is said. */
  @Test
  void aBeatWithoutAClassIsExplainedAllTheSame() throws IOException {
    Path ruled = folder.resolve("ruled.onnx");
    BeatAbstention rule = new BeatAbstention(0.03, Collections.nCopies(5, 1.0), List.of());
    ModelFile.write(ruled, ModelFile.shipped("arrhythminet-v1").withAbstention(Optional.of(rule)));
    Run run =
        Run.of(
            "explain", DEMO, "--at", "5", "--model", ruled.toString(), "--out", folder.toString());
    assertThat(run.code()).isZero();
    JsonNode why = json(folder.resolve("demo-beat-10.json"));
    assertThat(run.out())
        .contains("'analyze' gives this beat no class: ")
        .contains("is named from a probability of 1.000 on");
    assertThat(why.at("/class")).isEqualTo(why.at("/explainedClass"));
  }

  @Test
  void aTestSetIsExplainedAsAWhole() throws IOException {
    assumeThat(DataRoot.folder().resolve("mitdb"))
        .as("the records of mitdb under the data folder")
        .isDirectory();
    Run run = Run.of("explain", "--global", "--per-class", "3", "--out", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode global = json(folder.resolve("global.json"));
    assertThat(global.at("/patientsOnBothSides").asBoolean()).isFalse();
    assertThat(global.at("/methods")).hasSize(2);
    assertThat(global.at("/controls"))
        .extracting(control -> control.at("/method").asText())
        .containsExactly("slope", "r-peak", "random");
    for (JsonNode control : global.at("/controls")) {
      assertThat(control.at("/drop").isNumber()).isTrue();
      assertThat(control.at("/classes/0/shares/QRS/attribution").isNumber()).isTrue();
    }
    assertThat(run.out()).contains("slope (|dV/dt|)", "without the marked tenth", "by term");
    for (JsonNode one : global.at("/terms")) {
      double share = 0;
      for (JsonNode term : one.at("/terms")) {
        share += term.at("/share").asDouble();
      }
      assertThat(share).as(one.at("/class").asText()).isCloseTo(1, within(1e-9));
    }
    assertThat(global.at("/terms")).isNotEmpty();
    assertThat(folder.resolve("global-terms.svg")).isNotEmptyFile();
    assertThat(folder.resolve("global-terms.png")).isNotEmptyFile();
    for (JsonNode method : global.at("/methods")) {
      double time = 0;
      for (JsonNode share : method.at("/classes/0/shares")) {
        time += share.at("/time").asDouble();
      }
      assertThat(time).isCloseTo(1, within(1e-9));
      String name = "global-" + method.at("/method").asText();
      assertThat(folder.resolve(name + ".svg")).isNotEmptyFile();
      assertThat(folder.resolve(name + ".png")).isNotEmptyFile();
    }
  }

  @Test
  void theTargetOfAStripIsDrawn() throws IOException {
    Run run = Run.of("explain", DEMO, "--target", "--at", "0:20", "--out", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode target = json(folder.resolve("demo-target-15.json"));
    assertThat(target.at("/startSeconds").asDouble()).isEqualTo(15);
    int beats = target.at("/peakSeconds").size();
    assertThat(beats).isBetween(5, 30);
    for (String guidance : new String[] {"hrv", "qrs", "shifted", "random"}) {
      JsonNode light = target.at("/guidance/" + guidance);
      assertThat(light.at("/weights")).as(guidance).hasSize(beats);
      assertThat(light.at("/seconds")).as(guidance).hasSize(beats);
    }
    assertThat(target.at("/guidance/off").isNull()).isTrue();
    assertThat(Files.readString(folder.resolve("demo-target-15.svg"))).startsWith("<svg ");
    assertThat(ImageIO.read(folder.resolve("demo-target-15.png").toFile()).getWidth())
        .isGreaterThan(1500);
    Run first = Run.of("explain", DEMO, "--target", "--out", folder.toString());
    assertThat(first.code()).isZero();
    assertThat(folder.resolve("demo-target-0.json")).isNotEmptyFile();
  }
}
