package io.github.clearbeat.command;

import io.github.clearbeat.analysis.LeadChoice;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what can be counted about each strip of recordings. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    header = "Count what can be counted about each strip of recordings.",
    description = {
      "",
      "Writes one row a strip: heart rate variability, disorder of the RR intervals, shapes of the"
          + " beats, and where the power lies. The last two columns say how many features could not"
          + " be known and are 0, and how many divisions by zero were kept within bounds.",
      "",
      "R peaks are detected over the whole recording. What is left at its end and shorter than a"
          + " strip is left out; a recording that is shorter than a strip gives one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat features mitdb/201",
      "  clearbeat features mitdb/201 --strip 30 --out features.csv",
      "  clearbeat features --list"
    })
final class FeaturesCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private LeadOption lead;

  @Parameters(
      paramLabel = "RECORD",
      arity = "0..*",
      description = "A path with or without extension, or a name such as mitdb/201.")
  private List<String> given = List.of();

  @Option(
      names = "--strip",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Length of a strip; default ${DEFAULT-VALUE}.")
  private double stripSeconds;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the table goes; without it to standard output.")
  private Path out;

  @Option(names = "--json", description = "Write JSON for scripts instead of CSV.")
  private boolean json;

  @Option(names = "--list", description = "Say what the features are and how they are computed.")
  private boolean list;

  FeaturesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      check(given.isEmpty(), "--list goes without RECORD");
      console.out().print(FeatureTable.definitions());
      return 0;
    }
    check(!given.isEmpty(), "missing RECORD, or --list");
    check(
        stripSeconds >= 1 && stripSeconds <= 3600,
        "--strip must be 1 to 3600 seconds, found " + Words.number(stripSeconds));
    FeatureTable table = json ? FeatureTable.json() : FeatureTable.csv();
    for (String one : given) {
      add(one, table);
    }
    if (out == null) {
      console.out().print(table.text());
    } else {
      write(table.text());
    }
    return 0;
  }

  private void add(String one, FeatureTable table) throws IOException {
    try (Recording recording = Recordings.open(DataRoot.resolve(one));
        Progress progress = Progress.of(console, "features", recording.sampleCount())) {
      LeadChoice choice = LeadChoice.of(recording, lead.name());
      Recordings.verify(recording);
      StripWalk walk = StripWalk.of(recording, choice.position(), stripSeconds);
      for (StripWalk.Strip strip = walk.next(); strip != null; strip = walk.next()) {
        table.add(recording.name(), choice.name(), strip);
        progress.stepBy(strip.samples().length());
      }
    }
  }

  private void write(String text) throws IOException {
    Path name = out.getFileName();
    check(name != null, "--out must name a file");
    Path folder = out.toAbsolutePath().getParent();
    try (Outputs outputs = Outputs.in(folder)) {
      Files.writeString(outputs.file(name.toString()), text);
      outputs.commit();
    }
    console.out().println("written to " + out);
  }

  private void check(boolean right, String what) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), what);
    }
  }
}
