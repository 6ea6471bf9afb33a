package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Edition;
import io.github.clearbeat.evaluation.MeasurementByMeasurement;
import io.github.clearbeat.evaluation.MeasurementErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares heart rates and other measurements, as ANSI/AAMI EC57 and WFDB's mxm do. */
@Command(
    name = "rates",
    mixinStandardHelpOptions = true,
    header = "Compare heart rates or other measurements (ANSI/AAMI EC57, as WFDB's mxm).",
    description = {
      "",
      "A measurement is an annotation = whose text begins with a number, such as a heart rate. Each"
          + " of TEST is compared with the nearest of REF in time. REF and TEST are annotation"
          + " files, or folders whose files are matched by record name."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate rates truth found --ref-ext hr --test-ext hr",
      "  clearbeat evaluate rates truth/100.hr found/100.hr --unnormalized --json"
    })
final class EvaluateRatesCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private AnnotatorOptions annotators;
  @Mixin private ComparisonOutputs outputs;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text for people, or standard or lines as mxm; default ${DEFAULT-VALUE}.")
  private TableForm form;

  @Option(
      names = "--subtype",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which measurements, by their subtype, as mxm -m; default ${DEFAULT-VALUE}.")
  private int subtype;

  @Option(
      names = "--unnormalized",
      description = "Give the error in the measurements' unit, not in per cent, as mxm -u.")
  private boolean unnormalized;

  @Option(
      names = "--corrected",
      description = "Compare every measurement once, without the faults of mxm.")
  private boolean corrected;

  @Option(
      names = "--lines",
      paramLabel = "FILE",
      description = "Write the lines of mxm -l, for sumstats.")
  private Path lines;

  EvaluateRatesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    annotators.check(form != TableForm.CONDENSED, "--format must be text, standard or lines");
    annotators.check(subtype >= -128 && subtype <= 127, "--subtype must be -128 to 127");
    AnnotatorFiles files = annotators.files();
    Edition edition = corrected ? Edition.CORRECTED : Edition.WFDB;
    RateResults results = new RateResults(files.folders(), subtype, edition, !unnormalized, form);
    try (Progress progress = Progress.of(console, "evaluate", files.pairs().size())) {
      for (AnnotatorPair.Marks marks : annotators.read(files, progress)) {
        for (GivenRates given : GivenRates.both(marks, subtype)) {
          given.check(corrected);
          files = given.remark().map(files::with).orElse(files);
        }
        results.add(marks, compare(marks, edition));
      }
    }
    outputs.hand(
        console,
        "clearbeat-rates-1",
        results,
        files,
        page -> new RatePage(results).write(page),
        to -> to.write(lines, results.lines()));
    return 0;
  }

  private MeasurementErrors compare(AnnotatorPair.Marks marks, Edition edition) throws IOException {
    double hertz = marks.hertz();
    long from = Math.round(annotators.fromSeconds() * hertz);
    return new MeasurementByMeasurement(
            hertz, hertz, from, annotators.until(marks), subtype, edition)
        .compare(marks.reference(), marks.test());
  }
}
