package io.github.clearbeat.command;

import io.github.clearbeat.recording.BeatMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares beats one by one, as ANSI/AAMI EC57 and WFDB's bxb do. */
@Command(
    name = "beats",
    mixinStandardHelpOptions = true,
    header = "Compare two annotators beat by beat (ANSI/AAMI EC57, as WFDB's bxb).",
    description = {
      "",
      "REF and TEST are annotation files, or folders whose files are matched by record name. The"
          + " rate and the length come from a header beside either, else the rate from the"
          + " annotation files or --hertz.",
      "",
      "Beats count from 5:00 on, as EC57 has it, and pair within 150 ms, rounded down to whole"
          + " samples. Other settings are marked non-standard."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate beats mitdb/100.atr found/100.qrs",
      "  clearbeat evaluate beats mitdb found --html page.html --csv table.csv",
      "  clearbeat evaluate beats mitdb found --format lines    # as bxb -L",
      "  clearbeat evaluate beats mitdb found --lines beats.txt --shutdown-lines sd.txt",
      "  clearbeat evaluate beats mitdb found --window 50 --json"
    })
final class EvaluateBeatsCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private AnnotatorOptions annotators;
  @Mixin private BeatSettingsOptions settings;
  @Mixin private ComparisonOutputs outputs;
  @Mixin private StripOptions strips;

  @Option(
      names = "--without-s",
      description = "In WFDB's forms, count S as N, as with bxb's -s, -c and -l.")
  private boolean withoutS;

  @Option(
      names = "--list",
      description = "List every disagreement after the tables, as bxb -v does.")
  private boolean list;

  @Option(
      names = "--lines",
      paramLabel = "FILE",
      description = "Write the lines of bxb -L (or -l), its first file, for sumstats.")
  private Path lines;

  @Option(
      names = "--shutdown-lines",
      paramLabel = "FILE",
      description = "Write the lines about shutdown, its second file.")
  private Path shutdownLines;

  EvaluateBeatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    settings.check(annotators);
    AnnotatorFiles files = annotators.files();
    List<BeatMapping> mappings = settings.mappings(lines != null || shutdownLines != null);
    BeatResults results =
        new BeatResults(
            files.folders(), annotators.isStandardSpan(), settings.form(), !withoutS, list);
    try (Progress progress = Progress.of(console, "evaluate", files.pairs().size())) {
      for (AnnotatorPair.Marks marks : annotators.read(files, progress)) {
        for (BeatMapping mapping : mappings) {
          results.add(
              marks,
              settings.of(marks, annotators, mapping).compare(marks.reference(), marks.test()));
        }
      }
    }
    outputs.hand(
        console,
        "clearbeat-beats-1",
        results,
        files,
        page -> new BeatPage(results, strips).write(page),
        to -> {
          to.write(lines, lines == null ? "" : results.lines());
          to.write(shutdownLines, shutdownLines == null ? "" : results.shutdownLines());
        });
    return 0;
  }
}
