package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Edition;
import io.github.clearbeat.evaluation.RunByRun;
import io.github.clearbeat.evaluation.RunKind;
import io.github.clearbeat.recording.BeatMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares runs of ectopic beats, as ANSI/AAMI EC57 and WFDB's rxr do. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    header = "Compare runs of ectopic beats (ANSI/AAMI EC57, as WFDB's rxr).",
    description = {
      "",
      "Couplets, short runs (3 to 5) and long runs (more than 5) of V and of S. REF and TEST are"
          + " annotation files, or folders whose files are matched by record name.",
      "",
      "Where flutter or fibrillation begins inside a run, rxr goes on counting beats; so does this,"
          + " unless --corrected makes that a long run."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate runs mitdb found",
      "  clearbeat evaluate runs mitdb found --corrected --json",
      "  clearbeat evaluate runs mitdb found --v-lines ve.txt --s-lines sve.txt"
    })
final class EvaluateRunsCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private AnnotatorOptions annotators;
  @Mixin private BeatSettingsOptions settings;
  @Mixin private ComparisonOutputs outputs;
  @Mixin private StripOptions strips;

  @Option(names = "--corrected", description = "Count as EC57 means it, without the faults of rxr.")
  private boolean corrected;

  @Option(
      names = "--list",
      description = "List every run of unequal length after the tables, as rxr -v does.")
  private boolean list;

  @Option(
      names = "--v-lines",
      paramLabel = "FILE",
      description = "Write the lines of rxr -L about V, its first file, for sumstats.")
  private Path ventricularLines;

  @Option(
      names = "--s-lines",
      paramLabel = "FILE",
      description = "Write the lines about S, its second file.")
  private Path supraventricularLines;

  EvaluateRunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    settings.check(annotators);
    AnnotatorFiles files = annotators.files();
    Edition edition = corrected ? Edition.CORRECTED : Edition.WFDB;
    boolean wfdbForms = ventricularLines != null || supraventricularLines != null;
    RunResults results = new RunResults(files.folders(), edition, settings.form(), list);
    try (Progress progress = Progress.of(console, "evaluate", files.pairs().size())) {
      for (AnnotatorPair.Marks marks : annotators.read(files, progress)) {
        for (BeatMapping mapping : settings.mappings(wfdbForms)) {
          RunByRun runs = RunByRun.like(settings.of(marks, annotators, mapping), edition);
          results.add(marks, runs.compare(marks.reference(), marks.test()));
        }
      }
    }
    outputs.hand(
        console,
        "clearbeat-runs-1",
        results,
        files,
        page -> new RunPage(results, strips).write(page),
        to -> {
          to.write(ventricularLines, results.lines(RunKind.VENTRICULAR));
          to.write(supraventricularLines, results.lines(RunKind.SUPRAVENTRICULAR));
        });
    return 0;
  }
}
