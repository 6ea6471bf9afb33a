package io.github.clearbeat.study.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.attribution.AttributionFindings.Asked;
import io.github.clearbeat.study.attribution.AttributionFindings.Curve;
import io.github.clearbeat.study.attribution.AttributionFindings.OfBeat;
import io.github.clearbeat.study.attribution.AttributionFindings.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Means by hand, the rule of the default, and the file. */
class AttributionTableTest {
  private static OfBeat row(
      String model, String method, String record, double line, double background, double sanity) {
    return new OfBeat(
        model,
        method,
        record,
        100,
        "V",
        Map.of(
            AttributionMeasure.DEGRADATION_LINE,
            line,
            AttributionMeasure.DEGRADATION_BACKGROUND,
            background,
            AttributionMeasure.SANITY,
            sanity,
            AttributionMeasure.RESIDUAL,
            Double.NaN));
  }

  private static AttributionFindings findings() {
    List<OfBeat> rows = new ArrayList<>();
    for (String record : List.of("mitdb/1", "mitdb/2", "mitdb/3")) {
      rows.add(row("a", "deep-shap", record, 0.2, 0.4, 0.1));
      rows.add(row("a", "occlusion", record, 0.5, 0.5, 0.9));
      rows.add(row("a", "slope", record, 0.9, 0.9, 1));
      rows.add(row("a", "gradient", record, 0.8, 0.8, 0));
      rows.add(row("a", "grad-cam", record, record.endsWith("1") ? 0.9 : 0, 0, 0.2));
      rows.add(row("b", "deep-shap", record, 0.0, 0.2, 0.1));
      rows.add(row("b", "occlusion", record, 0.1, 0.1, 0.4));
      rows.add(row("b", "slope", record, 0, 0, 1));
      rows.add(row("b", "gradient", record, 0, 0, 0));
      rows.add(row("b", "grad-cam", record, 0, 0, 0.2));
    }
    return new AttributionFindings(
        List.of(new Asked("a", "aa", "of DS2", 0, 2), new Asked("b", "bb", "of DS2", 3, 0)),
        rows,
        List.of(new Curve("a", "slope", "mprt", List.of("trained", "logits"), List.of(1.0, 0.5))),
        List.of(new Pair("a", "deep-shap", "slope", 0.25)));
  }

  @Test
  void meansAreOverBeatsAndIntervalsOverRecords() {
    AttributionTable table = new AttributionTable(findings());
    assertThat(table.beats("a")).containsExactly(3, 3);
    Interval even = table.interval("a", "deep-shap", AttributionMeasure.DEGRADATION_LINE);
    assertThat(even.value()).isCloseTo(0.2, within(1e-12));
    assertThat(even.high()).isCloseTo(0.2, within(1e-12));
    Interval uneven = table.interval("a", "grad-cam", AttributionMeasure.DEGRADATION_LINE);
    assertThat(uneven.value()).isCloseTo(0.3, within(1e-12));
    assertThat(uneven.low()).isZero();
    assertThat(uneven.high()).isGreaterThan(0.5);
    assertThat(table.mean("a", "grad-cam", AttributionMeasure.RESIDUAL)).isNaN();
    assertThat(table.median("a", "grad-cam", AttributionMeasure.DEGRADATION_LINE)).isZero();
    assertThat(table.likeness("a", "slope", "deep-shap")).isEqualTo(0.25);
    assertThat(table.likeness("a", "slope", "slope")).isEqualTo(1);
  }

  /**
   * Degradation over both models: slope 0.45, gradient 0.4, occlusion 0.3 with likeness 0.65 to
   * random weights, DeepSHAP 0.2 with 0.1. Controls and what random weights would draw cannot win.
   */
  @Test
  void theDefaultIsTheMostFaithfulThatNeedsItsWeights() {
    AttributionTable table = new AttributionTable(findings());
    assertThat(table.standings())
        .extracting(AttributionTable.Standing::method)
        .containsExactly("slope", "gradient", "occlusion", "deep-shap", "grad-cam");
    assertThat(table.standings().get(2).sane()).isFalse();
    assertThat(table.best().orElseThrow().method()).isEqualTo("deep-shap");
    assertThat(table.best().orElseThrow().degradation()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void ofAModelThatIsInTwoTheFirstCountsAndValuesStandApart() {
    AttributionFindings again =
        new AttributionFindings(
            List.of(new Asked("b", "new", "of DS2", 0, 0)),
            List.of(row("b", "values:deep-shap", "mitdb/9", 1, 1, 0)),
            List.of(),
            List.of());
    AttributionFindings all = again.andOtherModels(findings());
    assertThat(all.models()).extracting(Asked::sha256).containsExactly("new", "aa");
    assertThat(all.beats()).hasSize(16);
    assertThat(all.pairs()).hasSize(1);
    AttributionTable table = new AttributionTable(all);
    assertThat(table.methods("b")).isEmpty();
    assertThat(table.valueMethods("b")).containsExactly("values:deep-shap");
    assertThat(table.valueMethods("a")).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("found.tsv.gz");
    AttributionFile.write(file, findings());
    assertThat(AttributionFile.read(file)).isEqualTo(findings());
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aDamagedFileIsOneSentence(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("found.tsv.gz");
    AttributionFile.write(file, findings());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> AttributionFile.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("found.tsv.gz")
        .hasMessageContaining("cut short");
    try (var to = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      to.write(
          "model\ta\taa\tDS2\t0\t0\nbeat\ta\tslope\n"
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> AttributionFile.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith("found.tsv.gz line 2");
  }
}
