package io.github.clearbeat.study;

import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The results document, made from stored predictions alone: every network under every protocol side
 * by side, three seeds, with intervals over records, and in each row whether beats of one patient
 * stand in training and test.
 */
public final class ResultsPage {
  private final Map<String, List<Predictions>> byModel = new TreeMap<>();
  private final StringBuilder page = new StringBuilder();

  /** A page over these predictions. */
  public ResultsPage(List<Predictions> all) {
    for (Predictions predictions : all) {
      byModel.computeIfAbsent(predictions.model(), id -> new ArrayList<>()).add(predictions);
    }
    byModel.values().forEach(seeds -> seeds.sort(Comparator.comparingLong(Predictions::seed)));
  }

  /** The page as Markdown. */
  public String markdown() {
    page.setLength(0);
    line("# Results");
    line("");
    line("Made from the stored predictions by `./clearbeat evaluate results`; nothing is typed by");
    line("hand. To train again: `./clearbeat train MODEL --protocol PROTOCOL --seed N`.");
    line("Figures are the mean over seeds, the range over seeds in brackets, and for the first");
    line("seed the 95 % interval by bootstrap over records (2,000 draws).");
    line("Reference R peaks everywhere on this page; lead MLII, or the first where there is none.");
    line("");
    overview();
    for (Protocol protocol : Protocol.values()) {
      for (List<Predictions> seeds : of(protocol)) {
        classes(protocol, seeds);
      }
    }
    betweenPatients();
    draws();
    return page.toString();
  }

  private void overview() {
    line("## All networks under all protocols");
    line("");
    line(
        "| protocol | beats of one patient in training and test | network | seeds | accuracy |"
            + " interval | macro F1 | interval | epochs |");
    line("|---|---|---|---|---|---|---|---|---|");
    for (Protocol protocol : Protocol.values()) {
      for (List<Predictions> seeds : of(protocol)) {
        BeatScores first = BeatScores.of(seeds.get(0));
        ToDoubleFunction<Confusion> macro = c -> c.macroF1(first.headlineClasses());
        line(
            cells(
                protocol.id(),
                protocol.patientsOnBothSides() ? "**yes**" : "no",
                seeds.get(0).model(),
                String.valueOf(seeds.size()),
                meanAndRange(seeds, Confusion::accuracy),
                interval(first.estimate(Confusion::accuracy)),
                meanAndRange(seeds, macro),
                interval(first.estimate(macro)),
                epochs(seeds)));
      }
    }
    line("");
    line("Between patients (`no`) macro F1 is over N S V F: Q has 7 beats in DS2.");
    line("");
  }

  private void classes(Protocol protocol, List<Predictions> seeds) {
    BeatScores first = BeatScores.of(seeds.get(0));
    line("## " + seeds.get(0).model() + ", " + protocol.id());
    line("");
    line(leak(protocol, seeds));
    line("Tested on " + BeatScores.tested(protocol) + ".");
    line("");
    line("| class | beats | sensitivity | interval | +P | interval | F1 | interval |");
    line("|---|---|---|---|---|---|---|---|");
    for (String name : first.predictions().classes()) {
      Confusion gross = first.gross();
      long beats = gross.classes().stream().mapToLong(found -> gross.count(name, found)).sum();
      line(
          cells(
              name,
              String.valueOf(beats),
              meanAndRange(seeds, c -> c.detection(name).sensitivity()),
              interval(first.estimate(c -> c.detection(name).sensitivity())),
              meanAndRange(seeds, c -> c.detection(name).positivePredictivity()),
              interval(first.estimate(c -> c.detection(name).positivePredictivity())),
              meanAndRange(seeds, c -> c.detection(name).f1()),
              interval(first.estimate(c -> c.detection(name).f1()))));
    }
    line("");
    line(
        "Balanced accuracy "
            + meanAndRange(seeds, Confusion::balancedAccuracy)
            + ", Cohen's κ "
            + meanAndRange(seeds, Confusion::kappa)
            + ".");
    line("");
  }

  private static String leak(Protocol protocol, List<Predictions> seeds) {
    if (!protocol.patientsOnBothSides()) {
      return protocol == Protocol.LEAVE_ONE_OUT
          ? "Patients of the test are in no training part: each has a network of its own, trained on"
              + " all others. There is no model file."
          : "Patients of the test are in no training part, but for record 202, the same person as"
              + " 201 of DS1 (see below for the figures without it).";
    }
    List<Predictions.Row> beats = seeds.get(0).beats();
    long copies = beats.stream().filter(Predictions.Row::inTraining).count();
    return String.format(
        Locale.ROOT,
        "**Beats of the same patient in training and test.** Copies of %.1f %% of the test beats"
            + " stand in the training part itself.",
        100.0 * copies / beats.size());
  }

