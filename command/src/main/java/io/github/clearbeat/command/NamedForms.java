package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import io.github.clearbeat.report.EvaluationPage.Section;
import io.github.clearbeat.study.scoring.NamedFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a model's rule of which beats it names does, as text, values and part of a page. */
final class NamedForms {
  private NamedForms() {}

  static String text(NamedFigures figures) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%nNamed by the model's rule: %s %% of the beats; right are %s %% of these, %s %% of all"
                + "%n%n",
            percent(figures.coverage()),
            percent(figures.accuracyOfNamed()),
            percent(figures.accuracy())));
    String columns = "  %-5s  %6s  %7s  %-19s  %-19s  %-19s  %-19s  %s%n";
    text.append(
        String.format(
            Locale.ROOT,
            columns,
            "class",
            "beats",
            "named %",
            "Se of all answers",
            "withheld = missed",
            "of the named",
            "+P of all answers",
            "of the named"));
    for (NamedFigures.Row row : figures.rows()) {
      text.append(
          String.format(
              Locale.ROOT,
              columns,
              row.className(),
              row.beats(),
              ModelEvaluationText.percent(row.beats() == 0 ? Double.NaN : share(row)),
              percent(row.sensitivity()),
              percent(row.sensitivityWithheldMissed()),
              percent(row.sensitivityOfNamed()),
              percent(row.positivePredictivity()),
              percent(row.positivePredictivityOfNamed())));
    }
    return text.toString();
  }

  private static double share(NamedFigures.Row row) {
    return row.named() / (double) row.beats();
  }

  private static String percent(Interval interval) {
    return ModelEvaluationText.percent(interval);
  }

  static Map<String, Object> values(NamedFigures figures) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("coverage", ModelEvaluationValues.interval(figures.coverage()));
    values.put("accuracy", ModelEvaluationValues.interval(figures.accuracy()));
    values.put("accuracyOfNamed", ModelEvaluationValues.interval(figures.accuracyOfNamed()));
    List<Object> rows = new ArrayList<>();
    for (NamedFigures.Row row : figures.rows()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("class", row.className());
      one.put("beats", row.beats());
      one.put("named", row.named());
      one.put("sensitivity", ModelEvaluationValues.interval(row.sensitivity()));
      one.put(
          "sensitivityWithheldMissed",
          ModelEvaluationValues.interval(row.sensitivityWithheldMissed()));
      one.put("sensitivityOfNamed", ModelEvaluationValues.interval(row.sensitivityOfNamed()));
      one.put("positivePredictivity", ModelEvaluationValues.interval(row.positivePredictivity()));
      one.put(
          "positivePredictivityOfNamed",
          ModelEvaluationValues.interval(row.positivePredictivityOfNamed()));
      rows.add(one);
    }
    values.put("rows", rows);
    return values;
  }

  static Section section(NamedFigures figures, String peaks) {
    List<Line> lines = new ArrayList<>();
    for (NamedFigures.Row row : figures.rows()) {
      lines.add(
          new Line(
              new Cell(row.className(), "", true),
              List.of(
                  PageWords.plain(row.beats()),
                  PageWords.percent(row.beats() == 0 ? Double.NaN : share(row)),
                  ModelEvaluationPage.cell(row.sensitivity()),
                  ModelEvaluationPage.cell(row.sensitivityWithheldMissed()),
                  ModelEvaluationPage.cell(row.sensitivityOfNamed()),
                  ModelEvaluationPage.cell(row.positivePredictivity()),
                  ModelEvaluationPage.cell(row.positivePredictivityOfNamed()))));
    }
    String words =
        "By the model’s rule "
            + percent(figures.coverage()).replace("-", "–")
            + " per cent of the beats are named, and "
            + percent(figures.accuracyOfNamed()).replace("-", "–")
            + " per cent of these are right; of all answers it is "
            + percent(figures.accuracy()).replace("-", "–")
            + ".";
    return new Section(
        "Named beats, " + peaks,
        List.of(words),
        List.of(),
        List.of(
            new Table(
                "Papers’ mapping, in per cent: all answers, with a withheld one counted as missed,"
                    + " and of the named beats alone",
                List.of(
                    "class",
                    "beats",
                    "named",
                    "Se, all answers",
                    "withheld = missed",
                    "of the named",
                    "+P, all answers",
                    "of the named"),
                lines)),
        false);
  }
}
