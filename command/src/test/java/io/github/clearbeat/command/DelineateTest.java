package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelineateTest {
  @TempDir private Path folder;

  @Test
  void wavesAreWrittenAsAnnotationsAndTables() throws IOException {
    Records.write(folder, "one", 20);
    String record = folder.resolve("one").toString();
    Path out = folder.resolve("found/new");
    Run run = Run.of("delineate", record, "--out", out.toString(), "--csv", "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("one: 20 beats in lead II");
    AnnotationFile file = AnnotationFile.read(out.resolve("one.waves"));
    assertThat(file.hertz()).hasValue(250);
    List<MarkedWave> waves = MarkedWave.of(file.annotations());
    assertThat(waves.stream().filter(wave -> wave.kind() == WaveKind.QRS)).hasSize(20);
    assertThat(waves)
        .allSatisfy(
            wave -> {
              assertThat(wave.onset()).isNotEqualTo(MarkedWave.NOT_MARKED);
              assertThat(wave.offset()).isNotEqualTo(MarkedWave.NOT_MARKED);
            });
    List<String> rows = Files.readAllLines(out.resolve("one.waves.csv"));
    assertThat(rows).hasSize(21);
    assertThat(rows.get(0)).startsWith("beat,sample,seconds,p_onset,");
    assertThat(rows).allSatisfy(row -> assertThat(row.split(",", -1)).hasSize(12));
    JsonNode json = new ObjectMapper().readTree(Files.readString(out.resolve("one.waves.json")));
    assertThat(json.at("/beats")).hasSize(20);
    assertThat(json.at("/beats/3/qrs/onset").asLong())
        .isEqualTo(waves.stream().filter(w -> w.kind() == WaveKind.QRS).toList().get(3).onset());
  }

  @Test
  void whatCannotBeReadIsOneSentenceAndNothingIsWritten() {
    Run run = Run.of("delineate", "absent/record", "--out", folder.resolve("out").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("record: there is no such file");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(Run.of("evaluate", "delineation", "--data", "qt").err()).contains("expected ludb");
    assertThat(Run.of("evaluate", "delineation", "--lead", "II", "--page", "x.md").code())
        .isEqualTo(2);
  }

  /** Lead V2 of LUDB, each subject by the network that has not seen it. */
  @Test
  void ludbIsScoredBySubjectsUnseen() throws IOException {
    assumeTrue(
        Files.isDirectory(DataRoot.folder().resolve("ludb")),
        "needs the recordings of ludb, which are not there");
    Run run = Run.of("evaluate", "delineation", "--lead", "V2", "--json");
    assertThat(run.code()).isZero();
    JsonNode all = new ObjectMapper().readTree(run.out()).at("/groups/0");
    assertThat(all.at("/count").asInt()).isEqualTo(200);
    for (JsonNode row : all.at("/fiducials")) {
      double found = row.at("/found").asDouble();
      double missed = row.at("/missed").asDouble();
      double invented = row.at("/invented").asDouble();
      String what = row.at("/wave").asText() + " " + row.at("/fiducial").asText();
      assertThat(found / (found + missed)).as(what).isGreaterThan(0.95);
      assertThat(found / (found + invented)).as(what).isGreaterThan(0.93);
    }
    assertThat(all.at("/fiducials/3/wave").asText()).isEqualTo("QRS");
    assertThat(all.at("/fiducials/3/deviationMillis").asDouble()).isLessThan(14);
  }
}
