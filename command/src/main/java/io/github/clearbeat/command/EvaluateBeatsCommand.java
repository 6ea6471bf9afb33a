package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.recording.BeatMapping;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares beats one by one, as ANSI/AAMI EC57 and WFDB's bxb do. */
@Command(
    name = "beats",
    mixinStandardHelpOptions = true,
    header = "Compare two annotators beat by beat (ANSI/AAMI EC57, as WFDB's bxb).",
    description = {
      "",
      "REF and TEST are annotation files, or folders whose files are matched by record name. The"
          + " rate comes from the annotation file, else from a header beside either, else from"
          + " --hertz.",
      "",
      "Beats count from 5:00 on, as EC57 has it, and pair within 150 ms. Other settings are marked"
          + " non-standard."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate beats mitdb/100.atr found/100.qrs",
      "  clearbeat evaluate beats mitdb found --mapping bxb",
      "  clearbeat evaluate beats mitdb found --window 50 --json"
    })
final class EvaluateBeatsCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REF", description = "The truth: a file or a folder.")
  private String reference;

  @Parameters(index = "1", paramLabel = "TEST", description = "What was found: likewise.")
  private String test;

  @Option(
      names = "--window",
      paramLabel = "MS",
      defaultValue = "150",
      description = "Match window in milliseconds; default ${DEFAULT-VALUE}.")
  private double windowMilliseconds;

  @Option(
      names = "--from",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Where counting begins; default ${DEFAULT-VALUE}.")
  private double fromSeconds;

  @Option(
      names = "--mapping",
      paramLabel = "NAME",
      description =
          "papers (escape beats e j n count as N) or bxb (they count as S); default both.")
  private BeatMapping mapping;

  @Option(
      names = "--ref-ext",
      paramLabel = "EXT",
      defaultValue = "atr",
      description = "Extension of the reference files in a folder; default ${DEFAULT-VALUE}.")
  private String referenceExtension;

  @Option(
      names = "--test-ext",
      paramLabel = "EXT",
      defaultValue = "qrs",
      description = "Extension of the test files in a folder; default ${DEFAULT-VALUE}.")
  private String testExtension;

  @Option(
      names = "--hertz",
      paramLabel = "HZ",
      description = "The rate, where neither annotation files nor headers state it.")
  private Double hertz;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  EvaluateBeatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    check(windowMilliseconds >= 0 && windowMilliseconds <= 1e6, "--window", "0 or more");
    check(fromSeconds >= 0 && fromSeconds <= 1e9, "--from", "0 or more");
    check(hertz == null || hertz > 0 && hertz < 1e9, "--hertz", "above 0");
    OptionalDouble rate = hertz == null ? OptionalDouble.empty() : OptionalDouble.of(hertz);
    BeatFiles files = BeatFiles.of(reference, referenceExtension, test, testExtension);
    List<BeatMapping> mappings = mapping == null ? List.of(BeatMapping.values()) : List.of(mapping);
    BeatResults results = new BeatResults(files.folders());
    try (Progress progress = Progress.of(console, "evaluate", files.pairs().size())) {
      for (BeatFiles.Pair pair : files.pairs()) {
        BeatFiles.Marks marks = pair.read(rate);
        for (BeatMapping one : mappings) {
          BeatByBeat settings =
              BeatByBeat.with(marks.hertz(), windowMilliseconds, fromSeconds, marks.until(), one)
                  .withTestHertz(marks.testHertz());
          results.add(pair, marks.compare(settings));
        }
        progress.step();
      }
    }
    if (!json) {
      files.remarks().forEach(remark -> console.err().println("clearbeat: " + remark));
    }
    console.out().print(json ? Json.of(results.values(files.remarks())) : results.text());
    return 0;
  }

  private void check(boolean right, String option, String expected) {
    if (!right) {
      throw new ParameterException(
          spec.commandLine(), String.format(Locale.ROOT, "%s must be %s", option, expected));
    }
  }
}
