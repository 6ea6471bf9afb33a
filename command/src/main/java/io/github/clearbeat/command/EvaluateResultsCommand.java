package io.github.clearbeat.command;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.PredictionFile;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.ResultsPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the results document from stored predictions. */
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    header = "Make the results document from stored predictions.",
    description = {"", "Reads every .predictions file of a folder; trains and predicts nothing."},
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

  EvaluateResultsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(predictions)) {
      files = all.filter(file -> file.toString().endsWith(".predictions")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new MalformedInputException(
          predictions.toString(), "there is no .predictions file in this folder");
    }
    List<Predictions> read = new ArrayList<>();
    for (Path file : files) {
      read.add(PredictionFile.read(file));
    }
    byte[] page = new ResultsPage(read).markdown().getBytes(StandardCharsets.UTF_8);
    Path folder = out.toAbsolutePath().getParent();
    try (Outputs outputs = Outputs.in(folder)) {
      Files.write(outputs.file(out.getFileName().toString()), page);
      outputs.commit();
    }
    console.out().println(files.size() + " predictions, written to " + out);
    return 0;
  }
}
