package io.github.clearbeat.study.results;

import static io.github.clearbeat.study.results.ResultsPage.interval;
import static io.github.clearbeat.study.results.ResultsPage.percent;

import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.study.RhythmPredictions;
import io.github.clearbeat.study.RhythmScores;
import java.util.Comparator;
import java.util.List;

/** The part of the results document on rhythm networks and what they must beat. */
final class RhythmResults {
  private final ResultsDocument.Builder page;

  RhythmResults(ResultsDocument.Builder page) {
    this.page = page;
  }

  void section(List<RhythmPredictions> all) {
    if (all.isEmpty()) {
      return;
    }
    page.section("Rhythm networks, five folds");
    page.words(
        "Every strip was scored by a network that had not seen it; what only counts heart rate or"
            + " features\nstands in the same table. Mean F1 is of all classes but noise (`~`); its"
            + " interval is over patients, over\nrecordings where patients are unknown. By class:"
            + " [RHYTHM.md](RHYTHM.md).");
    page.table(
        "data and folds",
        "strips of one patient in training and test",
        "model",
        "seed",
        "strips",
        "accuracy",
        "mean F1",
        "interval",
        "epochs");
    List<RhythmPredictions> ordered =
        all.stream()
            .sorted(
                Comparator.comparing(RhythmPredictions::protocol)
                    .thenComparing(p -> p.epochs() == 0)
                    .thenComparing(RhythmPredictions::model)
                    .thenComparing(RhythmPredictions::seed))
            .toList();
    for (RhythmPredictions one : ordered) {
      RhythmScores scores = RhythmScores.of(one);
      List<String> classes = scores.headlineClasses();
      Confusion gross = scores.gross();
      page.row(
          one.protocol(),
          bothSides(one),
          one.model(),
          String.valueOf(one.seed()),
          String.valueOf(one.strips().size()),
          percent(gross.accuracy()),
          percent(gross.macroF1(classes)),
          interval(scores.estimate(c -> c.macroF1(classes))),
          one.epochs() == 0 ? "none, a baseline" : String.valueOf(one.epochs()));
    }
  }

  /** By the folds that the protocol names. */
  private static String bothSides(RhythmPredictions one) {
    boolean apart = one.protocol().endsWith(" patient") || one.protocol().endsWith(" ludb");
    long patients = one.strips().stream().map(RhythmPredictions.Row::patient).distinct().count();
    if (apart) {
      return "no";
    }
    return patients == one.strips().size() ? "unknown, patients are not named" : "**yes**";
  }
}
