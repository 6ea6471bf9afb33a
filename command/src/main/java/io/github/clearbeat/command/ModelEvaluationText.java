package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import io.github.clearbeat.study.scoring.Noise;
import io.github.clearbeat.study.scoring.NoiseFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores of a stored model as text for people. */
final class ModelEvaluationText {
  /** Shares of all beats at which the text says how many of the answered are wrong. */
  static final double[] COVERAGES = {0.8, 0.9, 0.95, 0.98, 1};

  /** The figures over all classes in words, in order. */
  static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("accuracy", "accuracy, plain");
    NAMES.put("oneVersusRestAccuracy", "one-vs-rest average");
    NAMES.put("balancedAccuracy", "balanced accuracy");
    NAMES.put("macroF1", "macro F1");
    NAMES.put("kappa", "Cohen's kappa");
    NAMES.put("jKappa", "j kappa");
    NAMES.put("qrsSensitivity", "QRS sensitivity");
    NAMES.put("qrsPositivePredictivity", "QRS +P");
  }

  private final ModelEvaluation evaluation;
  private final StringBuilder text = new StringBuilder();

  ModelEvaluationText(ModelEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  String text() {
    if (!evaluation.seen().isEmpty()) {
      line(trainedOn(evaluation));
    }
    line(
        evaluation.model()
            + ", protocol "
            + evaluation.basis().id()
            + ", "
            + Words.count(evaluation.records().size(), "record")
            + ", seed "
            + evaluation.seed()
            + (evaluation.stored().isEmpty() ? "" : ", stored in " + evaluation.stored()));
    line("Beats of the same patient in training and test: " + evaluation.basis().bothSides());
    line("Gross, with 95 % intervals by bootstrap over records, 2,000 draws.");
    evaluation.switches().forEach((name, words) -> line("  " + name + ": " + words));
    evaluation.atr().ifPresent(figures -> figures(REFERENCE, figures));
    folds();
    evaluation.confidence().ifPresent(this::confidence);
    evaluation.named().ifPresent(figures -> text.append(NamedForms.text(figures)));
    evaluation.detected().ifPresent(figures -> figures(DETECTED, figures));
    evaluation.detectedNamed().ifPresent(figures -> text.append(NamedForms.text(figures)));
    noisy();
    return text.toString();
  }

  /** Titles of the two sources of beats. */
  static final String REFERENCE = "Reference R peaks, whole record";

  static final String DETECTED =
      "Our own R peaks, EC57 window (150 ms, from 5:00); overall figures of pairs";

  /** What stands first where the model has seen test records. */
  static String trainedOn(ModelEvaluation evaluation) {
    return "The model was trained on beats of "
        + Words.count(evaluation.seen().size(), "test record")
        + ".";
  }

  private void line(String words) {
    text.append(words.stripTrailing()).append('\n');
  }

  private void figures(String title, BeatFigures figures) {
    line("");
    line(title + ", " + Words.count(Confusion.sum(figures.byRecord().values()).total(), "beat"));
    line("");
    overall(figures.overall());
    line("");
    line(
        "  class  mapping  rule    without    beats  sensitivity          +P                 "
            + "  F1                   FPR    average of records");
    for (BeatFigures.Row row : figures.rows()) {
      Detection counts = row.detection();
      line(
          format(
              "  %-5s  %-7s  %-6s  %-9s  %6d  %-19s  %-19s  %-19s  %-5s  Se %-6s +P %s",
              row.className(),
              row.mapping(),
              row.rule(),
              row.without(),
              counts.truePositives() + counts.falseNegatives(),
              percent(row.sensitivity()),
              percent(row.positivePredictivity()),
              percent(row.f1()),
              percent(row.falsePositiveRate().value()),
              percent(row.averageSensitivity()),
              percent(row.averagePositivePredictivity())));
    }
    line("");
    matrix(Confusion.sum(figures.byRecord().values()));
    if (!figures.matrices().isEmpty()) {
      byRecord(figures);
    }
  }

  private void overall(List<BeatFigures.Overall> overall) {
    StringBuilder mappings = new StringBuilder(format("  %-20s", "mapping"));
    StringBuilder fusion = new StringBuilder(format("  %-20s", "F"));
    StringBuilder without = new StringBuilder(format("  %-20s", "without"));
    for (BeatFigures.Overall one : overall) {
      mappings.append(format("  %-19s", one.mapping()));
      fusion.append(format("  %-19s", one.fusionMerged() ? "counted as V" : "apart"));
      without.append(format("  %-19s", one.without()));
    }
    line(mappings.toString());
    if (overall.size() > 1) {
      line(fusion.toString());
      line(without.toString());
    }
    for (BeatFigures.Figure figure : overall.get(0).figures()) {
      StringBuilder line = new StringBuilder(format("  %-20s", NAMES.get(figure.name())));
      overall.forEach(one -> line.append(format("  %-19s", percent(one.of(figure.name())))));
      line(line.toString());
    }
  }

  private void matrix(Confusion gross) {
    StringBuilder head = new StringBuilder("  true\\found");
    gross.classes().forEach(name -> head.append(format("%8s", name)));
    line(head.toString());
    for (String truth : gross.classes()) {
      StringBuilder line = new StringBuilder(format("  %-10s", truth));
      gross.classes().forEach(found -> line.append(format("%8d", gross.count(truth, found))));
      line(line.toString());
    }
  }

  /** S and V by the papers' mapping and rule. */
  private void byRecord(BeatFigures figures) {
    line("");
    line(
        "  By record, papers' mapping and rule: beats, and of S and V how many there are, found,"
            + " wrong");
    boolean found = figures.overall().get(0).has("qrsSensitivity");
    line(
        "  record        beats  accuracy       S  found  wrong       V  found  wrong"
            + (found ? "  missed extra" : ""));
    figures
        .byRecord()
        .forEach(
            (record, pairs) -> {
              RecordLine one = RecordLine.of(figures.matrices().get(record));
              line(
                  format(
                      "  %-12s %6d  %8s  %6d %6d %6d  %6d %6d %6d%s",
                      record,
                      one.beats(),
                      percent(pairs.accuracy()),
                      one.s().truePositives() + one.s().falseNegatives(),
                      one.s().truePositives(),
                      one.s().falsePositives(),
                      one.v().truePositives() + one.v().falseNegatives(),
                      one.v().truePositives(),
                      one.v().falsePositives(),
                      found
                          ? format(
                              "  %6d %5d", one.qrs().falseNegatives(), one.qrs().falsePositives())
                          : ""));
            });
  }

  /**
   * The counts of one record, papers' mapping and rule.
   *
   * @param beats of the reference
   * @param s of S
   * @param v of V
   * @param qrs of beats at all
   */
  record RecordLine(long beats, Detection s, Detection v, Detection qrs) {
    static RecordLine of(BeatMatrix matrix) {
      return new RecordLine(
          matrix.referenceBeats(),
          BeatFigures.strict(matrix, "S"),
          BeatFigures.strict(matrix, "V"),
          matrix.qrs());
    }
  }

  private void folds() {
    if (evaluation.folds().isEmpty()) {
      return;
    }
    line("");
    line("By fold, papers' mapping and rule (S strict, V by bxb's rule)");
    line("");
    line("  fold  records   beats  accuracy       S      Se      +P       V      Se      +P");
    evaluation
        .folds()
        .forEach(
            (fold, figures) -> {
              StringBuilder line =
                  new StringBuilder(
                      format(
                          "  %4d  %7d  %6d  %8s",
                          fold + 1,
                          figures.byRecord().size(),
                          Confusion.sum(figures.byRecord().values()).total(),
                          percent(figures.overall().get(0).of("accuracy").value())));
              for (BeatFigures.Row row : main(figures)) {
                Detection counts = row.detection();
                line.append(
                    format(
                        "  %6d  %6s  %6s",
                        counts.truePositives() + counts.falseNegatives(),
                        percent(counts.sensitivity()),
                        percent(counts.positivePredictivity())));
              }
              line(line.toString());
            });
  }

  /** S by the papers' rule and V by bxb's, both in the papers' mapping. */
  static List<BeatFigures.Row> main(BeatFigures figures) {
    List<BeatFigures.Row> rows = new ArrayList<>();
    for (List<String> wanted : List.of(List.of("S", "papers"), List.of("V", "bxb"))) {
      figures.rows().stream()
          .filter(row -> row.className().equals(wanted.get(0)) && row.mapping().equals("papers"))
          .filter(row -> row.rule().equals(wanted.get(1)) && row.without().isEmpty())
          .forEach(rows::add);
    }
    return rows;
  }

  private void confidence(Confidence confidence) {
    line("");
    line(
        format(
            "  calibration: ECE %.4f (15 bins), Brier %.4f; risk-coverage area %.4f",
            confidence.calibration().expectedError(),
            confidence.calibration().brier(),
            confidence.selective().area()));
    StringBuilder line = new StringBuilder("  errors if only the surest are answered:");
    for (double coverage : COVERAGES) {
      double risk = confidence.selective().riskAt(coverage);
      line.append(format("  %.0f %%: %.2f %%", 100 * coverage, 100 * risk));
    }
    line(line.toString());
  }

  private void noisy() {
    if (evaluation.noisy().isEmpty()) {
      return;
    }
    line("");
    line(
        "With noise by nst's rule in the analysed lead, in turn two minutes with and two without,");
    line("from 5:00 on; papers' mapping, S by the papers' rule, V by bxb's");
    line("");
    line(
        "  noise    dB  R peaks    stretch  accuracy             QRS Se               QRS +P      "
            + "         V Se                 V +P                 S Se                 S +P");
    for (NoiseFigures one : evaluation.noisy()) {
      StringBuilder line =
          new StringBuilder(
              format(
                  "  %-5s  %4s  %-9s  %-7s",
                  one.noise().isEmpty() ? "none" : one.noise(),
                  Double.isInfinite(one.decibels()) ? "" : Words.number(one.decibels()),
                  one.detected() ? "our own" : "reference",
                  one.stretch() == Noise.Stretch.NOISY ? "noisy" : "clean"));
      for (String name : List.of("accuracy", "qrsSensitivity", "qrsPositivePredictivity")) {
        line.append(cell(one.overall(name).map(ModelEvaluationText::percent).orElse("")));
      }
      BeatFigures.Row v = one.row("V", "papers", "bxb");
      BeatFigures.Row s = one.row("S", "papers", "papers");
      for (BeatFigures.Row row : List.of(v, s)) {
        line.append(cell(percent(row.sensitivity())));
        line.append(cell(percent(row.positivePredictivity())));
      }
      line(line.toString());
    }
  }

  private static String cell(String words) {
    return format("  %-19s", words);
  }

  static String percent(Interval interval) {
    return Double.isNaN(interval.value())
        ? "-"
        : format(
            "%.2f (%.1f-%.1f)",
            100 * interval.value(), 100 * interval.low(), 100 * interval.high());
  }

  static String percent(double value) {
    return Double.isNaN(value) ? "-" : format("%.2f", 100 * value);
  }

  private static String format(String words, Object... values) {
    return String.format(Locale.ROOT, words, values);
  }
}
