package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyzeTest {
  private static final int SECONDS = 30;

  @TempDir private Path folder;
  private String model;

  @BeforeEach
  void writeInputs() throws IOException {
    Path set = Files.createDirectory(folder.resolve("set"));
    Records.write(set, "one", SECONDS);
    Records.write(set, "two", SECONDS);
    Records.writeBeats(set, "one.atr", SECONDS);
    model = UntrainedModel.write(folder.resolve("untrained.onnx"), List.of("set/two")).toString();
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private List<String> names(String below) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theResultIsAsTheSchemaSays() throws IOException {
    Run run = Run.of("analyze", in("set/one"), "--model", model, "--out", in("out"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    JsonNode result = json(folder.resolve("out/result.json"));
    Set<ValidationMessage> faults =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/result.schema.json")))
            .validate(result);
    assertThat(faults).isEmpty();
    assertThat(result.at("/recording/analysedLead").asText()).isEqualTo("II");
    assertThat(result.at("/beats")).hasSize(SECONDS);
    assertThat(result.at("/beats/7/sample").asDouble()).isCloseTo(1875, within(2.0));
    double sum = 0;
    for (JsonNode probability : result.at("/beats/7/probabilities")) {
      sum += probability.asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
    assertThat(result.at("/heartRate/mean").asDouble()).isCloseTo(60, within(0.5));
  }

  @Test
  void tableAndAnnotationsSayTheSameAsTheResult() throws IOException {
    Run.of("analyze", in("set/one"), "--model", model, "--out", in("out"));
    JsonNode beats = json(folder.resolve("out/result.json")).at("/beats");
    List<String> rows = Files.readAllLines(folder.resolve("out/beats.csv"));
    List<Annotation> marks = beatsOf(folder.resolve("out/one.clb"));
    assertThat(rows).hasSize(SECONDS + 1);
    assertThat(rows.get(0)).startsWith("beat,sample,seconds,class,symbol,probability,quality");
    assertThat(marks).hasSize(SECONDS);
    for (int i = 0; i < SECONDS; i++) {
      JsonNode beat = beats.get(i);
      String[] row = rows.get(i + 1).split(",", -1);
      assertThat(row[0]).isEqualTo(String.valueOf(i + 1));
      assertThat(row[1]).isEqualTo(beat.at("/sample").asText());
      assertThat(row[4]).isEqualTo(beat.at("/symbol").asText());
      assertThat(marks.get(i).sampleIndex()).isEqualTo(beat.at("/sample").asLong());
      assertThat(marks.get(i).code().mnemonic()).isEqualTo(beat.at("/symbol").asText());
    }
  }

  private static List<Annotation> beatsOf(Path file) throws IOException {
    return AnnotationFile.read(file).annotations().stream()
        .filter(mark -> mark.code() != AnnotationCode.RHYTHM)
        .toList();
  }

  /** Where result.json says that another rhythm begins, there stands a rhythm annotation. */
  @Test
  void theRhythmIsAmongTheAnnotations() throws IOException {
    Run.of("analyze", in("set/one"), "--model", model, "--out", in("out"), "--no-report");
    JsonNode rhythm = json(folder.resolve("out/result.json")).at("/rhythm");
    List<Annotation> marks =
        AnnotationFile.read(folder.resolve("out/one.clb")).annotations().stream()
            .filter(mark -> mark.code() == AnnotationCode.RHYTHM)
            .toList();
    assertThat(marks).isNotEmpty();
    assertThat(marks.get(0).sampleIndex()).isEqualTo(rhythm.at("/episodes/0/fromSample").asLong());
    assertThat(marks).allMatch(mark -> mark.aux().startsWith("("));
    Run none =
        Run.of("analyze", in("set/one"), "--model", model, "--rhythm=off", "--out", in("off"));
    assertThat(none.code()).isZero();
    assertThat(AnnotationFile.read(folder.resolve("off/one.clb")).annotations())
        .noneMatch(mark -> mark.code() == AnnotationCode.RHYTHM);
  }

  /** An untrained network is never as sure as this rule asks for. */
  @Test
  void beatsOfWhichTheModelIsNotSureHaveNoClass() throws IOException {
    Run.of("analyze", in("set/one"), "--model", model, "--out", in("all"), "--no-report");
    JsonNode all = json(folder.resolve("all/result.json"));
    assertThat(all.at("/naming").isNull()).isTrue();
    Path ruled = folder.resolve("ruled.onnx");
    BeatAbstention rule = new BeatAbstention(0.03, Collections.nCopies(5, 0.9), List.of());
    ModelFile.write(ruled, ModelFile.read(Path.of(model)).withAbstention(Optional.of(rule)));
    Run run = Run.of("analyze", in("set/one"), "--model", ruled.toString(), "--out", in("some"));
    assertThat(run.code()).isZero();
    JsonNode some = json(folder.resolve("some/result.json"));
    assertThat(run.out())
        .contains(": unclassified " + SECONDS)
        .contains(
            "0.0 % of the beats named; of "
                + SECONDS
                + " the model is not sure enough, 0 lie in poor signal");
    assertThat(some.at("/naming/coverage").asDouble()).isZero();
    assertThat(some.at("/classCounts/unclassified").asInt()).isEqualTo(SECONDS);
    List<String> rows = Files.readAllLines(folder.resolve("some/beats.csv"));
    List<Annotation> marks = beatsOf(folder.resolve("some/one.clb"));
    for (int i = 0; i < SECONDS; i++) {
      JsonNode beat = some.at("/beats/" + i);
      assertThat(beat.at("/unclassifiedFor").asText()).isEqualTo("unsure");
      assertThat(beat.at("/probabilities")).isEqualTo(all.at("/beats/" + i + "/probabilities"));
      assertThat(rows.get(i + 1)).contains(",unclassified,Q,");
      assertThat(marks.get(i).code().mnemonic()).isEqualTo("Q");
    }
    Set<ValidationMessage> faults =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/result.schema.json")))
            .validate(some);
    assertThat(faults).isEmpty();
    Run.of(
        "analyze",
        in("set/one"),
        "--model",
        ruled.toString(),
        "--name-all",
        "--no-report",
        "--out",
        in("named"));
    assertThat(json(folder.resolve("named/result.json"))).isEqualTo(all);
  }

  @Test
  void severalRecordingsHaveAFolderEachAndTheSameResults() throws IOException {
    Run.of("analyze", in("set/one"), "--model", model, "--out", in("alone"), "--no-report");
    Run run =
        Run.of(
            "analyze",
            in("set/one"),
            in("set/two"),
            "--model",
            model,
            "--out",
            in("both"),
            "--no-report");
    assertThat(run.code()).isZero();
    assertThat(names("both")).containsExactly("one", "two");
    assertThat(names("both/two")).containsExactly("beats.csv", "result.json", "two.clb");
    assertThat(folder.resolve("both/one/result.json"))
        .hasSameTextualContentAs(folder.resolve("alone/result.json"));
  }

  @Test
  void aModelThatHasSeenTheRecordingSaysSo() throws IOException {
    Run run = Run.of("analyze", in("set/two"), "--model", model, "--out", in("out"));
    assertThat(run.out()).contains("the model was trained on this recording");
    assertThat(
            json(folder.resolve("out/result.json")).at("/model/trainedOnThisRecording").asBoolean())
        .isTrue();
    Run other = Run.of("analyze", in("set/one"), "--model", model, "--out", in("out"));
    assertThat(other.out()).doesNotContain("trained on this recording");
  }

  @Test
  void beatsMayBeGivenAndTheSpanBounded() throws IOException {
    Run run =
        Run.of(
            "analyze",
            in("set/one"),
            "--model",
            model,
            "--out",
            in("out"),
            "--beats",
            "atr",
            "--from",
            "0:05",
            "--to",
            "15.2",
            "--lead",
            "v1",
            "--no-report");
    assertThat(run.code()).isZero();
    JsonNode result = json(folder.resolve("out/result.json"));
    // Beats stand at 0.5 s, 1.5 s, …: from 5.5 s to 14.5 s there are ten.
    assertThat(result.at("/beats")).hasSize(10);
    assertThat(result.at("/beats/0/sample").asInt()).isEqualTo(1375);
    assertThat(result.at("/recording/beatSource").asText()).isEqualTo("atr");
    assertThat(result.at("/recording/analysedLead").asText()).isEqualTo("V1");
    assertThat(result.at("/recording/fromSample").asInt()).isEqualTo(1250);
  }

  @Test
  void theDemoShowsItself() throws IOException {
    Run run = Run.of("demo", "--out", in("demo"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(names("demo"))
        .contains("demo.hea", "demo.dat", "demo.atr", "result.json", "report.html");
    assertThat(run.out()).contains("report.html");
    // The cardiologists marked 104 beats in this minute, 39 of them ventricular.
    JsonNode result = json(folder.resolve("demo/result.json"));
    assertThat(result.at("/beats").size()).isBetween(102, 106);
    assertThat(result.at("/counts/V").asInt()).isBetween(25, 60);
  }
}
