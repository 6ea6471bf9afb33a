package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.evaluation.ReliabilityBin;
import io.github.clearbeat.evaluation.Selective;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import io.github.clearbeat.study.scoring.Noise;
import io.github.clearbeat.study.scoring.NoiseFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scores of a stored model as values for JSON. */
final class ModelEvaluationValues {
  private static final String SCHEMA = "clearbeat-model-evaluation-2";

  private final ModelEvaluation evaluation;

  ModelEvaluationValues(ModelEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", SCHEMA);
    values.put("model", evaluation.model());
    values.put("sha256", evaluation.sha256());
    values.put("protocol", evaluation.basis().id());
    values.put("seed", evaluation.seed());
    values.put("stored", evaluation.stored().isEmpty() ? null : evaluation.stored());
    values.put("patientsOnBothSides", evaluation.basis().patientsOnBothSides());
    values.put("records", evaluation.records());
    values.put("trainedOn", evaluation.seen());
    values.put("switches", evaluation.switches());
    values.put("atr", evaluation.atr().map(this::reference).orElse(null));
    values.put("named", evaluation.named().map(NamedForms::values).orElse(null));
    values.put("folds", folds());
    values.put("detected", evaluation.detected().map(ModelEvaluationValues::detected).orElse(null));
    values.put("detectedNamed", evaluation.detectedNamed().map(NamedForms::values).orElse(null));
    List<Object> noisy = new ArrayList<>();
    evaluation.noisy().forEach(one -> noisy.add(noisy(one)));
    values.put("noisy", noisy);
    return values;
  }

  private List<Object> folds() {
    List<Object> folds = new ArrayList<>();
    evaluation
        .folds()
        .forEach(
            (fold, figures) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("fold", fold + 1);
              one.putAll(figures(figures));
              folds.add(one);
            });
    return folds;
  }

  private static Map<String, Object> noisy(NoiseFigures one) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("noise", one.noise().isEmpty() ? null : one.noise());
    values.put("decibels", Double.isInfinite(one.decibels()) ? null : one.decibels());
    values.put("beatsFrom", one.detected() ? "detected" : "atr");
    values.put("stretch", one.stretch() == Noise.Stretch.NOISY ? "noisy" : "clean");
    values.putAll(figures(one.figures()));
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
    List<Object> overall = new ArrayList<>();
    for (BeatFigures.Overall one : figures.overall()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("mapping", one.mapping());
      line.put("fusionMerged", one.fusionMerged());
      line.put("without", one.without().isEmpty() ? null : one.without());
      one.figures().forEach(figure -> line.put(figure.name(), interval(figure.interval())));
      overall.add(line);
    }
    values.put("overall", overall);
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
    values.put("accuracy", number(confusion.accuracy()));
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
    values.put("falsePositiveRate", interval(row.falsePositiveRate()));
    values.put("averageSensitivity", number(row.averageSensitivity()));
    values.put("averagePositivePredictivity", number(row.averagePositivePredictivity()));
    return values;
  }

  static Map<String, Object> interval(Interval interval) {
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
