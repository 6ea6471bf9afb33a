package io.github.clearbeat.command;

import io.github.clearbeat.analysis.LeadChoice;
import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds R peaks and writes them as annotation files. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    header = "Find the R peaks of recordings and write them as annotation files.",
    description = {"", "Writes DIR/NAME.qrs for each recording, which all WFDB tools read."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat detect mitdb/208 --out found",
      "  clearbeat detect holter.hea --lead V5",
      "  clearbeat evaluate beats mitdb found"
    })
final class DetectCommand implements Callable<Integer> {
  private static final double LOWEST_HERTZ = 80;

  private final Console console;
  @Mixin private RecordArguments records;
  @Mixin private LeadOption lead;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the annotation files go; without it the current folder.")
  private Path out;

  DetectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (Progress progress = Progress.of(console, "detect", records.given().size())) {
      for (Map.Entry<String, Path> record : records.byName().entrySet()) {
        try (Recording recording = Recordings.open(record.getValue())) {
          detect(recording);
        }
        progress.step();
      }
    }
    return 0;
  }

  private void detect(Recording recording) throws IOException {
    LeadChoice choice = LeadChoice.of(recording, lead.name());
    Recordings.verify(recording);
    if (!(recording.hertz() >= LOWEST_HERTZ)) {
      throw new MalformedInputException(
          recording.name(),
          "the rate is "
              + Words.number(recording.hertz())
              + " Hz, expected at least "
              + Words.number(LOWEST_HERTZ)
              + " Hz to find R peaks");
    }
    List<Annotation> found = new ArrayList<>();
    Consumer<Beat> take =
        beat -> found.add(Annotation.of(beat.sampleIndex(), AnnotationCode.NORMAL));
    RPeakDetector detector = new RPeakDetector(recording.hertz());
    recording.read(
        choice.position(), 0, recording.sampleCount(), block -> detector.push(block, take));
    detector.finish(take);
    Path file = out.resolve(recording.name() + ".qrs");
    try (Outputs outputs = Outputs.in(out)) {
      AnnotationFile.write(outputs.file(file.getFileName().toString()), recording.hertz(), found);
      outputs.commit();
    }
    console
        .out()
        .println(
            recording.name()
                + ": "
                + Words.count(found.size(), "beat")
                + " in lead "
                + choice.name()
                + ", written to "
                + file);
  }
}
