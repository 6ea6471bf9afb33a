package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.RecordTiming;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Two annotation files of one record.
 *
 * @param record its name
 * @param reference the truth
 * @param test what was found
 */
record AnnotatorPair(String record, Path reference, Path test) {
  /** A file of so many seconds is one of a few beats. */
  private static final double FEW = 10;

  /** The reference annotator's name. */
  String referenceAnnotator() {
    return annotator(reference);
  }

  /** The test annotator's name. */
  String testAnnotator() {
    return annotator(test);
  }

  private static String annotator(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  static String recordName(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Both files as they are named in a sentence about both. */
  String both() {
    return reference + " and " + test;
  }

  /** The header beside the reference, else the one beside the test. */
  Optional<Path> header() {
    Optional<Path> first = headerBeside(reference);
    return first.isPresent() ? first : headerBeside(test);
  }

  private Optional<Path> headerBeside(Path file) {
    Path header = file.resolveSibling(recordName(file) + ".hea");
    return Files.isRegularFile(header) ? Optional.of(header) : Optional.empty();
  }

  /**
   * Reads both and brings them to the record's rate: that of the header, else of the files
   * themselves, else the one given.
   *
   * @param given the rate to take where nothing states it
   * @param allowEmpty whether a file may hold no mark at all
   * @throws MalformedInputException if one is empty, out of order or at odds with the other
   */
  Marks read(OptionalDouble given, boolean allowEmpty) throws IOException {
    AnnotationFile truth = AnnotationFile.read(reference);
    AnnotationFile found = AnnotationFile.read(test);
    check(reference, truth, allowEmpty);
    check(test, found, allowEmpty);
    Optional<RecordTiming> beside = timing(reference);
    Optional<RecordTiming> besideTest = timing(test);
    checkRates(beside, besideTest);
    Optional<RecordTiming> header = beside.isPresent() ? beside : besideTest;
    double hertz = rate(hertz(header), truth.hertz(), found.hertz(), given);
    checkGiven(given, hertz, header.isPresent());
    List<Annotation> truths = at(hertz, truth.annotations(), truth.hertz().orElse(hertz));
    List<Annotation> founds = at(hertz, found.annotations(), found.hertz().orElse(hertz));
    checkOverlap(truths, founds, hertz);
    OptionalLong samples = header.isPresent() ? header.get().sampleCount() : OptionalLong.empty();
    return new Marks(this, truths, founds, hertz, samples);
  }

  private Optional<RecordTiming> timing(Path file) throws IOException {
    Optional<Path> header = headerBeside(file);
    return header.isPresent() ? Optional.of(RecordTiming.of(header.get())) : Optional.empty();
  }

  private static OptionalDouble hertz(Optional<RecordTiming> header) {
    return header.isPresent() ? OptionalDouble.of(header.get().hertz()) : OptionalDouble.empty();
  }

  private double rate(OptionalDouble... stated) throws MalformedInputException {
    for (OptionalDouble rate : stated) {
      if (rate.isPresent()) {
        return rate.getAsDouble();
      }
    }
    throw new MalformedInputException(
        reference.toString(),
        "neither the file nor a header beside it or the other file states the rate, expected"
            + " --hertz");
  }

  private void checkGiven(OptionalDouble given, double hertz, boolean inHeader)
      throws MalformedInputException {
    if (given.isPresent() && given.getAsDouble() != hertz) {
      throw new MalformedInputException(
          both(),
          (inHeader ? "a header beside them says " : "they state ")
              + Words.number(hertz)
              + " Hz and --hertz "
              + Words.number(given.getAsDouble())
              + ", expected --hertz only where nothing states the rate");
    }
  }

  /** Marks at another rate, each at the nearest sample, as WFDB's library hands them out. */
  private static List<Annotation> at(double hertz, List<Annotation> marks, double own) {
    if (own == hertz) {
      return marks;
    }
    double scale = hertz / own;
    return marks.stream()
        .map(
            m ->
                new Annotation(
                    (long) Math.floor(m.sampleIndex() * scale + 0.5),
                    m.code(),
                    m.subtype(),
                    m.channel(),
                    m.number(),
                    m.aux()))
        .toList();
  }

  private static void check(Path file, AnnotationFile marks, boolean allowEmpty)
      throws MalformedInputException {
    if (marks.annotations().isEmpty() && !allowEmpty) {
      throw new MalformedInputException(
          file.toString(),
          "this annotation file is empty, expected annotations, or --allow-empty to count it as"
              + " one without beats");
    }
    if (marks.disorder().isPresent()) {
      throw new MalformedInputException(
          file.toString(),
          marks.disorder().get()
              + ", expected annotations in order of time (WFDB's sortann sorts)");
    }
  }

  private void checkRates(Optional<RecordTiming> beside, Optional<RecordTiming> besideTest)
      throws MalformedInputException {
    boolean bothHeaders = beside.isPresent() && besideTest.isPresent();
    if (bothHeaders && beside.get().hertz() != besideTest.get().hertz()) {
      throw new MalformedInputException(
          both(),
          "the headers beside them say "
              + Words.number(beside.get().hertz())
              + " Hz and "
              + Words.number(besideTest.get().hertz())
              + " Hz, expected annotations of one record at one rate");
    }
  }

  private void checkOverlap(List<Annotation> truths, List<Annotation> founds, double hertz)
      throws MalformedInputException {
    if (truths.isEmpty() || founds.isEmpty()) {
      return;
    }
    long gap = Math.max(first(founds) - last(truths), first(truths) - last(founds));
    if (gap > hertz * room(truths, founds, hertz)) {
      throw new MalformedInputException(
          both(),
          "they do not overlap: one reaches from "
              + Words.duration(first(truths) / hertz)
              + " to "
              + Words.duration(last(truths) / hertz)
              + ", the other from "
              + Words.duration(first(founds) / hertz)
              + " to "
              + Words.duration(last(founds) / hertz)
              + ", expected annotations of the same stretch");
    }
  }

  /** So far apart, in seconds, they may stand: a beat's window, or more where one is very short. */
  private static double room(List<Annotation> truths, List<Annotation> founds, double hertz) {
    long shorter = Math.min(last(truths) - first(truths), last(founds) - first(founds));
    return shorter < FEW * hertz ? FEW : BeatByBeat.STANDARD_WINDOW_MILLISECONDS / 1000;
  }

  private static long first(List<Annotation> marks) {
    return marks.get(0).sampleIndex();
  }

  private static long last(List<Annotation> marks) {
    return marks.get(marks.size() - 1).sampleIndex();
  }

  /**
   * Two files as read, both at the record's rate.
   *
   * @param files where they come from
   * @param reference the truth
   * @param test what was found
   * @param hertz the record's rate
   * @param samples the record's length, if its header states it
   */
  record Marks(
      AnnotatorPair files,
      List<Annotation> reference,
      List<Annotation> test,
      double hertz,
      OptionalLong samples) {}
}
