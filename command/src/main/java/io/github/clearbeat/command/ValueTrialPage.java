package io.github.clearbeat.command;

import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.report.LineFigure;
import io.github.clearbeat.study.attribution.AttributionFindings;
import io.github.clearbeat.study.attribution.AttributionTable;
import io.github.clearbeat.study.attribution.TrialTable;
import io.github.clearbeat.study.attribution.ValueMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a page says of named values: two tables and the curves of deletion. */
final class ValueTrialPage {
  private static final List<String> DRAWN = List.of("deep-shap", "deviation", "random");

  private ValueTrialPage() {}

  /** None for a model that was not asked about values. */
  static List<ComparisonPage.Table> tables(AttributionTable table, String model) {
    return table.valueMethods(model).isEmpty()
        ? List.of()
        : List.of(
            ExplanationTrialPage.table(
                "Named values: what happens without the three put first; 95 % over records",
                TrialTable.faithfulOfValues(table, model)),
            ExplanationTrialPage.table(
                "Named values: completeness, random weights, noise, seeds, share of samples, time",
                TrialTable.trustedOfValues(table, model)));
  }

  /** Deletion with single background beats; none for a model that was not asked. */
  static List<Figure> figures(AttributionTable table, String model) {
    List<LineFigure.Series> series = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (String method : DRAWN) {
      Optional<AttributionFindings.Curve> curve =
          table.curve(model, ValueMethods.PREFIX + method, "deletion-beats");
      if (curve.isPresent()) {
        List<LineFigure.Point> points = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < curve.get().points().size(); i++) {
          double value = curve.get().values().get(i);
          points.add(LineFigure.Point.of(Double.parseDouble(curve.get().points().get(i)), value));
          sum += value;
        }
        series.add(new LineFigure.Series(method, points));
        words.append(
            String.format(
                Locale.ROOT,
                "%s%s %.2f",
                words.isEmpty() ? "" : "; ",
                method,
                sum / points.size()));
      }
    }
    return series.isEmpty()
        ? List.of()
        : List.of(
            LineFigure.of(
                "Named values, deletion, those of single background beats stand in",
                "mean height: " + words,
                LineFigure.Axis.of("per cent of the values gone", 0, 100, 20, 0),
                LineFigure.Axis.of("probability", 0, 1, 0.2, 1),
                series));
  }
}
