package io.github.clearbeat.study;

import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Figures from predictions of strips, with intervals over patients.
 *
 * <pre>{@code
 * RhythmScores scores = RhythmScores.of(predictions);
 * scores.gross().macroF1(scores.headlineClasses());
 * }</pre>
 *
 * @param predictions scored
 * @param byPatient confusion of each patient, in order of appearance
 */
public record RhythmScores(RhythmPredictions predictions, Map<String, Confusion> byPatient) {
  private static final long BOOTSTRAP_SEED = 1;

  /** Keeps its own copy. */
  public RhythmScores {
    byPatient = new LinkedHashMap<>(byPatient);
  }

  /** All strips. */
  public static RhythmScores of(RhythmPredictions predictions) {
    List<String> classes = predictions.classes();
    Map<String, long[][]> counts = new LinkedHashMap<>();
    for (RhythmPredictions.Row row : predictions.strips()) {
      counts
          .computeIfAbsent(row.patient(), p -> new long[classes.size()][classes.size()])[
          row.truth()][row.found()]++;
    }
    Map<String, Confusion> byPatient = new LinkedHashMap<>();
    counts.forEach((patient, matrix) -> byPatient.put(patient, Confusion.of(classes, matrix)));
    return new RhythmScores(predictions, byPatient);
  }

  /** All patients together. */
  public Confusion gross() {
    return byPatient.isEmpty()
        ? Confusion.empty(predictions.classes())
        : Confusion.sum(byPatient.values());
  }

  /** The classes that headline figures are over: noise stays out, as the challenge scored it. */
  public List<String> headlineClasses() {
    return predictions.classes().stream().filter(name -> !name.equals("~")).toList();
  }

  /** A figure with its 95 % interval over patients. */
  public Scores.Estimate estimate(ToDoubleFunction<? super Confusion> figure) {
    Interval interval =
        Bootstrap.standard(BOOTSTRAP_SEED)
            .interval(
                new ArrayList<>(byPatient.values()),
                drawn -> figure.applyAsDouble(Confusion.sum(drawn)));
    return new Scores.Estimate(interval.value(), interval.low(), interval.high());
  }

  /** The scores that go into the model file and its card. */
  public Scores scores(String tested) {
    List<Scores.ClassScore> classes = new ArrayList<>();
    Confusion gross = gross();
    for (String name : predictions.classes()) {
      long strips = predictions.classes().stream().mapToLong(f -> gross.count(name, f)).sum();
      classes.add(
          new Scores.ClassScore(
              name,
              (int) strips,
              estimate(c -> c.detection(name).sensitivity()),
              estimate(c -> c.detection(name).positivePredictivity()),
              estimate(c -> c.detection(name).f1())));
    }
    return new Scores(
        predictions.protocol(),
        tested,
        false,
        estimate(Confusion::accuracy),
        estimate(c -> c.macroF1(headlineClasses())),
        classes);
  }
}
