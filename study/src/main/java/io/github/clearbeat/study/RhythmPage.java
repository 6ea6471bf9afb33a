package io.github.clearbeat.study;

import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.study.text.MarkdownTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The results of rhythm networks as a document, from stored predictions alone.
 *
 * <pre>{@code
 * String markdown = new RhythmPage(predictions).markdown();
 * }</pre>
 */
public final class RhythmPage {
  private static final long BOOTSTRAP_SEED = 1;

  private final Map<String, List<RhythmPredictions>> byProtocol = new TreeMap<>();

  /** A page of these predictions. */
  public RhythmPage(List<RhythmPredictions> predictions) {
    predictions.forEach(
        p -> byProtocol.computeIfAbsent(p.protocol(), name -> new ArrayList<>()).add(p));
  }

  /** The document. */
  public String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Results: rhythm\n\n");
    page.append(
        "Made by `clearbeat evaluate rhythms` from the predictions in `docs/predictions`;\n");
    page.append(
        "nothing here is typed by hand. Every strip was scored by a network that had not\n");
    page.append("seen it. In per cent; 95 % intervals by bootstrap over patients (2,000 draws),\n");
    page.append("recordings standing for patients where those are unknown.\n");
    byProtocol.forEach((protocol, all) -> section(page, protocol, all));
    return page.toString();
  }

  private static void section(StringBuilder page, String protocol, List<RhythmPredictions> all) {
    RhythmScores first = RhythmScores.of(all.get(0));
    List<String> classes = first.headlineClasses();
    page.append("\n## ").append(protocol).append("\n\n");
    page.append(describe(all.get(0))).append("\n\n");
    List<String> columns = new ArrayList<>(List.of("model", "seed", "strips", "accuracy"));
    columns.add("mean F1 of " + String.join(", ", classes));
    all.get(0).classes().forEach(name -> columns.add("F1 " + name));
    MarkdownTable table = MarkdownTable.ofWords(columns);
    for (RhythmPredictions predictions : all) {
      RhythmScores scores = RhythmScores.of(predictions);
      List<String> cells = started(predictions);
      cells.add(String.valueOf(predictions.strips().size()));
      cells.add(cell(scores.estimate(Confusion::accuracy)));
      cells.add(cell(scores.estimate(c -> c.macroF1(classes))));
      for (String name : predictions.classes()) {
        cells.add(cell(scores.estimate(c -> c.detection(name).f1())));
      }
      table.row(cells);
    }
    page.append(table);
    differences(page, all, classes);
  }

  private static List<String> started(RhythmPredictions predictions) {
    return new ArrayList<>(List.of(predictions.model(), String.valueOf(predictions.seed())));
  }

  private static String describe(RhythmPredictions predictions) {
    Map<String, Integer> counts = new java.util.LinkedHashMap<>();
    predictions.classes().forEach(name -> counts.put(name, 0));
    predictions
        .strips()
        .forEach(row -> counts.merge(predictions.classes().get(row.truth()), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((name, count) -> words.add(name + " " + count));
    return "Strips: " + String.join(", ", words) + ".";
  }

  /** Each network against each baseline, on the same patients. */
  private static void differences(
      StringBuilder page, List<RhythmPredictions> all, List<String> classes) {
    List<RhythmPredictions> baselines = all.stream().filter(p -> p.epochs() == 0).toList();
    List<RhythmPredictions> networks = all.stream().filter(p -> p.epochs() > 0).toList();
    if (baselines.isEmpty() || networks.isEmpty()) {
      return;
    }
    List<String> columns = new ArrayList<>(List.of("model", "seed"));
    baselines.forEach(baseline -> columns.add(baseline.model()));
    MarkdownTable table = MarkdownTable.ofWords(columns);
    for (RhythmPredictions network : networks) {
      List<String> cells = started(network);
      baselines.forEach(baseline -> cells.add(difference(network, baseline, classes)));
      table.row(cells);
    }
    page.append("\nMean F1 minus the baseline's, paired over patients:\n\n").append(table);
  }

  /** The difference of the mean F1, with its interval; a dash where strips differ. */
  static String difference(RhythmPredictions one, RhythmPredictions other, List<String> classes) {
    Map<String, Confusion> first = RhythmScores.of(one).byPatient();
    Map<String, Confusion> second = RhythmScores.of(other).byPatient();
    if (!new HashMap<>(first).keySet().equals(second.keySet())) {
      return "–";
    }
    List<Confusion> left = new ArrayList<>(first.values());
    List<Confusion> right = first.keySet().stream().map(second::get).toList();
    Interval interval =
        Bootstrap.standard(BOOTSTRAP_SEED)
            .difference(left, right, drawn -> Confusion.sum(drawn).macroF1(classes));
    return String.format(
        Locale.ROOT,
        "%+.2f (%+.2f to %+.2f)",
        100 * interval.value(),
        100 * interval.low(),
        100 * interval.high());
  }

  private static String cell(Scores.Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        100 * estimate.value(),
        100 * estimate.low(),
        100 * estimate.high());
  }
}
