package io.github.clearbeat.command;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.RhythmPredictionFile;
import io.github.clearbeat.study.RhythmPredictions;
import io.github.clearbeat.study.results.ResultsDocument;
import io.github.clearbeat.study.results.ResultsPage;
import io.github.clearbeat.study.scoring.DetectedCounts;
import io.github.clearbeat.study.scoring.PeakCounts;
import io.github.clearbeat.study.scoring.StoredNoise;
import io.github.clearbeat.study.scoring.StoredPredictions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the results document from stored predictions. */
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    header = "Make the results document from stored predictions.",
    description = {
      "",
      "Reads every .predictions, .counts.tsv, .noise.tsv, .tsv.gz and r-peaks-*.csv file of a folder (beats at the"
          + " reference's R peaks, at our own, with noise, strips, R peaks); trains and predicts nothing. Writes"
          + " Markdown and a page."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate results",
      "  clearbeat evaluate results --predictions trained --out mine.md"
    })
final class EvaluateResultsCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--predictions",
      paramLabel = "DIR",
      defaultValue = "docs/predictions",
      description = "Where they lie; default ${DEFAULT-VALUE}.")
  private Path predictions;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "docs/RESULTS.md",
      description = "The document, Markdown; default ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "The page; default results.html beside the document.")
  private Path html;

  EvaluateResultsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(predictions)) {
      throw new MalformedInputException(predictions.toString(), "there is no such folder");
    }
    StoredPredictions stored = StoredPredictions.in(predictions);
    List<DetectedCounts> counts = new ArrayList<>();
    for (Path file : files(DetectedCounts.ENDING)) {
      DetectedCounts read = DetectedCounts.read(file);
      check(file, read.model(), read.protocol(), read.seed(), read.sha256(), stored.all());
      counts.add(read);
    }
    List<StoredNoise> noise = new ArrayList<>();
    for (Path file : files(StoredNoise.ENDING)) {
      StoredNoise read = StoredNoise.read(file);
      check(file, read.model(), read.protocol(), read.seed(), read.sha256(), stored.all());
      noise.add(read);
    }
    List<RhythmPredictions> rhythms = new ArrayList<>();
    for (Path file : files(".tsv.gz")) {
      rhythms.add(RhythmPredictionFile.read(file));
    }
    List<PeakCounts> peaks = new ArrayList<>();
    for (Path file : files(".csv")) {
      if (PeakCounts.isNamed(file.getFileName().toString())) {
        peaks.add(PeakCounts.read(file));
      }
    }
    ResultsDocument document =
        new ResultsPage(stored.all(), counts, noise, rhythms, peaks, preparations(), rules())
            .document();
    Path page = html == null ? out.resolveSibling("results.html") : html;
    try (OutputFiles outputs = new OutputFiles()) {
      Files.write(outputs.file(out), document.markdown().getBytes(StandardCharsets.UTF_8));
      new ResultsHtml(document).write(outputs.file(page));
      outputs.commit();
    }
    int files = stored.all().size() + counts.size() + noise.size() + rhythms.size() + peaks.size();
    console.out().println(files + " predictions, written to " + out + " and " + page);
    return 0;
  }

  /** Which beats the models that come with the program name, by the hash of their weights. */
  private static Map<String, BeatAbstention> rules() throws IOException {
    Map<String, BeatAbstention> rules = new HashMap<>();
    for (String id : ModelFile.shipped()) {
      Model model = ModelFile.shipped(id);
      model.abstention().ifPresent(rule -> rules.put(model.sha256(), rule));
    }
    return rules;
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(predictions)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Counts, figures and predictions of one training must be of the same weights. */
  private static void check(
      Path file, String model, String protocol, long seed, String sha256, List<Predictions> all)
      throws MalformedInputException {
    for (Predictions one : all) {
      boolean same = one.model().equals(model) && one.protocol().equals(protocol);
      if (same && one.seed() == seed && !one.sha256().equals(sha256)) {
        throw new MalformedInputException(
            file.getFileName().toString(),
            "these counts belong to other weights than the stored predictions of "
                + model
                + ", seed "
                + seed);
      }
    }
  }

  private static Map<String, Preparation> preparations() throws IOException {
    Map<String, Preparation> preparations = new HashMap<>();
    for (String id : ModelFile.shipped()) {
      Model model = ModelFile.shipped(id);
      preparations.put(id, model.preparation());
    }
    return preparations;
  }
}
