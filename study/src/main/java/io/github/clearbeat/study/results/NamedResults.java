package io.github.clearbeat.study.results;

import static io.github.clearbeat.study.results.ResultsPage.cell;
import static io.github.clearbeat.study.results.ResultsPage.percent;

import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.scoring.NamedFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of the results document on beats that networks with a rule for it give no class. */
final class NamedResults {
  private static final List<String> CLASSES = List.of("S", "V");

  private final ResultsDocument.Builder page;

  NamedResults(ResultsDocument.Builder page) {
    this.page = page;
  }

  /** One network's, under one protocol. */
  private record Judged(Predictions predictions, NamedFigures figures) {}

  /**
   * Tables of the predictions whose weights have a rule; nothing where none have.
   *
   * @param all predictions, in order
   * @param rules by the hash of the weights
   */
  void section(List<Predictions> all, Map<String, BeatAbstention> rules) {
    List<Judged> judged = new ArrayList<>();
    for (Predictions predictions : all) {
      BeatAbstention rule = rules.get(predictions.sha256());
      if (rule != null) {
        judged.add(new Judged(predictions, NamedFigures.of(predictions, rule)));
      }
    }
    if (judged.isEmpty()) {
      return;
    }
    page.section("Beats that are given a class");
    page.words(
        "Networks whose file has a rule of which beats they name (docs/ABSTENTION.md), chosen on"
            + " folds; at the\nreference's R peaks, so without the quality of the signal. 95 %"
            + " intervals over records.");
    page.table("protocol", "network", "named", "right, all answers", "right, named");
    for (Judged one : judged) {
      page.row(
          one.predictions().protocol(),
          one.predictions().model(),
          cell(one.figures().coverage()),
          cell(one.figures().accuracy()),
          cell(one.figures().accuracyOfNamed()));
    }
    page.words("By class; with a beat that is given none counted as missed, and among the named.");
    page.table(
        "protocol",
        "network",
        "class",
        "named",
        "sensitivity",
        "withheld as missed",
        "of the named",
        "+P",
        "+P of the named");
    for (Judged one : judged) {
      one.figures().rows().stream()
          .filter(row -> CLASSES.contains(row.className()))
          .forEach(row -> row(one.predictions(), row));
    }
  }

  private void row(Predictions predictions, NamedFigures.Row row) {
    page.row(
        predictions.protocol(),
        predictions.model(),
        row.className(),
        percent(row.named() / (double) row.beats()),
        percent(row.sensitivity().value()),
        percent(row.sensitivityWithheldMissed().value()),
        percent(row.sensitivityOfNamed().value()),
        percent(row.positivePredictivity().value()),
        percent(row.positivePredictivityOfNamed().value()));
  }
}
