package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.evaluation.Until;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which two annotators are compared, and over which span. */
final class AnnotatorOptions {
  private static final String RECORD_END = "record";
  private static final String REFERENCE_END = "reference";
  private static final String EITHER_END = "either";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REF", description = "The truth: a file or a folder.")
  private String reference;

  @Parameters(index = "1", paramLabel = "TEST", description = "What was found: likewise.")
  private String test;

  @Option(
      names = "--from",
      paramLabel = "T",
      defaultValue = "300",
      converter = Seconds.Converter.class,
      description =
          "Where counting begins: seconds, m:s or h:m:s; default ${DEFAULT-VALUE}, EC57's learning"
              + " period.")
  private Seconds from;

  @Option(
      names = "--until",
      paramLabel = "T",
      defaultValue = RECORD_END,
      description =
          "Where it ends: a time, record (its header's length, else the reference's end),"
              + " reference, or either (as soon as one file ends); default ${DEFAULT-VALUE}.")
  private String until;

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
      description = "The rate, where neither headers nor annotation files state it.")
  private Double hertz;

  @Option(
      names = "--skip-missing",
      description = "Leave out files of a folder that have no partner, and name them.")
  private boolean skipMissing;

  @Option(
      names = "--allow-empty",
      description = "Take an annotation file without any annotation as one without beats.")
  private boolean allowEmpty;

  /** Where counting begins, in seconds. */
  double fromSeconds() {
    return from.value();
  }

  /** The files that the user named. */
  AnnotatorFiles files() throws IOException {
    check(hertz == null || hertz > 0 && hertz < 1e9, "--hertz must be above 0");
    return AnnotatorFiles.of(reference, referenceExtension, test, testExtension, skipMissing);
  }

  /** Reads all of them; each is whole before the first is counted. */
  List<AnnotatorPair.Marks> read(AnnotatorFiles files, Progress progress) throws IOException {
    OptionalDouble given = hertz == null ? OptionalDouble.empty() : OptionalDouble.of(hertz);
    List<AnnotatorPair.Marks> all = new ArrayList<>();
    for (AnnotatorPair pair : files.pairs()) {
      all.add(pair.read(given, allowEmpty));
      progress.step();
    }
    return all;
  }

  /**
   * Where the comparison of a pair ends.
   *
   * @throws MalformedInputException if that is before it begins
   */
  Until until(AnnotatorPair.Marks marks) throws IOException {
    if (until.equals(REFERENCE_END)) {
      checkEnd(marks, lastOfReference(marks));
      return new Until.ReferenceEnds();
    } else if (until.equals(EITHER_END)) {
      checkEnd(marks, lastOfReference(marks));
      return new Until.EitherEnds();
    }
    long end = marks.samples().orElse(0);
    if (!until.equals(RECORD_END)) {
      end = Math.round(untilSeconds() * marks.hertz());
    } else if (end == 0) {
      checkEnd(marks, lastOfReference(marks));
      return new Until.ReferenceEnds();
    }
    checkEnd(marks, end);
    return new Until.Sample(end);
  }

  /** An empty file is one without beats, which ends nowhere. */
  private static long lastOfReference(AnnotatorPair.Marks marks) {
    List<Annotation> all = marks.reference();
    return all.isEmpty() ? Long.MAX_VALUE : all.get(all.size() - 1).sampleIndex();
  }

  private void checkEnd(AnnotatorPair.Marks marks, long end) throws MalformedInputException {
    if (end < Math.round(fromSeconds() * marks.hertz()) || end == 0) {
      throw new MalformedInputException(
          marks.files().reference().toString(),
          "the comparison ends at "
              + Words.duration(end / marks.hertz())
              + ", before it begins at "
              + Words.duration(fromSeconds())
              + ", expected a longer record or an earlier --from");
    }
  }

  private double untilSeconds() {
    try {
      return new Seconds.Converter().convert(until).value();
    } catch (TypeConversionException noTime) {
      throw new ParameterException(
          spec.commandLine(),
          "--until is '" + until + "', expected a time, record, reference or either");
    }
  }

  /** Refuses an option's value in one sentence. */
  void check(boolean right, String what) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), what);
    }
  }

  /** Whether the span is EC57's. */
  boolean isStandardSpan() {
    return fromSeconds() == BeatByBeat.STANDARD_FROM_SECONDS && until.equals(RECORD_END);
  }
}
