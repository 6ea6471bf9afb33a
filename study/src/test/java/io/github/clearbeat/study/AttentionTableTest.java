package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements planted so that every mean, difference and verdict is known. */
class AttentionTableTest {
  private static final List<Guidance> ALL = List.of(Guidance.HRV, Guidance.OFF, Guidance.RANDOM);

  /** By how much guided networks exceed the others. */
  private record Planted(double shown, double used) {}

  /** Forty patients, two seeds; what differs between patients is the same for all networks. */
  private static List<AttentionRow> rows(Planted planted) {
    List<AttentionRow> rows = new ArrayList<>();
    Random random = new Random(3);
    for (int patient = 0; patient < 40; patient++) {
      double level = 0.3 + 0.2 * random.nextDouble();
      for (Guidance guidance : ALL) {
        for (long seed = 1; seed <= 2; seed++) {
          boolean guided = guidance == Guidance.HRV;
          Map<AttentionMeasure, Double> values = new EnumMap<>(AttentionMeasure.class);
          for (AttentionMeasure measure : AttentionMeasure.values()) {
            double more = AttentionVerdict.USE.contains(measure) ? planted.used : 0;
            more = measure.kind() == AttentionMeasure.Kind.SHOWN ? planted.shown : more;
            double noise = 0.02 * random.nextGaussian();
            values.put(measure, level + noise + (guided ? more : 0));
          }
          values.put(AttentionMeasure.RIGHT, patient == 5 && guided ? 0.0 : 1.0);
          rows.add(
              new AttentionRow(
                  "set",
                  "r" + patient,
                  "p" + patient,
                  patient % 2 == 0 ? "SR" : "SB",
                  guidance,
                  seed,
                  patient % 2,
                  values));
        }
      }
    }
    return rows;
  }

  private static String verdict(Planted planted) {
    AttentionTable table = new AttentionTable(rows(planted));
    AttentionTable none = table.where(row -> false);
    return new AttentionVerdict(table, none, ALL).verdict();
  }

  @Test
  void whatIsPairedIsKnownBetterThanWhatIsNot() {
    AttentionTable table = new AttentionTable(rows(new Planted(0.3, 0)));
    Interval value = table.value(Guidance.HRV, AttentionMeasure.MAP_QRS);
    Interval difference = table.difference(Guidance.HRV, Guidance.OFF, AttentionMeasure.MAP_QRS);
    assertThat(difference.value()).isCloseTo(0.3, within(0.01));
    assertThat(difference.contains(0.3)).isTrue();
    assertThat(difference.high() - difference.low()).isLessThan(0.02);
    assertThat(value.high() - value.low()).isGreaterThan(0.03);
    assertThat(table.strips()).isEqualTo(40);
    assertThat(table.rightByAll().strips()).isEqualTo(39);
  }

  /** By hand: patient a has 1 and 3, b has 8: the mean is over rows, 4. */
  @Test
  void theMeanIsOverRowsAndWhatIsNotKnownDoesNotCount() {
    List<AttentionRow> rows = new ArrayList<>();
    double[] values = {1, 3, 8, Double.NaN};
    for (int i = 0; i < 4; i++) {
      rows.add(
          new AttentionRow(
              "set",
              "r" + i,
              i < 2 ? "a" : "b",
              "SR",
              Guidance.HRV,
              1,
              0,
              Map.of(AttentionMeasure.MAP_QRS, values[i])));
    }
    AttentionTable table = new AttentionTable(rows);
    assertThat(table.value(Guidance.HRV, AttentionMeasure.MAP_QRS).value()).isEqualTo(4);
    assertThat(table.value(Guidance.HRV, AttentionMeasure.MAP_P).value()).isNaN();
    assertThat(table.patients()).isEqualTo(2);
  }

  @Test
  void theVerdictFollowsTheNumbers() {
    assertThat(verdict(new Planted(0.3, 0))).contains("none of 11 measures finds a change");
    assertThat(verdict(new Planted(0.3, 0.03))).contains("changes little").contains("+30");
    assertThat(verdict(new Planted(0.3, 0.2))).contains("changes both");
    assertThat(verdict(new Planted(0, 0))).contains("changes neither");
  }

  /** Seed 1 gains 0.1, seed 2 loses 0.04: over patients that is sure, over seeds it is not. */
  @Test
  void whatSeedsDisagreeOnIsNoChange() {
    List<AttentionRow> rows = new ArrayList<>();
    for (AttentionRow row : rows(new Planted(0.3, 0))) {
      Map<AttentionMeasure, Double> values = new EnumMap<>(row.values());
      double more = row.seed() == 1 ? 0.1 : -0.04;
      if (row.guidance() == Guidance.HRV) {
        values.merge(AttentionMeasure.EVIDENCE_QRS, more, Double::sum);
      }
      rows.add(
          new AttentionRow(
              row.set(),
              row.record(),
              row.patient(),
              row.className(),
              row.guidance(),
              row.seed(),
              row.fold(),
              values));
    }
    AttentionTable table = new AttentionTable(rows);
    Interval difference =
        table.difference(Guidance.HRV, Guidance.OFF, AttentionMeasure.EVIDENCE_QRS);
    assertThat(difference.low()).isPositive();
    assertThat(table.bySeed(Guidance.HRV, Guidance.OFF, AttentionMeasure.EVIDENCE_QRS).get(1))
        .isNegative();
    assertThat(new AttentionVerdict(table, table.where(row -> false), ALL).verdict())
        .contains("none of 11 measures finds a change");
  }

  @Test
  void thePageHoldsTheTables() {
    String page =
        new AttentionPage(
                new AttentionFile.Content("a form on a set", rows(new Planted(0.3, 0))),
                Map.of("sinus rhythm", "images/sr.png"),
                "one command",
                "another")
            .markdown();
    assertThat(page)
        .contains("Networks: a form on a set.")
        .contains("40 strips of 40 patients (SB 20, SR 20)")
        .contains("| | guided | unguided | random-guided | guided − unguided |")
        .contains("| map: energy inside QRS |")
        .contains("guidance makes maps of different classes more alike.")
        .contains("none differs between guided and unguided")
        .contains("### SB, 20 strips")
        .contains("39 strips (SB 19, SR 20).")
        .contains("![sinus rhythm](images/sr.png)")
        .doesNotContain("NaN")
        .doesNotContain("marked by hand");
  }

  @Test
  void whatIsWrittenIsReadBack(@TempDir Path folder) throws IOException {
    AttentionFile.Content content =
        new AttentionFile.Content("about this", rows(new Planted(0.3, 0)));
    Path file = folder.resolve("attention.tsv.gz");
    AttentionFile.write(file, content);
    assertThat(AttentionFile.read(file)).isEqualTo(content);
    assertThat(folder.toFile().list()).containsExactly("attention.tsv.gz");
  }

  @Test
  void aDamagedFileIsNamedInOneSentence(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("attention.tsv.gz");
    AttentionFile.write(file, new AttentionFile.Content("about this", rows(new Planted(0.3, 0))));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> AttentionFile.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("attention.tsv.gz: the file is cut short");
    Files.writeString(file, "no archive");
    assertThatThrownBy(() -> AttentionFile.read(file)).isInstanceOf(MalformedInputException.class);
  }
}
