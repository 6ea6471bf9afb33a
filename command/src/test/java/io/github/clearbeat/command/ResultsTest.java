package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results document of the project, held against what is stored. */
class ResultsTest {
  private static final Path DOCS = Path.of("../docs");
  @TempDir Path folder;

  private static String page(Path file) throws IOException {
    return Files.readString(file).replaceAll("clearbeat \\d[^<\" ]*", "clearbeat");
  }

  @Test
  void theDocumentIsWhatTheCommandMakesOfWhatIsStored() throws IOException {
    Path made = folder.resolve("RESULTS.md");
    Run run =
        Run.of(
            "evaluate",
            "results",
            "--predictions",
            DOCS.resolve("predictions").toString(),
            "--out",
            made.toString());
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(made))
        .as("docs/RESULTS.md: make it again with ./clearbeat evaluate results")
        .isEqualTo(Files.readString(DOCS.resolve("RESULTS.md")));
    assertThat(page(folder.resolve("results.html")))
        .as("docs/results.html: make it again with ./clearbeat evaluate results")
        .isEqualTo(page(DOCS.resolve("results.html")));
  }

  @Test
  void everyModelThatComesWithTheProgramHasItsRow() throws IOException {
    List<String> rows =
        Files.readAllLines(DOCS.resolve("RESULTS.md")).stream()
            .filter(line -> line.startsWith("| "))
            .toList();
    List<String> ids = new ArrayList<>(ModelFile.shipped());
    ids.addAll(ModelFile.shippedRhythms());
    assertThat(ids)
        .allSatisfy(id -> assertThat(rows).as(id).anyMatch(row -> row.contains("| " + id + " | ")));
    assertThat(rows)
        .as("the default model at our own R peaks")
        .anyMatch(row -> row.matches("\\| " + ModelOption.DEFAULT + " \\|.*\\| our own \\|.*"));
  }

  /** Counts of other weights than the predictions that stand beside them. */
  @Test
  void whatDoesNotBelongTogetherIsRefusedAndNothingIsWritten() throws IOException {
    Path stored = Files.createDirectory(folder.resolve("stored"));
    String name = "arrhythminet-v2-seed1";
    try (Stream<Path> all = Files.list(DOCS.resolve("predictions"))) {
      for (Path file : all.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
        Files.copy(file, stored.resolve(file.getFileName()));
      }
    }
    Path counts = stored.resolve(name + ".counts.tsv");
    Files.writeString(
        counts, Files.readString(counts).replaceFirst("sha256\t[0-9a-f]{8}", "sha256\t00000000"));
    Path made = folder.resolve("RESULTS.md");
    Run run =
        Run.of("evaluate", "results", "--predictions", stored.toString(), "--out", made.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(name + ".counts.tsv: these counts belong to other weights")
        .hasLineCount(1);
    assertThat(made).doesNotExist();
    assertThat(folder.resolve("results.html")).doesNotExist();
  }
}
