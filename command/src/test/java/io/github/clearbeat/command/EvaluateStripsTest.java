package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.recording.Rhythm;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluateStripsTest {
  private static final Set<Rhythm> SINUS = Set.of(Rhythm.SINUS_RHYTHM);

  private static StripEntry entry(Set<Rhythm> rhythms, String... further) {
    return new StripEntry("set", "1", "1", OptionalInt.empty(), rhythms, List.of(further));
  }

  @Test
  void labelsSayWhichClassesCannotBeThere() {
    assertThat(StripBeats.kind(entry(Set.of(Rhythm.ATRIAL_FIBRILLATION))))
        .contains(StripBeats.Kind.FIBRILLATION);
    assertThat(StripBeats.kind(entry(SINUS, "NORM"))).contains(StripBeats.Kind.SINUS);
    assertThat(StripBeats.kind(entry(SINUS, "PAC"))).contains(StripBeats.Kind.SUPRAVENTRICULAR);
    assertThat(StripBeats.kind(entry(SINUS, "Atrial extrasystole: undefined")))
        .contains(StripBeats.Kind.SUPRAVENTRICULAR);
    assertThat(StripBeats.kind(entry(SINUS, "PVC"))).contains(StripBeats.Kind.VENTRICULAR);
    assertThat(StripBeats.kind(entry(SINUS, "Ventricular extrasystole, localisation: RVOT")))
        .contains(StripBeats.Kind.VENTRICULAR);
    assertThat(StripBeats.kind(entry(SINUS, "PAC", "PVC"))).isEmpty();
    assertThat(StripBeats.kind(entry(SINUS, "UNIpolar atrial pacing"))).isEmpty();
    assertThat(StripBeats.kind(entry(Set.of(Rhythm.OTHER_RHYTHM)))).isEmpty();
    assertThat(StripBeats.kind(entry(Set.of()))).isEmpty();
  }

  @Test
  void sharesAreOfWhatWasFoundAndTheirIntervalsHoldThem() throws IOException {
    assumeTrue(
        Files.isDirectory(DataRoot.folder().resolve("ludb")),
        "ludb is not in the data folder: skipped");
    Run run = Run.of("evaluate", "strips", "--data", "ludb", "--json");
    assertThat(run.err()).isEmpty();
    JsonNode rows = new ObjectMapper().readTree(run.out()).at("/strips");
    assertThat(rows.findValuesAsText("labelled"))
        .containsExactly(
            "atrial fibrillation", "sinus rhythm", "sinus rhythm, PAC", "sinus rhythm, PVC");
    assertThat(rows.at("/0/strips").asInt()).isEqualTo(15);
    for (JsonNode row : rows) {
      double share = 100.0 * row.at("/beatsS").asInt() / row.at("/beats").asInt();
      assertThat(row.at("/beatsSPercent/value").asDouble()).isCloseTo(share, within(1e-9));
      assertThat(share)
          .isBetween(
              row.at("/beatsSPercent/low").asDouble(), row.at("/beatsSPercent/high").asDouble());
      assertThat(row.at("/stripsWithS").asInt()).isLessThanOrEqualTo(row.at("/beatsS").asInt());
    }
    // Strips that are labelled so hold such beats far more often than those that are not.
    assertThat(rows.at("/3/stripsWithVPercent/value").asDouble())
        .isGreaterThan(3 * rows.at("/1/stripsWithVPercent/value").asDouble());
    assertThat(rows.at("/2/stripsWithSPercent/value").asDouble())
        .isGreaterThan(3 * rows.at("/1/stripsWithSPercent/value").asDouble());
  }

  @Test
  void anUnknownDataSetIsNamed() {
    Run run = Run.of("evaluate", "strips", "--data", "mitdb");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("--data: there is no data set mitdb, expected some of [ptbxl_lead2, ludb, cinc");
  }
}
