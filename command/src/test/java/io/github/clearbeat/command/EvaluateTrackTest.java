package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTrackTest {
  /** Two minutes: AFIB 0–40 s with noise 30–40, SVTA 40–70, a name of nobody 70–75, N 75–120. */
  private static String record(Path folder) throws IOException {
    Path record = Records.write(folder, "r", 120);
    AnnotationFile.write(
        folder.resolve("r.atr"),
        Records.HERTZ,
        List.of(
            rhythm(0, "(AFIB"),
            new Annotation(30L * Records.HERTZ, AnnotationCode.NOISE, 3, 0, 0, ""),
            rhythm(40, "(SVTA"),
            new Annotation(40L * Records.HERTZ + 1, AnnotationCode.NOISE, 0, 0, 0, ""),
            rhythm(70, "(XYZ"),
            rhythm(75, "(N")));
    return record.toString();
  }

  private static Annotation rhythm(long seconds, String aux) {
    return new Annotation(seconds * Records.HERTZ, AnnotationCode.RHYTHM, 0, 0, 0, aux);
  }

  @Test
  void everyRhythmIsARowByItsNameAndAllItsTimeIsAnswered(@TempDir Path folder) throws IOException {
    Run run = Run.of("evaluate", "track", record(folder), "--json");
    assertThat(run.err()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/labels").asText()).isEqualTo("cinc2017");
    JsonNode rows = json.at("/rhythms");
    assertThat(rows.findValuesAsText("rhythm")).containsExactly("N", "AFIB", "SVTA", "~", "XYZ");
    double[] seconds = {45, 30, 30, 10, 5};
    for (int r = 0; r < seconds.length; r++) {
      JsonNode row = rows.get(r);
      assertThat(row.at("/episodes").asInt()).isEqualTo(1);
      assertThat(row.at("/seconds").asDouble()).isCloseTo(seconds[r], within(0.01));
      double answered = row.at("/notNamed/seconds").asDouble();
      for (JsonNode called : row.at("/called")) {
        answered += called.at("/seconds").asDouble();
      }
      assertThat(answered).as(row.at("/rhythm").asText()).isCloseTo(seconds[r], within(0.02));
    }
    assertThat(rows.get(2).at("/class").asText()).isEqualTo("O");
    assertThat(rows.get(4).at("/class").isNull()).isTrue();
    // N is one rhythm with one class, so both countings meet.
    assertThat(json.at("/classes/0/bothSeconds").asDouble())
        .isCloseTo(rows.get(0).at("/called/0/seconds").asDouble(), within(1e-6));
  }

  @Test
  void theTablesNameTheMapping(@TempDir Path folder) throws IOException {
    Run run = Run.of("evaluate", "track", record(folder));
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("(cinc2017); +P is that of the class:")
        .containsPattern("SVTA +O +1 .* supraventricular tachycardia")
        .containsPattern("XYZ +- +1 +- +- +0\\.1 +- +-  not known")
        .containsPattern("~ +~ +1 .* marked as noisy in the lead")
        .contains("none: no rhythm was named there");
  }
}
