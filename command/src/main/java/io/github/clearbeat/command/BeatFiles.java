package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.evaluation.BeatComparison;
import io.github.clearbeat.evaluation.Until;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.RecordTiming;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Annotation files that belong together.
 *
 * @param folders whether they come from two folders
 * @param pairs by record name
 * @param remarks what has no partner, in words
 */
record BeatFiles(boolean folders, List<Pair> pairs, List<String> remarks) {
  /** What a user named: two files, or two folders. */
  static BeatFiles of(
      String reference, String referenceExtension, String test, String testExtension)
      throws IOException {
    Path first = DataRoot.resolve(reference);
    Path second = DataRoot.resolve(test);
    if (!Files.isDirectory(first) && !Files.isDirectory(second)) {
      return new BeatFiles(false, List.of(new Pair(recordName(first), first, second)), List.of());
    }
    TreeMap<String, Path> references = inFolder(first, referenceExtension);
    TreeMap<String, Path> tests = inFolder(second, testExtension);
    List<Pair> pairs = new ArrayList<>();
    references.forEach(
        (name, file) -> {
          if (tests.containsKey(name)) {
            pairs.add(new Pair(name, file, tests.get(name)));
          }
        });
    if (pairs.isEmpty()) {
      throw new MalformedInputException(
          second.toString(),
          "no ."
              + testExtension
              + " file has the name of a ."
              + referenceExtension
              + " file in "
              + first);
    }
    List<String> remarks = new ArrayList<>();
    remarkOn(references, tests, "reference", "no test file", remarks);
    remarkOn(tests, references, "test", "no reference", remarks);
    return new BeatFiles(true, pairs, remarks);
  }

  private static void remarkOn(
      TreeMap<String, Path> these,
      TreeMap<String, Path> those,
      String what,
      String lack,
      List<String> remarks) {
    List<String> alone = these.keySet().stream().filter(name -> !those.containsKey(name)).toList();
    if (!alone.isEmpty()) {
      remarks.add(
          Words.count(alone.size(), what + " file")
              + " left out, "
              + lack
              + ": "
              + String.join(" ", alone));
    }
  }

  private static TreeMap<String, Path> inFolder(Path folder, String extension) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new MalformedInputException(
          folder.toString(), "this is no folder, expected two files or two folders");
    }
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(file -> file.getFileName().toString().endsWith("." + extension))
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(recordName(file), file));
    }
    if (files.isEmpty()) {
      throw new MalformedInputException(
          folder.toString(), "this folder has no ." + extension + " file");
    }
    return files;
  }

  private static String recordName(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Two files of one record.
   *
   * @param record its name
   * @param reference the truth
   * @param test what was found
   */
  record Pair(String record, Path reference, Path test) {
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

    /**
     * Reads both.
     *
     * @param given the rate to take where nothing states it
     */
    Marks read(OptionalDouble given) throws IOException {
      AnnotationFile truth = AnnotationFile.read(reference);
      AnnotationFile found = AnnotationFile.read(test);
      Optional<RecordTiming> header = header();
      OptionalDouble otherwise =
          header.isPresent() ? OptionalDouble.of(header.get().hertz()) : given;
      double hertz = rate(reference, truth.hertz(), otherwise, found.hertz());
      double testHertz = rate(test, found.hertz(), otherwise, OptionalDouble.of(hertz));
      Until until = new Until.ReferenceEnds();
      if (header.isPresent() && header.get().sampleCount().orElse(0) > 0) {
        double samples = header.get().sampleCount().getAsLong() * hertz / header.get().hertz();
        until = new Until.Sample(Math.round(samples));
      }
      return new Marks(this, truth, found, hertz, testHertz, until);
    }

    private Optional<RecordTiming> header() throws IOException {
      for (Path file : List.of(reference, test)) {
        Path header = file.resolveSibling(record + ".hea");
        if (Files.isRegularFile(header)) {
          return Optional.of(RecordTiming.of(header));
        }
      }
      return Optional.empty();
    }

    private static double rate(
        Path file, OptionalDouble own, OptionalDouble otherwise, OptionalDouble others)
        throws MalformedInputException {
      for (OptionalDouble rate : List.of(own, otherwise, others)) {
        if (rate.isPresent()) {
          return rate.getAsDouble();
        }
      }
      throw new MalformedInputException(
          file.getFileName().toString(),
          "neither the file nor a header beside it or the other file states the rate, expected"
              + " --hertz");
    }
  }

  /**
   * Two files as read.
   *
   * @param files where they come from
   * @param reference the truth
   * @param test what was found
   * @param hertz rate of the reference
   * @param testHertz rate of the test
   * @param until where to end
   */
  record Marks(
      Pair files,
      AnnotationFile reference,
      AnnotationFile test,
      double hertz,
      double testHertz,
      Until until) {
    BeatComparison compare(BeatByBeat settings) throws MalformedInputException {
      try {
        return settings.compare(reference.annotations(), test.annotations());
      } catch (IllegalArgumentException e) {
        throw new MalformedInputException(
            files.reference().getFileName() + " and " + files.test().getFileName(), e.getMessage());
      }
    }
  }
}
