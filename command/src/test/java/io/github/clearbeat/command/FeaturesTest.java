package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesTest {
  @TempDir private Path folder;

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void oneRowAStripWithUnitsInTheHead() throws IOException {
    Records.write(folder, "one", 35);
    Run run = Run.of("features", in("one"), "--out", in("new/table.csv"));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();

    List<String> lines = Files.readAllLines(folder.resolve("new/table.csv"));
    assertThat(lines).hasSize(4); // the last five seconds are less than a strip
    List<String> head = List.of(lines.get(0).split(","));
    assertThat(head)
        .startsWith("record", "lead", "start [s]", "beats", "bpm [1/min]", "mean_nn [ms]")
        .contains("SDNN [ms]", "CVNN", "qrs_duration [ms]", "LF [ms²]")
        .endsWith("unknown", "clamped");
    for (int i = 1; i < 4; i++) {
      List<String> row = List.of(lines.get(i).split(","));
      assertThat(row).hasSameSizeAs(head).startsWith("one", "II", 10 * (i - 1) + "", "10");
      assertThat(value(head, row, "bpm [1/min]")).isCloseTo(60, within(0.5));
      assertThat(value(head, row, "mean_nn [ms]")).isCloseTo(1000, within(8.0));
      assertThat(value(head, row, "qrs_amplitude [mV]")).isCloseTo(1, within(0.1));
      assertThat(value(head, row, "t_amplitude [mV]")).isCloseTo(0.25, within(0.06));
      assertThat(value(head, row, "p_share [%]")).isGreaterThan(70);
    }
  }

  private static double value(List<String> head, List<String> row, String column) {
    return Double.parseDouble(row.get(head.indexOf(column)));
  }

  @Test
  void jsonSaysWhatTheFeaturesAre() throws IOException {
    Records.write(folder, "one", 12);
    Records.write(folder, "short", 4);
    Run run = Run.of("features", in("one"), in("short"), "--lead", "V1", "--strip", "6", "--json");
    assertThat(run.code()).isZero();

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/schema").asText()).isEqualTo("clearbeat-features-1");
    assertThat(json.at("/strips")).hasSize(3);
    assertThat(json.at("/strips/1/startSeconds").asDouble()).isEqualTo(6);
    assertThat(json.at("/strips/2/record").asText()).isEqualTo("short");
    assertThat(json.at("/strips/2/lead").asText()).isEqualTo("V1");
    assertThat(json.at("/strips/2/beats").asInt()).isEqualTo(4);
    assertThat(json.at("/strips/2/features")).hasSameSizeAs(json.at("/features"));
    assertThat(json.at("/strips/2/features/bpm").asDouble()).isCloseTo(60, within(1.0));
    assertThat(json.at("/features/4/name").asText()).isEqualTo("RMSSD");
    assertThat(json.at("/features/4/unit").asText()).isEqualTo("ms");
    assertThat(json.at("/features/4/group").asText()).isEqualTo("variability");
  }

  @Test
  void listSaysHowTheyAreComputed() {
    Run run = Run.of("features", "--list");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("variability\n  bpm [1/min] = 60000 / mean_nn\n", "irregularity\n", "spectrum\n");
  }
}
