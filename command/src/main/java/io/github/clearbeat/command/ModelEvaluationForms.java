package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.evaluation.ReliabilityBin;
import io.github.clearbeat.evaluation.Selective;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores of a stored model as text for people and as values for JSON. */
final class ModelEvaluationForms {
  private static final String SCHEMA = "clearbeat-model-evaluation-1";
  private static final double[] COVERAGES = {0.8, 0.9, 0.95, 0.98, 1};
  private static final Map<String, String> NAMES =
      Map.of(
          "accuracy", "accuracy",
          "oneVersusRestAccuracy", "one-vs-rest average",
          "balancedAccuracy", "balanced accuracy",
          "macroF1", "macro F1",
          "kappa", "Cohen's kappa",
          "jKappa", "j kappa",
          "qrsSensitivity", "QRS sensitivity",
          "qrsPositivePredictivity", "QRS +P");

  private final ModelEvaluation evaluation;

  ModelEvaluationForms(ModelEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (!evaluation.seen().isEmpty()) {
      text.append("The model was trained on beats of ");
      text.append(Words.count(evaluation.seen().size(), "test record")).append(".\n");
    }
    text.append(evaluation.model()).append(", protocol ").append(evaluation.protocol().id());
    text.append(", ").append(Words.count(evaluation.records().size(), "record")).append('\n');
    text.append("Beats of the same patient in training and test: ");
    text.append(evaluation.protocol().patientsOnBothSides() ? "yes\n" : "no\n");
    text.append("Gross, with 95 % intervals over records; lead MLII, else the first.\n");
    evaluation
        .atr()
        .ifPresent(figures -> figures(text, "Reference R peaks, whole record", figures));
    evaluation.confidence().ifPresent(confidence -> confidence(text, confidence));
    evaluation
        .detected()
        .ifPresent(
            figures ->
                figures(
                    text,
                    "Our own R peaks, EC57 window (150 ms, from 5:00); overall figures of pairs",
                    figures));
    if (!evaluation.noisy().isEmpty()) {
      noisy(text);
    }
    return text.toString();
  }

  private void noisy(StringBuilder text) {
    text.append("\nOur own R peaks with noise ").append(evaluation.noise());
    text.append(" (nst's rule), EC57 window; bxb's mapping and rules\n\n");
    text.append("   dB  QRS Se               QRS +P               V Se                 V +P");
    text.append("                 S Se                 S +P\n");
    evaluation
        .noisy()
        .forEach(
            (decibels, figures) -> {
              text.append(String.format(Locale.ROOT, "  %3s", Words.number(decibels)));
              for (BeatFigures.Figure figure : figures.overall()) {
                if (figure.name().startsWith("qrs")) {
                  text.append(cell(figure.interval()));
                }
              }
              for (String name : List.of("V", "S")) {
                BeatFigures.Row row = bxb(figures, name);
                text.append(cell(row.sensitivity())).append(cell(row.positivePredictivity()));
              }
              text.append('\n');
            });
  }

  private static String cell(Interval interval) {
    return String.format(Locale.ROOT, "  %-19s", percent(interval));
  }

