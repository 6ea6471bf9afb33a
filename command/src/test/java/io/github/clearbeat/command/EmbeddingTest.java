package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplainer;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.RecordingAnalyzer;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's example for people who embed Clearbeat: it compiles, runs, and is this text. */
class EmbeddingTest {
  private static final Path ROOT = Path.of("..");
  private final List<String> said = new ArrayList<>();

  @Test
  void tenLinesFromAFileToExplainedBeats() throws IOException {
    // README begins
    Model model = ModelFile.shipped("arrhythminet-v1");
    try (Recording recording = Recordings.open(Path.of("../demo/demo"))) {
      Analysis analysis = new RecordingAnalyzer(model).analyze(recording);
      for (ClassifiedBeat beat : analysis.beats()) {
        said.add(beat.seconds() + " s: " + beat.className() + " " + beat.probability());
      }
      SortedSet<Integer> chosen = new TreeSet<>(Set.of(3));
      BeatExplanation why = new BeatExplainer(analysis).explain(recording, chosen).get(0);
      said.add(why.segments().shares().toString());
    }
    // README ends
    assertThat(said).hasSizeBetween(95, 115);
    assertThat(said.get(said.size() - 1)).contains("QRS");
  }

  @Test
  void theReadmeShowsThisCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/github/clearbeat/command/EmbeddingTest.java"));
    String code =
        source.substring(
            source.indexOf("// README begins") + "// README begins".length(),
            source.indexOf("// README ends"));
    assertThat(normal(Files.readString(ROOT.resolve("README.md"))))
        .contains(normal(code.replace("../demo/demo", "demo/demo").replace("said.add(", "print(")));
  }

  private static String normal(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"))
        .replace("System.out.println(", "print(")
        .replace(".shares().toString());", ".shares());");
  }
}
