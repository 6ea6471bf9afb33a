package io.github.clearbeat.command;

import io.github.clearbeat.model.ModelFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyses the recording that comes with the program. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Analyse the real one-minute recording that comes with the program.",
    description = {
      "",
      "Writes the recording and all that 'analyze' writes, and says where the report lies."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat demo", "  clearbeat demo --out here"})
final class DemoCommand implements Callable<Integer> {
  private static final String NAME = "demo";
  private static final List<String> FILES = List.of("demo.hea", "demo.dat", "demo.atr");

  private final Console console;

  @Mixin private RhythmModelOption rhythm;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "clearbeat-demo",
      description = "Where the outputs go; default ${DEFAULT-VALUE}.")
  private Path out;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    AnalyzeCommand.Task task =
        new AnalyzeCommand.Task(
            ModelFile.shipped(ModelOption.DEFAULT),
            rhythm.model(),
            Optional.empty(),
            0,
            Double.POSITIVE_INFINITY,
            Optional.empty(),
            true);
    Path recording = copyTo(out);
    try (Progress progress = Progress.of(console, NAME, 1)) {
      RecordAnalysis analysis =
          new RecordAnalysis(task, recording, out, Optional.empty(), progress);
      console.out().print(analysis.call().text());
    }
    Path report = out.resolve("report.html").toAbsolutePath().normalize();
    console.out().println("  open " + report.toUri());
    return 0;
  }

  /** Copies the demo recording into a folder; its path there. */
  static Path copyTo(Path folder) throws IOException {
    try (Outputs outputs = Outputs.in(folder)) {
      for (String file : FILES) {
        copy(file, outputs.file(file));
      }
      outputs.commit();
    }
    return folder.resolve(NAME);
  }

  private static void copy(String name, Path to) throws IOException {
    try (InputStream from = DemoCommand.class.getResourceAsStream("demo/" + name)) {
      if (from == null) {
        throw new FileNotFoundException(name + ": the program was built without it");
      }
      Files.write(to, from.readAllBytes());
    }
  }
}