  private void betweenPatients() {
    List<List<Predictions>> models = of(Protocol.DS1);
    if (models.isEmpty()) {
      return;
    }
    line("## DS2 more closely");
    line("");
    line(
        "Record 232 holds 1,382 of the 1,837 S beats; 202 is the same person as 201 of DS1. Under"
            + " the mapping of `bxb` the escape beats e and j count as S, not as N.");
    line("");
    line(
        "| network | records | mapping | S sensitivity | S +P | V sensitivity | V +P | accuracy |");
    line("|---|---|---|---|---|---|---|---|");
    for (List<Predictions> seeds : models) {
      between(seeds, "all 22", row -> true, BeatMapping.PAPERS);
      between(seeds, "all 22", row -> true, BeatMapping.BXB);
      between(seeds, "without 232", not("mitdb/232"), BeatMapping.PAPERS);
      between(seeds, "without 202", not("mitdb/202"), BeatMapping.PAPERS);
    }
    line("");
    for (List<Predictions> seeds : models) {
      byRecord(seeds.get(0));
    }
  }

  private static Predicate<Predictions.Row> not(String record) {
    return row -> !row.record().equals(record);
  }

  private void between(
      List<Predictions> seeds,
      String records,
      Predicate<Predictions.Row> which,
      BeatMapping mapping) {
    List<Confusion> each =
        seeds.stream().map(p -> BeatScores.of(p, which, mapping).gross()).toList();
    line(
        cells(
            seeds.get(0).model(),
            records,
            mapping == BeatMapping.PAPERS ? "papers" : "bxb",
            spread(each, c -> c.detection("S").sensitivity()),
            spread(each, c -> c.detection("S").positivePredictivity()),
            spread(each, c -> c.detection("V").sensitivity()),
            spread(each, c -> c.detection("V").positivePredictivity()),
            spread(each, Confusion::accuracy)));
  }

  private void byRecord(Predictions predictions) {
    line("### " + predictions.model() + " by record, seed " + predictions.seed());
    line("");
    line("| record | beats | S | S found | S wrong | V | V found | V wrong | accuracy |");
    line("|---|---|---|---|---|---|---|---|---|");
    BeatScores.of(predictions)
        .byRecord()
        .forEach(
            (record, confusion) -> {
              Detection s = confusion.detection("S");
              Detection v = confusion.detection("V");
              line(
                  cells(
                      record,
                      String.valueOf(confusion.total()),
                      String.valueOf(s.truePositives() + s.falseNegatives()),
                      String.valueOf(s.truePositives()),
                      String.valueOf(s.falsePositives()),
                      String.valueOf(v.truePositives() + v.falseNegatives()),
                      String.valueOf(v.truePositives()),
                      String.valueOf(v.falsePositives()),
                      percent(confusion.accuracy())));
            });
    line("");
  }

  private void draws() {
    List<List<Predictions>> models = of(Protocol.PAPER);
    if (models.isEmpty()) {
      return;
    }
    line("## The paper's split without the copies");
    line("");
    line("The same test draws, those left out whose beat stands in the training part too.");
    line("**Beats of the same patient are still in training and test.**");
    line("");
    line("| network | accuracy on all test draws | accuracy without copies |");
    line("|---|---|---|");
    for (List<Predictions> seeds : models) {
      List<Confusion> without =
          seeds.stream()
              .map(p -> BeatScores.of(p, row -> !row.inTraining(), BeatMapping.PAPERS).gross())
              .toList();
      line(
          cells(
              seeds.get(0).model(),
              meanAndRange(seeds, Confusion::accuracy),
              spread(without, Confusion::accuracy)));
    }
    line("");
  }

  private List<List<Predictions>> of(Protocol protocol) {
    return byModel.values().stream()
        .filter(seeds -> seeds.get(0).protocol().equals(protocol.id()))
        .toList();
  }

  private static String epochs(List<Predictions> seeds) {
    return String.join(", ", seeds.stream().map(p -> String.valueOf(p.epochs())).toList());
  }

  private static String meanAndRange(List<Predictions> seeds, ToDoubleFunction<Confusion> figure) {
    return spread(seeds.stream().map(p -> BeatScores.of(p).gross()).toList(), figure);
  }

  private static String spread(List<Confusion> seeds, ToDoubleFunction<Confusion> figure) {
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Confusion seed : seeds) {
      double value = figure.applyAsDouble(seed);
      sum += value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    String mean = percent(sum / seeds.size());
    return seeds.size() == 1 || Double.isNaN(sum)
        ? mean
        : mean + " (" + percent(low) + "–" + percent(high) + ")";
  }

  private static String interval(Scores.Estimate estimate) {
    return Double.isNaN(estimate.low())
        ? "–"
        : percent(estimate.low()) + "–" + percent(estimate.high());
  }

  private static String percent(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", 100 * value);
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
