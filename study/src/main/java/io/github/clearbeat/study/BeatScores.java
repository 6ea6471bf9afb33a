package io.github.clearbeat.study;

import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Figures from stored predictions: confusion by record, and from it scores with intervals.
 *
 * @param predictions scored
 * @param byRecord confusion of each record, in order of appearance
 */
public record BeatScores(Predictions predictions, Map<String, Confusion> byRecord) {
  private static final long BOOTSTRAP_SEED = 1;

  /** Keeps its own copy. */
  public BeatScores {
    byRecord = new LinkedHashMap<>(byRecord);
  }

  /** All beats, with the truth as stored. */
  public static BeatScores of(Predictions predictions) {
    return of(predictions, row -> true, BeatMapping.PAPERS);
  }

  /**
   * Some beats.
   *
   * @param predictions to score
   * @param which beats count
   * @param mapping which group an escape beat's truth is, for predictions of AAMI groups
   */
  public static BeatScores of(
      Predictions predictions, Predicate<Predictions.Row> which, BeatMapping mapping) {
    List<String> classes = predictions.classes();
    Map<String, long[][]> counts = new LinkedHashMap<>();
    for (Predictions.Row row : predictions.beats()) {
      if (which.test(row)) {
        long[][] matrix =
            counts.computeIfAbsent(row.record(), name -> new long[classes.size()][classes.size()]);
        matrix[truth(row, classes, mapping)][row.found()]++;
      }
    }
    Map<String, Confusion> byRecord = new LinkedHashMap<>();
    counts.forEach((record, matrix) -> byRecord.put(record, Confusion.of(classes, matrix)));
    return new BeatScores(predictions, byRecord);
  }

  private static int truth(Predictions.Row row, List<String> classes, BeatMapping mapping) {
    if (mapping == BeatMapping.PAPERS || !classes.contains("S")) {
      return row.truth();
    }
    BeatGroup group =
        AnnotationCode.ofMnemonic(row.symbol()).flatMap(mapping::groupOf).orElseThrow();
    return classes.indexOf(group.name());
  }

  /** All records together. */
  public Confusion gross() {
    return byRecord.isEmpty()
        ? Confusion.empty(predictions.classes())
        : Confusion.sum(byRecord.values());
  }

  /** The classes that headline figures are over: Q, which has a handful of beats, stays out. */
  public List<String> headlineClasses() {
    return predictions.classes().stream().filter(name -> !name.equals("Q")).toList();
  }

  /** A figure with its 95 % interval over records. */
  public Scores.Estimate estimate(ToDoubleFunction<? super Confusion> figure) {
    Interval interval =
        Bootstrap.standard(BOOTSTRAP_SEED)
            .interval(
                new ArrayList<>(byRecord.values()),
                drawn -> figure.applyAsDouble(Confusion.sum(drawn)));
    return new Scores.Estimate(interval.value(), interval.low(), interval.high());
  }

  /** The scores that go into the model file and its card. */
  public Scores scores(Protocol protocol) {
    List<Scores.ClassScore> classes = new ArrayList<>();
    Confusion gross = gross();
    for (String name : predictions.classes()) {
      long beats = predictions.classes().stream().mapToLong(f -> gross.count(name, f)).sum();
      classes.add(
          new Scores.ClassScore(
              name,
              (int) beats,
              estimate(c -> c.detection(name).sensitivity()),
              estimate(c -> c.detection(name).positivePredictivity()),
              estimate(c -> c.detection(name).f1())));
    }
    return new Scores(
        protocol.id(),
        tested(protocol),
        protocol.patientsOnBothSides(),
        estimate(Confusion::accuracy),
        estimate(c -> c.macroF1(headlineClasses())),
        classes);
  }

  /** What a protocol's figures are on, in words: the switches that explain most differences. */
  public static String tested(Protocol protocol) {
    return switch (protocol) {
      case PAPER ->
          "mitdb, a random fifth of 25,000 balanced draws, copies of test beats in training;"
              + " codes N L R A V; reference R peaks; MLII";
      case SPLIT_FIRST ->
          "mitdb, a random fifth of the beats at natural prevalence; codes N L R A V; reference R"
              + " peaks; MLII";
      case DS1, OPEN ->
          "mitdb DS2, 22 records of other patients (but 202 is the same person as 201 of DS1);"
              + " AAMI groups, e and j as N; reference R peaks; MLII";
      case LEAVE_ONE_OUT ->
          "mitdb, 44 records, each patient left out in turn; AAMI groups, e and j as N; reference"
              + " R peaks; MLII";
    };
  }
}
