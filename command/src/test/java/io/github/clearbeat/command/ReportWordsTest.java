package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.study.attribution.AttributionFile;
import io.github.clearbeat.study.attribution.AttributionMeasure;
import io.github.clearbeat.study.attribution.AttributionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What report.jte says of explanations under "Why these classes", held against what is stored. */
class ReportWordsTest {
  private static final List<String> CONTROLS = List.of("gradient", "slope", "r-peak", "random");
  private static final Path DOCS = Path.of("../docs");
  private static AttributionTable table;

  @BeforeAll
  static void read() throws IOException {
    table =
        new AttributionTable(AttributionFile.read(DOCS.resolve("measured/explanations.tsv.gz")));
  }

  private static List<String> models(boolean toldValues) {
    return table.findings().models().stream()
        .map(model -> model.id())
        .filter(id -> table.valueMethods(id).isEmpty() != toldValues)
        .toList();
  }

  /** How many of a model's methods degrade faster than |dV/dt|, as a part of all. */
  private static double better(String model, AttributionMeasure measure) {
    double slope = table.mean(model, "slope", measure);
    List<String> methods =
        table.methods(model).stream().filter(m -> !CONTROLS.contains(m)).toList();
    return methods.stream().filter(m -> table.mean(model, m, measure) > slope).count()
        / (double) methods.size();
  }

  @Test
  void ofNetworksThatSeeTheBeatAloneFewMethodsBeatTheSlopeWithALineAndMostWithTheBackground() {
    assertThat(models(false))
        .isNotEmpty()
        .allSatisfy(
            model -> {
              assertThat(better(model, AttributionMeasure.DEGRADATION_LINE))
                  .as("%s with a line", model)
                  .isLessThan(0.5);
              assertThat(better(model, AttributionMeasure.DEGRADATION_BACKGROUND))
                  .as("%s with the background", model)
                  .isGreaterThan(0.5);
            });
  }

  @Test
  void ofNetworksOfNeighbouringBeatsNoTenthOfTheBeatDecides() {
    assertThat(models(true).stream().filter(model -> model.startsWith("beat-light")))
        .isNotEmpty()
        .allSatisfy(
            model -> {
              assertThat(table.mean(model, "deep-shap", AttributionMeasure.DROP_LINE))
                  .as("%s, lost with a line", model)
                  .isLessThan(0.1);
              assertThat(table.mean(model, "deep-shap", AttributionMeasure.DROP_BACKGROUND))
                  .as("%s, lost with the background", model)
                  .isLessThan(0.1);
            });
  }

  @Test
  void otherSeedsSayTheSameOfTermsMoreThanOfSamples() {
    assertThat(models(true))
        .isNotEmpty()
        .allSatisfy(
            model ->
                assertThat(table.mean(model, "values:deep-shap", AttributionMeasure.SEEDS_TERMS))
                    .as(model)
                    .isGreaterThan(0.7)
                    .isGreaterThan(table.mean(model, "deep-shap", AttributionMeasure.SEEDS)));
  }

  @Test
  void shapGivesTheQrsComplexOfVBeatsMoreThanTheTWaveAndGradCamNotAlways() {
    List<String> models =
        table.findings().models().stream()
            .map(model -> model.id())
            .filter(id -> !table.methods(id).isEmpty())
            .toList();
    assertThat(models).allSatisfy(m -> assertThat(tToQrs(m, "deep-shap")).as(m).isLessThan(1));
    assertThat(models).anySatisfy(m -> assertThat(tToQrs(m, "grad-cam")).isGreaterThan(1));
    assertThat(degradation("grad-cam")).isLessThan(degradation("deep-shap"));
  }

  /** The document itself, but for the line that says by which files it was made. */
  @Test
  void theDocumentIsWhatTheCommandMakesOfWhatIsStored(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("EXPLANATIONS.md");
    Run run =
        Run.of(
            "evaluate",
            "explanations",
            "--from",
            DOCS.resolve("measured/explanations.tsv.gz").toString(),
            "--chosen",
            DOCS.resolve("measured/explanations-ds1.tsv.gz").toString(),
            "--page",
            page.toString());
    assertThat(run.err()).isEmpty();
    assertThat(lines(page))
        .as("docs/EXPLANATIONS.md: make it again by the command in its first lines")
        .isEqualTo(lines(DOCS.resolve("EXPLANATIONS.md")));
  }

  private static List<String> lines(Path page) throws IOException {
    return Files.readAllLines(page).stream().filter(line -> !line.startsWith("Made by")).toList();
  }

  private static double tToQrs(String model, String method) {
    return table.mean(model, method, "V", AttributionMeasure.SHARE_T)
        / table.mean(model, method, "V", AttributionMeasure.SHARE_QRS);
  }

  private static double degradation(String method) {
    return table.standings().stream()
        .filter(standing -> standing.method().equals(method))
        .findFirst()
        .orElseThrow()
        .degradation();
  }
}
