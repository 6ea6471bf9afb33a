package io.github.clearbeat.study;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a model said of a test set: enough to make every table again without model or recordings.
 *
 * @param model id of the model
 * @param sha256 of its weights; where each patient had a network of its own, of the list of theirs;
 *     where each fold had one, of the model of the same recipe that the folds vouch for, or empty
 * @param protocol name of the protocol; with {@code -folds} behind it where every beat was
 *     classified by a network that was trained on the other folds of the training records
 * @param seed of training and split
 * @param epochs it was trained
 * @param classes the names of its outputs
 * @param beats one for each example of the test set, in its order
 * @param folds the fold, from 0, in which each record was held out; empty where there are none
 */
public record Predictions(
    String model,
    String sha256,
    String protocol,
    long seed,
    int epochs,
    List<String> classes,
    List<Row> beats,
    Map<String, Integer> folds) {
  private static final int BATCH = 64;

  /** Keeps its own copies. */
  public Predictions {
    classes = List.copyOf(classes);
    beats = List.copyOf(beats);
    folds = Collections.unmodifiableMap(new TreeMap<>(folds));
    for (Row beat : beats) {
      if (!folds.isEmpty() && !folds.containsKey(beat.record())) {
        throw new IllegalArgumentException("no fold is given for " + beat.record());
      }
    }
  }

  /** Predictions of a test set that is not shared out over folds. */
  public Predictions(
      String model,
      String sha256,
      String protocol,
      long seed,
      int epochs,
      List<String> classes,
      List<Row> beats) {
    this(model, sha256, protocol, seed, epochs, classes, beats, Map.of());
  }

  /**
   * Predictions of a protocol's training records, each by a network that was trained on the other
   * folds of patients.
   *
   * @param model id of the model of the same recipe that is trained on all of them
   * @param sha256 of its weights, or empty where it is not trained
   * @param protocol whose training records these are
   * @param seed of the trainings
   * @param epochs they were trained
   * @param classes the names of the outputs
   * @param heldOut for each fold what its network said of the records held out, usual lead; kept in
   *     the order of the records' names
   * @throws IllegalArgumentException if a record stands in two folds
   */
  public static Predictions ofFolds(
      String model,
      String sha256,
      Protocol protocol,
      long seed,
      int epochs,
      List<String> classes,
      List<List<Row>> heldOut) {
    Map<String, Integer> folds = new TreeMap<>();
    List<Row> rows = new ArrayList<>();
    for (int fold = 0; fold < heldOut.size(); fold++) {
      for (Row row : heldOut.get(fold)) {
        Integer before = folds.put(row.record(), fold);
        if (before != null && before != fold) {
          throw new IllegalArgumentException(
              row.record() + " stands in the folds " + before + " and " + fold);
        }
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparing(Row::record));
    String id = protocol.id() + "-folds";
    return new Predictions(model, sha256, id, seed, epochs, classes, rows, folds);
  }

  /** The recording in place of which another is read: the same with noise in one lead, say. */
  public interface Stress {
    /** The recording itself. */
    Stress NONE = (clean, lead, truth) -> clean;

    /**
     * What is read in its place.
     *
     * @param clean the recording; closed with what is returned
     * @param lead position of the lead that is read
     * @param truth its reference annotations
     * @throws IOException if the recording cannot be read
     */
    Recording over(Recording clean, int lead, List<Annotation> truth) throws IOException;
  }

  /** Those of the beats that are asked for. */
  public Predictions where(Predicate<? super Row> counted) {
    List<Row> some = beats.stream().filter(counted).toList();
    return new Predictions(model, sha256, protocol, seed, epochs, classes, some, folds);
  }

  /**
   * One beat.
   *
   * @param record as in {@code mitdb/100}
   * @param sampleIndex of its R peak
   * @param symbol the reference annotation's mnemonic
   * @param truth position of its true class
   * @param found position of the class with the greatest probability
   * @param inTraining whether a copy of this very beat stood in the training part
   * @param probabilities in 255ths, rounded, by class
   */
  public record Row(
      String record,
      long sampleIndex,
      String symbol,
      int truth,
      int found,
      boolean inTraining,
      byte[] probabilities) {
    /** The probability of a class, to 1/255. */
    public float probability(int classIndex) {
      return (probabilities[classIndex] & 0xff) / 255f;
    }
  }

  /**
   * What a stored model says of a protocol's test set at the reference's R peaks; trains nothing.
   *
   * @param model to be asked
   * @param protocol whose test set; a random one is drawn by the model's own seed
   * @param root the data root
   * @param records the test records that count, as in {@code mitdb/208}; a random test set is
   *     always asked whole
   * @param stress what is done to each recording before
   * @param step run as often as there are records
   * @throws io.github.clearbeat.recording.MalformedInputException if the model's classes are not
   *     the protocol's, the protocol has no models, or the data set is not there
   */
  public static Predictions of(
      Model model, Protocol protocol, Path root, List<String> records, Stress stress, Runnable step)
      throws IOException {
    return new ModelPredictions(model, protocol, root, stress).of(records, step);
  }

  /** The names of the records that a protocol tests on, such as {@code mitdb/208}. */
  public static List<String> testRecords(Protocol protocol, Path root) throws IOException {
    return TestSet.records(protocol, Optional.empty(), root);
  }

  /** One hash for several networks: of their hashes in order, a line each. */
  static String sha256(List<String> hashes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      hashes.forEach(hash -> digest.update((hash + "\n").getBytes(StandardCharsets.US_ASCII)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /**
   * Runs a network over examples.
   *
   * @param network with outputs {@code logits} and {@code probabilities}
   * @param test the examples
   * @param seen whether a row of the storage was among the training examples
   */
  static List<Row> rows(Network network, Examples test, boolean[] seen) {
    Runner runner = network.runner(BATCH);
    int classes = test.classes().size();
    float[][] inputs = new float[test.inputCount()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[BATCH * test.size(i)];
    }
    float[][] outputs = {new float[BATCH * classes], new float[BATCH * classes]};
    List<Row> rows = new ArrayList<>(test.count());
    for (int from = 0; from < test.count(); from += BATCH) {
      int batch = Math.min(BATCH, test.count() - from);
      for (int b = 0; b < batch; b++) {
        for (int i = 0; i < inputs.length; i++) {
          test.copyInput(from + b, i, inputs[i], b * test.size(i));
        }
      }
      runner.run(batch, inputs, outputs);
      for (int b = 0; b < batch; b++) {
        int example = from + b;
        float[] probabilities = Arrays.copyOfRange(outputs[1], b * classes, (b + 1) * classes);
        rows.add(row(test, example, seen[test.row(example)], probabilities));
      }
    }
    return rows;
  }

  private static Row row(Examples test, int example, boolean seen, float[] probabilities) {
    int found = 0;
    byte[] rounded = new byte[probabilities.length];
    for (int c = 0; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[found]) {
        found = c;
      }
      rounded[c] = (byte) Math.round(probabilities[c] * 255);
    }
    Examples.Origin origin = test.origin(example);
    return new Row(
        origin.record(),
        origin.sampleIndex(),
        origin.symbol(),
        test.label(example),
        found,
        seen,
        rounded);
  }
}
