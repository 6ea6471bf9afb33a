package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.study.AttentionFile;
import io.github.clearbeat.study.AttentionMeasure;
import io.github.clearbeat.study.AttentionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateAttentionTest {
  /** Three patients; guided maps have 0.2 more inside QRS than the 0.1, 0.2 and 0.3 of unguided. */
  private static String stored(Path folder) throws IOException {
    List<AttentionRow> rows = new ArrayList<>();
    for (int patient = 1; patient <= 3; patient++) {
      for (Guidance guidance : List.of(Guidance.HRV, Guidance.OFF)) {
        double value = 0.1 * patient + (guidance == Guidance.HRV ? 0.2 : 0);
        rows.add(
            new AttentionRow(
                "set",
                "r" + patient,
                "p" + patient,
                "SR",
                guidance,
                1,
                0,
                Map.of(
                    AttentionMeasure.RIGHT, 1.0,
                    AttentionMeasure.MAP_HRV, value,
                    AttentionMeasure.MAP_QRS, value)));
      }
    }
    Path file = folder.resolve("attention.tsv.gz");
    AttentionFile.write(file, new AttentionFile.Content("three strips", rows));
    return file.toString();
  }

  @Test
  void whatWasStoredIsToldAsTextAsJsonAndAsAPage(@TempDir Path folder) throws IOException {
    String file = stored(folder);
    Run text = Run.of("evaluate", "attention", "--from", file);
    assertThat(text.err()).isEmpty();
    assertThat(text.out())
        .contains("three strips", "set: 3 strips of 3 patients", "+0.200 (+0.200 to +0.200)");
    Run json = Run.of("evaluate", "attention", "--from", file, "--json");
    JsonNode set = new ObjectMapper().readTree(json.out()).at("/sets/0");
    assertThat(set.at("/patients").asInt()).isEqualTo(3);
    JsonNode measure =
        set.at("/measures").findParents("measure").stream()
            .filter(node -> node.at("/measure").asText().equals("map-qrs"))
            .findFirst()
            .orElseThrow();
    assertThat(measure.at("/values/hrv/value").asDouble()).isBetween(0.399, 0.401);
    assertThat(measure.at("/differences/hrv - off/low").asDouble()).isBetween(0.199, 0.201);
    Path page = folder.resolve("page.md");
    Run written = Run.of("evaluate", "attention", "--from", file, "--page", page.toString());
    assertThat(written.out()).contains("written to ");
    assertThat(Files.readString(page)).contains("| map: energy inside QRS | 0.40 (0.30–0.50) |");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("attention.tsv.gz", "page.md");
  }

  @Test
  void wrongOptionsAreNamed(@TempDir Path folder) {
    assertThat(Run.of("evaluate", "attention", "--guidance", "hrv,tea").err())
        .contains("there is no guidance tea");
    assertThat(Run.of("evaluate", "attention", "--seeds", "0").err())
        .contains("seeds, folds, epochs and strips must be at least 1");
    Run missing = Run.of("evaluate", "attention", "--from", folder.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("none");
  }
}
