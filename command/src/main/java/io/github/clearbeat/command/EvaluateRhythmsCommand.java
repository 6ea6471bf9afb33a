package io.github.clearbeat.command;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.RhythmPage;
import io.github.clearbeat.study.RhythmPredictionFile;
import io.github.clearbeat.study.RhythmPredictions;
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

/** Makes the document of rhythm results from stored predictions. */
@Command(
    name = "rhythms",
    mixinStandardHelpOptions = true,
    header = "Make the document of rhythm results from stored predictions.",
    description = {
      "",
      "Reads every .tsv.gz file of a folder, of networks as of baselines; trains and predicts"
          + " nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate rhythms",
      "  clearbeat evaluate rhythms --predictions trained --out mine.md"
    })
final class EvaluateRhythmsCommand implements Callable<Integer> {
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
      defaultValue = "docs/RHYTHM.md",
      description = "The document, Markdown; default ${DEFAULT-VALUE}.")
  private Path out;

  EvaluateRhythmsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(predictions)) {
      throw new MalformedInputException(predictions.toString(), "there is no such folder");
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(predictions)) {
      files = all.filter(file -> file.toString().endsWith(".tsv.gz")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new MalformedInputException(
          predictions.toString(), "there is no .tsv.gz file in this folder");
    }
    List<RhythmPredictions> read = new ArrayList<>();
    for (Path file : files) {
      read.add(RhythmPredictionFile.read(file));
    }
    byte[] page = new RhythmPage(read).markdown().getBytes(StandardCharsets.UTF_8);
    try (Outputs outputs = Outputs.in(out.toAbsolutePath().getParent())) {
      Files.write(outputs.file(out.getFileName().toString()), page);
      outputs.commit();
    }
    console.out().println(files.size() + " predictions, written to " + out);
    return 0;
  }
}