  private static BeatFigures.Row bxb(BeatFigures figures, String name) {
    return figures.rows().stream()
        .filter(row -> row.className().equals(name) && row.mapping().equals("bxb"))
        .filter(row -> row.without().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static void figures(StringBuilder text, String title, BeatFigures figures) {
    text.append('\n').append(title).append(", ");
    text.append(Words.count(Confusion.sum(figures.byRecord().values()).total(), "beat"));
    text.append("\n\n");
    for (BeatFigures.Figure figure : figures.overall()) {
      text.append(
          String.format(
              Locale.ROOT, "  %-20s %s%n", NAMES.get(figure.name()), percent(figure.interval())));
    }
    text.append("\n  class  mapping  rule    without    beats");
    text.append("  sensitivity          +P                   F1\n");
    for (BeatFigures.Row row : figures.rows()) {
      text.append(
          String.format(
                  Locale.ROOT,
                  "  %-5s  %-7s  %-6s  %-9s  %6d  %-19s  %-19s  %s",
                  row.className(),
                  row.mapping(),
                  row.rule(),
                  row.without(),
                  row.detection().truePositives() + row.detection().falseNegatives(),
                  percent(row.sensitivity()),
                  percent(row.positivePredictivity()),
                  percent(row.f1()))
              .stripTrailing());
      text.append('\n');
    }
    text.append('\n');
    matrix(text, Confusion.sum(figures.byRecord().values()));
  }

  private static void matrix(StringBuilder text, Confusion gross) {
    text.append("  true\\found");
    gross.classes().forEach(name -> text.append(String.format(Locale.ROOT, "%8s", name)));
    text.append('\n');
    for (String truth : gross.classes()) {
      text.append(String.format(Locale.ROOT, "  %-10s", truth));
      for (String found : gross.classes()) {
        text.append(String.format(Locale.ROOT, "%8d", gross.count(truth, found)));
      }
      text.append('\n');
    }
  }

  private static void confidence(StringBuilder text, Confidence confidence) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n  calibration: ECE %.4f (15 bins), Brier %.4f; risk-coverage area %.4f%n",
            confidence.calibration().expectedError(),
            confidence.calibration().brier(),
            confidence.selective().area()));
    text.append("  errors if only the surest are answered:");
    for (double coverage : COVERAGES) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %.0f %%: %.2f %%",
              100 * coverage,
              100 * confidence.selective().riskAt(coverage)));
    }
    text.append('\n');
  }

  private static String percent(Interval interval) {
    return Double.isNaN(interval.value())
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.2f (%.1f-%.1f)",
            100 * interval.value(),
            100 * interval.low(),
            100 * interval.high());
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", SCHEMA);
    values.put("model", evaluation.model());
    values.put("sha256", evaluation.sha256());
    values.put("protocol", evaluation.protocol().id());
    values.put("patientsOnBothSides", evaluation.protocol().patientsOnBothSides());
    values.put("records", evaluation.records());
    values.put("trainedOn", evaluation.seen());
    values.put("atr", evaluation.atr().map(this::reference).orElse(null));
    values.put("detected", evaluation.detected().map(ModelEvaluationForms::detected).orElse(null));
    values.put("noise", evaluation.noise().isEmpty() ? null : evaluation.noise());
    List<Object> noisy = new ArrayList<>();
    evaluation
        .noisy()
        .forEach(
            (decibels, figures) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("decibels", decibels);
              one.putAll(detected(figures));
              noisy.add(one);
            });
    values.put("noisy", noisy);
    return values;
  }

  private Map<String, Object> reference(BeatFigures figures) {
    Map<String, Object> values = figures(figures);
    evaluation
        .confidence()
        .ifPresent(
            confidence -> {
              values.put("calibration", calibration(confidence));
              values.put("riskCoverage", riskCoverage(confidence.selective()));
            });
    return values;
  }

  private static Map<String, Object> detected(BeatFigures figures) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("windowMilliseconds", 150);
    values.put("fromSeconds", 300);
    values.putAll(figures(figures));
    return values;
  }

  private static Map<String, Object> figures(BeatFigures figures) {
    Map<String, Object> values = new LinkedHashMap<>();
    Confusion gross = Confusion.sum(figures.byRecord().values());
    values.put("beats", gross.total());
    for (BeatFigures.Figure figure : figures.overall()) {
      values.put(figure.name(), interval(figure.interval()));
    }
    List<Object> rows = new ArrayList<>();
    figures.rows().forEach(row -> rows.add(row(row)));
    values.put("rows", rows);
    values.put("classes", gross.classes());
    values.put("confusion", gross.toArray());
    List<Object> byRecord = new ArrayList<>();
    figures.byRecord().forEach((name, confusion) -> byRecord.add(record(figures, name, confusion)));
    values.put("byRecord", byRecord);
    return values;
  }

  private static Map<String, Object> record(BeatFigures figures, String name, Confusion confusion) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("record", name);
    values.put("confusion", confusion.toArray());
    BeatMatrix matrix = figures.matrices().get(name);
    if (matrix != null) {
      values.put("missed", matrix.qrs().falseNegatives());
      values.put("extra", matrix.qrs().falsePositives());
    }
    return values;
  }

  private static Map<String, Object> row(BeatFigures.Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("class", row.className());
    values.put("mapping", row.mapping());
    values.put("rule", row.rule());
    values.put("without", row.without().isEmpty() ? null : row.without());
    values.put("truePositives", row.detection().truePositives());
    values.put("falseNegatives", row.detection().falseNegatives());
    values.put("falsePositives", row.detection().falsePositives());
    values.put("sensitivity", interval(row.sensitivity()));
    values.put("positivePredictivity", interval(row.positivePredictivity()));
    values.put("f1", interval(row.f1()));
    return values;
  }

  private static Map<String, Object> interval(Interval interval) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", number(interval.value()));
    values.put("low", number(interval.low()));
    values.put("high", number(interval.high()));
    return values;
  }

  private static Map<String, Object> calibration(Confidence confidence) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("expectedError", number(confidence.calibration().expectedError()));
    values.put("maximumError", number(confidence.calibration().maximumError()));
    values.put("brier", number(confidence.calibration().brier()));
    List<Object> bins = new ArrayList<>();
    for (ReliabilityBin bin : confidence.calibration().bins()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("above", number(bin.above()));
      one.put("upTo", number(bin.upTo()));
      one.put("count", bin.count());
      one.put("confidence", number(bin.confidence()));
      one.put("accuracy", number(bin.accuracy()));
      bins.add(one);
    }
    values.put("bins", bins);
    return values;
  }

  private static Map<String, Object> riskCoverage(Selective selective) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("area", number(selective.area()));
    List<Object> points = new ArrayList<>();
    for (Selective.Point point : selective.points()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("confidence", number(point.confidence()));
      one.put("coverage", number(point.coverage()));
      one.put("risk", number(point.risk()));
      points.add(one);
    }
    values.put("points", points);
    return values;
  }

  private static Double number(double value) {
    return Double.isNaN(value) ? null : Math.rint(value * 1e6) / 1e6;
  }
}
