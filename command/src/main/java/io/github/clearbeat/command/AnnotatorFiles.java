package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Annotation files that belong together.
 *
 * @param folders whether they come from two folders
 * @param pairs by record name
 * @param remarks what has no partner, in words
 */
record AnnotatorFiles(boolean folders, List<AnnotatorPair> pairs, List<String> remarks) {
  /**
   * What a user named: two files, or two folders.
   *
   * @param skipMissing whether a file without a partner is left out and named, not refused
   */
  static AnnotatorFiles of(
      String reference,
      String referenceExtension,
      String test,
      String testExtension,
      boolean skipMissing)
      throws IOException {
    Path first = DataRoot.resolve(reference);
    Path second = DataRoot.resolve(test);
    if (!Files.isDirectory(first) && !Files.isDirectory(second)) {
      AnnotatorPair pair = new AnnotatorPair(AnnotatorPair.recordName(first), first, second);
      return new AnnotatorFiles(false, List.of(pair), List.of());
    }
    TreeMap<String, Path> references = inFolder(first, referenceExtension);
    TreeMap<String, Path> tests = inFolder(second, testExtension);
    List<AnnotatorPair> pairs = new ArrayList<>();
    references.forEach(
        (name, file) -> {
          if (tests.containsKey(name)) {
            pairs.add(new AnnotatorPair(name, file, tests.get(name)));
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
    List<String> lonely = new ArrayList<>(alone(references, tests));
    List<String> loose = new ArrayList<>(alone(tests, references));
    if (!skipMissing) {
      refuse(lonely, first, referenceExtension, second, testExtension);
      refuse(loose, second, testExtension, first, referenceExtension);
    }
    List<String> remarks = new ArrayList<>();
    remarkOn(lonely, "reference", "no test file", remarks);
    remarkOn(loose, "test", "no reference", remarks);
    return new AnnotatorFiles(true, pairs, remarks);
  }

  /** The same with one more remark. */
  AnnotatorFiles with(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new AnnotatorFiles(folders, pairs, more);
  }

  /** All files. */
  List<Path> paths() {
    return pairs.stream().flatMap(pair -> Stream.of(pair.reference(), pair.test())).toList();
  }

  private static List<String> alone(TreeMap<String, Path> these, TreeMap<String, Path> those) {
    return these.keySet().stream().filter(name -> !those.containsKey(name)).toList();
  }

  private static void refuse(
      List<String> alone, Path folder, String extension, Path other, String otherExtension)
      throws MalformedInputException {
    if (!alone.isEmpty()) {
      String name = alone.get(0);
      throw new MalformedInputException(
          folder.resolve(name + "." + extension).toString(),
          "there is no "
              + name
              + "."
              + otherExtension
              + " in "
              + other
              + (alone.size() > 1 ? ", nor a partner of " + (alone.size() - 1) + " more" : "")
              + "; expected one, or --skip-missing to leave such files out");
    }
  }

  private static void remarkOn(List<String> alone, String what, String lack, List<String> remarks) {
    if (!alone.isEmpty()) {
      remarks.add(
          Words.count(alone.size(), what + " file")
              + " left out, "
              + lack
              + ": "
              + String.join(" ", alone));
    }
  }

  /** A folder with a record's name holds its file, as {@code analyze} writes several records. */
  private static Path ofRecord(Path entry, String extension) {
    return Files.isDirectory(entry) ? entry.resolve(entry.getFileName() + "." + extension) : entry;
  }

  private static TreeMap<String, Path> inFolder(Path folder, String extension) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new MalformedInputException(
          folder.toString(), "this is no folder, expected two files or two folders");
    }
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .map(entry -> ofRecord(entry, extension))
          .filter(file -> file.getFileName().toString().endsWith("." + extension))
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(AnnotatorPair.recordName(file), file));
    }
    if (files.isEmpty()) {
      throw new MalformedInputException(
          folder.toString(), "this folder has no ." + extension + " file");
    }
    return files;
  }
}
