package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Edition;
import io.github.clearbeat.evaluation.EpisodeByEpisode;
import io.github.clearbeat.evaluation.EpisodeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares episodes of fibrillation, as ANSI/AAMI EC57 and WFDB's epicmp do. */
@Command(
    name = "episodes",
    mixinStandardHelpOptions = true,
    header = "Compare episodes of AF and VF (ANSI/AAMI EC57, as WFDB's epicmp).",
    description = {
      "",
      "Atrial fibrillation is what rhythm annotations (AFIB mark, ventricular flutter or"
          + " fibrillation what [ and ] enclose. Any overlap finds an episode; durations count by"
          + " time. REF and TEST are annotation files, or folders whose files are matched by record"
          + " name."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate episodes mitdb found --test-ext clb",
      "  clearbeat evaluate episodes mitdb found --minimum 60 --json"
    })
final class EvaluateEpisodesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private AnnotatorOptions annotators;
  @Mixin private ComparisonOutputs outputs;
  @Mixin private StripOptions strips;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text for people, or standard or lines as epicmp; default ${DEFAULT-VALUE}.")
  private TableForm form;

  @Option(
      names = "--minimum",
      paramLabel = "T",
      defaultValue = "0",
      converter = Seconds.Converter.class,
      description = "Leave shorter episodes out, as epicmp -i; default ${DEFAULT-VALUE}.")
  private Seconds minimum;

  @Option(
      names = "--ignore-short",
      description = "With --minimum, shorter ones are no overlap either, as epicmp -I.")
  private boolean ignoreShort;

  @Option(
      names = "--exclude-flutter",
      description =
          "Atrial flutter of the reference is neither right nor wrong, as EC38:1998 and epicmp -x.")
  private boolean excludeFlutter;

  @Option(
      names = "--corrected",
      description = "With --exclude-flutter, count durations without the fault of epicmp.")
  private boolean corrected;

  @Option(
      names = "--af-lines",
      paramLabel = "FILE",
      description = "Write the lines of epicmp -l -A, for sumstats.")
  private Path atrialLines;

  @Option(
      names = "--vf-lines",
      paramLabel = "FILE",
      description = "Write the lines of epicmp -l -V.")
  private Path ventricularLines;

  EvaluateEpisodesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    annotators.check(form != TableForm.CONDENSED, "--format must be text, standard or lines");
    AnnotatorFiles files = annotators.files();
    EpisodeResults results =
        new EpisodeResults(files.folders(), annotators.fromSeconds(), excludeFlutter, form);
    try (Progress progress = Progress.of(console, "evaluate", files.pairs().size())) {
      for (AnnotatorPair.Marks marks : annotators.read(files, progress)) {
        EpisodeByEpisode settings = settings(marks);
        for (EpisodeKind kind : EpisodeResults.KINDS) {
          results.add(kind, marks, settings.compare(kind, marks.reference(), marks.test()));
        }
      }
    }
    outputs.hand(
        console,
        "clearbeat-episodes-1",
        results,
        files,
        page -> new EpisodePage(results, strips).write(page),
        to -> {
          to.write(atrialLines, results.lines(EpisodeKind.ATRIAL_FIBRILLATION));
          to.write(ventricularLines, results.lines(EpisodeKind.VENTRICULAR_FIBRILLATION));
        });
    return 0;
  }

  private EpisodeByEpisode settings(AnnotatorPair.Marks marks) throws IOException {
    double hertz = marks.hertz();
    return new EpisodeByEpisode(
        hertz,
        hertz,
        Math.round(annotators.fromSeconds() * hertz),
        annotators.until(marks),
        Math.round(minimum.value() * hertz),
        ignoreShort,
        excludeFlutter,
        corrected ? Edition.CORRECTED : Edition.WFDB);
  }
}
