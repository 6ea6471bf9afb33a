package io.github.clearbeat.study.results;

import static io.github.clearbeat.study.results.ResultsPage.cell;
import static io.github.clearbeat.study.results.ResultsPage.percent;

import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.scoring.NamedFigures;
import io.github.clearbeat.study.scoring.RuleFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    compared(all);
  }

  /** What other rules would do, on folds. */
  private void compared(List<Predictions> all) {
    List<Predictions> folds = all.stream().filter(one -> !one.folds().isEmpty()).toList();
    if (folds.isEmpty()) {
      return;
    }
    page.words(
        "Rules compared: thresholds of all folds but one, figures of that one, for each in turn; F and"
            + " Q as V where a\nrule has a number for each class. Errors are beats of the class named"
            + " otherwise and others named so,\nagainst those with every beat named; found is of all"
            + " beats of the class, withheld ones missed.");
    page.table(
        "protocol",
        "network",
        "rule",
        "named",
        "right, named",
        "S errors",
        "S found",
        "V errors",
        "V found");
    for (Predictions predictions : folds) {
      List<RuleFigures> figures = RuleFigures.of(predictions);
      for (RuleFigures one : figures) {
        page.row(
            predictions.protocol(),
            predictions.model(),
            one.rule(),
            percent(one.named()),
            percent(one.right()),
            change(one.s().errors(), figures.get(0).s().errors()),
            percent(one.s().found()),
            change(one.v().errors(), figures.get(0).v().errors()),
            percent(one.v().found()));
      }
    }
  }

  /** The errors, and by how much there are fewer or more. */
  private static String change(long errors, long before) {
    return errors == before
        ? String.valueOf(errors)
        : String.format(Locale.ROOT, "%d (%+.0f %%)", errors, 100.0 * (errors - before) / before)
            .replace('-', '−');
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
