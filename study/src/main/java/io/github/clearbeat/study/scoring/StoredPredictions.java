package io.github.clearbeat.study.scoring;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.BeatLabels;
import io.github.clearbeat.study.PredictionFile;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Stored predictions of beat models in a file or a folder, each held against the protocol that it
 * names before anything is told from it.
 *
 * <pre>{@code
 * StoredPredictions stored = StoredPredictions.in(Path.of("docs/predictions"));
 * Predictions folds = stored.of(model, TestBasis.named("ds1-folds"));
 * }</pre>
 *
 * @param place where they lie
 * @param files what each file holds, by name
 */
public record StoredPredictions(Path place, Map<String, Predictions> files) {
  private static final String ENDING = ".predictions";
  private static final String PATIENT_OF_TWO = "mitdb/201";

  /** Keeps its own copy, in order of the names. */
  public StoredPredictions {
    files = new TreeMap<>(files);
  }

  /** Whether a name is that of a file of predictions. */
  public static boolean isNamed(String name) {
    return name.endsWith(ENDING);
  }

  /**
   * Reads a file, or all such files of a folder.
   *
   * @throws MalformedInputException if there is none, or one is damaged or does not hold what its
   *     protocol tests
   */
  public static StoredPredictions in(Path place) throws IOException {
    List<Path> found;
    if (Files.isDirectory(place)) {
      try (Stream<Path> all = Files.list(place)) {
        found = all.filter(file -> isNamed(file.toString())).toList();
      }
    } else if (Files.exists(place)) {
      found = List.of(place);
    } else {
      throw new MalformedInputException(
          place.toString(), "there is no such file or folder of predictions");
    }
    if (found.isEmpty()) {
      throw new MalformedInputException(
          place.toString(), "there is no " + ENDING + " file in this folder");
    }
    Map<String, Predictions> files = new HashMap<>();
    for (Path file : found) {
      String name = file.getFileName().toString();
      Predictions predictions = PredictionFile.read(file);
      check(name, predictions);
      files.put(name, predictions);
    }
    return new StoredPredictions(place, files);
  }

  /** All of them, in the order of their files' names. */
  public List<Predictions> all() {
    return List.copyOf(files.values());
  }

  /** The name of the file that holds these. */
  public String nameOf(Predictions predictions) {
    return files.entrySet().stream()
        .filter(file -> file.getValue() == predictions)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /**
   * Those of a model under a protocol: of its own weights, or, where the predictions of folds name
   * none, those of the lowest seed.
   *
   * @throws MalformedInputException if there are none, or all are of other weights
   */
  public Predictions of(Model model, TestBasis basis) throws MalformedInputException {
    List<Map.Entry<String, Predictions>> named =
        files.entrySet().stream()
            .filter(file -> file.getValue().model().equals(model.id()))
            .filter(file -> file.getValue().protocol().equals(basis.id()))
            .sorted(Comparator.comparingLong(file -> file.getValue().seed()))
            .toList();
    if (named.isEmpty()) {
      throw new MalformedInputException(
          place.toString(),
          "there are no stored predictions of " + model.id() + " under " + basis.id());
    }
    for (Map.Entry<String, Predictions> file : named) {
      if (file.getValue().sha256().equals(model.sha256())) {
        return file.getValue();
      }
    }
    for (Map.Entry<String, Predictions> file : named) {
      if (basis.folds() && file.getValue().sha256().isEmpty()) {
        return file.getValue();
      }
    }
    throw otherWeights(named.get(0).getKey(), named.get(0).getValue(), model);
  }

  /**
   * Checks predictions that name a model against it, where they name its seed and protocol too.
   *
   * @throws MalformedInputException if they are of other weights
   */
  public static void checkWeights(String file, Predictions predictions, Model model)
      throws MalformedInputException {
    boolean own =
        predictions.model().equals(model.id())
            && predictions.seed() == model.provenance().seed()
            && predictions.protocol().equals(model.provenance().protocol());
    if (own && !predictions.sha256().equals(model.sha256())) {
      throw otherWeights(file, predictions, model);
    }
  }

  private static MalformedInputException otherWeights(
      String file, Predictions predictions, Model model) {
    return new MalformedInputException(
        file,
        "these predictions belong to other weights than those of "
            + model.id()
            + ": SHA-256 "
            + start(predictions.sha256())
            + ", expected "
            + start(model.sha256()));
  }

  private static String start(String sha256) {
    return sha256.length() > 12 ? sha256.substring(0, 12) + "…" : sha256;
  }

  /** Holds predictions against the protocol that they name. */
  static void check(String file, Predictions predictions) throws MalformedInputException {
    TestBasis basis =
        TestBasis.of(predictions.protocol())
            .orElseThrow(
                () ->
                    new MalformedInputException(
                        file, "there is no protocol " + predictions.protocol()));
    List<String> classes = BeatLabels.of(basis.protocol()).classes();
    if (!predictions.classes().equals(classes)) {
      throw new MalformedInputException(
          file,
          "its classes are "
              + String.join(", ", predictions.classes())
              + ", but protocol "
              + basis.id()
              + " tells "
              + String.join(", ", classes));
    }
    if (predictions.beats().isEmpty()) {
      throw new MalformedInputException(file, "there are no predictions in it");
    }
    checkRecords(file, predictions, basis);
    if (basis.folds()) {
      checkFolds(file, predictions);
    }
  }

  private static void checkRecords(String file, Predictions predictions, TestBasis basis)
      throws MalformedInputException {
    Map<String, Set<Long>> beats = new HashMap<>();
    for (Predictions.Row row : predictions.beats()) {
      boolean first =
          beats.computeIfAbsent(row.record(), name -> new HashSet<>()).add(row.sampleIndex());
      if (!first && basis.protocol() != Protocol.PAPER) {
        throw new MalformedInputException(
            file,
            "the beat at sample " + row.sampleIndex() + " of " + row.record() + " stands twice");
      }
    }
    List<String> expected = basis.records();
    List<String> missing = expected.stream().filter(name -> !beats.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new MalformedInputException(
          file,
          "there is no beat of "
              + missing.get(0)
              + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : "")
              + ", expected the "
              + expected.size()
              + " records of "
              + basis.id());
    }
  }

  private static void checkFolds(String file, Predictions predictions)
      throws MalformedInputException {
    Map<String, Integer> folds = predictions.folds();
    if (new HashSet<>(folds.values()).size() < 2) {
      throw new MalformedInputException(
          file, "its protocol is " + predictions.protocol() + ", expected two folds or more");
    }
    Integer first = folds.get(PATIENT_OF_TWO);
    Integer second = folds.get(BeatFigures.KNOWN_PATIENT);
    if (first != null && second != null && !first.equals(second)) {
      throw new MalformedInputException(
          file, "201 and 202 are one patient, but stand in two folds");
    }
  }
}
