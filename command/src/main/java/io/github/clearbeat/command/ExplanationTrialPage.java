package io.github.clearbeat.command;

import io.github.clearbeat.report.ComparisonPage;
import io.github.clearbeat.report.EvaluationPage;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.report.LineFigure;
import io.github.clearbeat.study.attribution.AttributionFindings;
import io.github.clearbeat.study.attribution.AttributionMeasure;
import io.github.clearbeat.study.attribution.AttributionPage;
import io.github.clearbeat.study.attribution.AttributionTable;
import io.github.clearbeat.study.attribution.TrialTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far explanations can be trusted, as a page with curves. */
final class ExplanationTrialPage {
  /** More curves than these cannot be told apart. */
  private static final List<String> DRAWN = List.of("deep-shap", "occlusion", "slope", "random");

  private ExplanationTrialPage() {}

  static EvaluationPage of(AttributionTable table) throws IOException {
    List<EvaluationPage.Section> sections = new ArrayList<>();
    sections.add(
        new EvaluationPage.Section(
            "What is found", AttributionPage.found(table), List.of(), List.of(), false));
    for (AttributionFindings.Asked model : table.findings().models()) {
      String id = model.id();
      int[] beats = table.beats(id);
      sections.add(
          new EvaluationPage.Section(
              id,
              List.of(
                  beats[0]
                      + " beats of "
                      + beats[1]
                      + " records: "
                      + model.tested()
                      + ". Higher degradation is better; sanity near 0 is good; controls that ask no"
                      + " network have sanity 1."),
              drawn(table, id),
              tables(table, id),
              false));
    }
    return new EvaluationPage(
        "How far explanations can be trusted",
        PageWords.program(),
        List.of(
            new ComparisonPage.Fact("Models", String.valueOf(table.findings().models().size())),
            new ComparisonPage.Fact("Controls", "gradient, slope (|dV/dt|), r-peak, random")),
        List.of(),
        sections);
  }

  private static List<Figure> drawn(AttributionTable table, String model) {
    List<Figure> figures = new ArrayList<>(ValueTrialPage.figures(table, model));
    figures.addAll(figures(table, model));
    return figures;
  }

  private static List<ComparisonPage.Table> tables(AttributionTable table, String model) {
    List<ComparisonPage.Table> tables = new ArrayList<>(ValueTrialPage.tables(table, model));
    if (!table.methods(model).isEmpty()) {
      tables.add(
          table(
              "Faithfulness: what happens without what is marked; 95 % over records",
              TrialTable.faithful(table, model)));
      tables.add(
          table(
              "Completeness, random weights, stability, seeds, place, time",
              TrialTable.trusted(table, model)));
      tables.add(places(table, model));
      tables.add(
          table(
              "Agreement between methods", TrialTable.agreeing(table, model, "rank correlation")));
    }
    return tables;
  }

  /** Deletion with both fillers, and likeness as weights become random. */
  static List<Figure> figures(AttributionTable table, String model) {
    List<Figure> figures = new ArrayList<>();
    add(
        figures,
        table,
        model,
        "deletion-line",
        "Deletion, a straight line stands in",
        "per cent of the beat gone");
    add(
        figures,
        table,
        model,
        "deletion-background",
        "Deletion, the mean background beat stands in",
        "per cent of the beat gone");
    add(figures, table, model, "mprt", "Random weights", "layers random, from the logits down");
    return figures;
  }

  private static void add(
      List<Figure> figures,
      AttributionTable table,
      String model,
      String name,
      String title,
      String across) {
    boolean cascade = name.equals("mprt");
    List<LineFigure.Series> series = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    double last = 1;
    for (String method : DRAWN) {
      Optional<AttributionFindings.Curve> curve = table.curve(model, method, name);
      if (curve.isPresent()) {
        List<LineFigure.Point> points = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < curve.get().points().size(); i++) {
          double x = cascade ? i : Double.parseDouble(curve.get().points().get(i));
          points.add(LineFigure.Point.of(x, curve.get().values().get(i)));
          sum += curve.get().values().get(i);
          last = Math.max(last, x);
        }
        series.add(new LineFigure.Series(method, points));
        words.append(String.format(Locale.ROOT, "%s %.2f; ", method, sum / points.size()));
      }
    }
    if (!series.isEmpty()) {
      figures.add(
          LineFigure.of(
              title,
              "mean height: " + words.substring(0, words.length() - 2),
              LineFigure.Axis.of(across, 0, last, cascade ? 2 : 20, 0),
              cascade
                  ? LineFigure.Axis.of("likeness", -0.2, 1, 0.2, 1)
                  : LineFigure.Axis.of("probability", 0, 1, 0.2, 1),
              series));
    }
  }

  private static ComparisonPage.Table places(AttributionTable table, String model) {
    List<ComparisonPage.Line> lines = new ArrayList<>();
    List<String> methods = table.methods(model);
    for (String method : methods) {
      lines.add(shares(table, model, method, method, ExplanationTrialForms.SHARES));
    }
    lines.add(shares(table, model, "share of time", methods.get(0), ExplanationTrialForms.TIMES));
    return new ComparisonPage.Table(
        "Share of |value|, per cent", List.of("method", "P", "PR", "QRS", "ST", "T"), lines);
  }

  private static ComparisonPage.Line shares(
      AttributionTable table,
      String model,
      String head,
      String method,
      List<AttributionMeasure> measures) {
    return new ComparisonPage.Line(
        PageWords.plain(head),
        measures.stream()
            .map(m -> String.format(Locale.ROOT, "%.0f", 100 * table.mean(model, method, m)))
            .map(PageWords::plain)
            .toList());
  }

  /** Words as a table of the page, the first cell of each row before the others. */
  static ComparisonPage.Table table(String title, TrialTable words) {
    List<ComparisonPage.Line> lines = new ArrayList<>();
    for (List<String> row : words.rows()) {
      List<ComparisonPage.Cell> cells = row.stream().map(PageWords::plain).toList();
      lines.add(new ComparisonPage.Line(cells.get(0), cells.subList(1, cells.size())));
    }
    return new ComparisonPage.Table(title, words.columns(), lines);
  }
}
