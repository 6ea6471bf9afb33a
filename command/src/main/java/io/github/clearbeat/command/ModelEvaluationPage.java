package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.evaluation.Selective;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.report.ComparisonPage.Cell;
import io.github.clearbeat.report.ComparisonPage.Fact;
import io.github.clearbeat.report.ComparisonPage.Line;
import io.github.clearbeat.report.ComparisonPage.Table;
import io.github.clearbeat.report.EvaluationPage;
import io.github.clearbeat.report.EvaluationPage.Section;
import io.github.clearbeat.report.EvaluationReport;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.report.LineFigure;
import io.github.clearbeat.report.MatrixFigure;
import io.github.clearbeat.report.RecordsFigure;
import io.github.clearbeat.report.ReliabilityFigure;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The scores of a stored model as a page: confusion, figures by class and by record, reliability,
 * risk by coverage, and what noise does.
 *
 * @param evaluation what was found
 */
record ModelEvaluationPage(ModelEvaluation evaluation) {
  private static final int MOST_POINTS = 200;

  void write(Path to) throws IOException {
    List<String> cautions = new ArrayList<>();
    if (!evaluation.seen().isEmpty()) {
      cautions.add(ModelEvaluationText.trainedOn(evaluation));
    }
    if (evaluation.basis().patientsOnBothSides()) {
      cautions.add(
          "Beats of the same patient stand in training and test: new patients will score lower.");
    }
    List<Section> sections = new ArrayList<>();
    evaluation.atr().ifPresent(figures -> sections.add(beats(false, figures)));
    if (!evaluation.folds().isEmpty()) {
      sections.add(folds());
    }
    evaluation.confidence().ifPresent(confidence -> sections.add(confidence(confidence)));
    evaluation
        .named()
        .ifPresent(figures -> sections.add(NamedForms.section(figures, "reference R peaks")));
    evaluation.detected().ifPresent(figures -> sections.add(beats(true, figures)));
    evaluation
        .detectedNamed()
        .ifPresent(figures -> sections.add(NamedForms.section(figures, "our own R peaks")));
    if (!evaluation.noisy().isEmpty()) {
      sections.addAll(new NoiseSections(evaluation.noisy()).sections());
    }
    EvaluationPage page =
        new EvaluationPage(
            evaluation.model() + " under " + evaluation.basis().id(),
            PageWords.program(),
            facts(),
            cautions,
            sections);
    try (Writer out = Files.newBufferedWriter(to)) {
      EvaluationReport.write(page, out);
    }
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Weights", "SHA-256 " + evaluation.sha256()));
    facts.add(new Fact("Records", String.valueOf(evaluation.records().size())));
    facts.add(
        new Fact(
            "Seed",
            evaluation.seed()
                + (evaluation.stored().isEmpty() ? "" : ", stored in " + evaluation.stored())));
    facts.add(new Fact("Patient in training and test", evaluation.basis().bothSides()));
    evaluation
        .switches()
        .forEach(
            (name, words) ->
                facts.add(
                    new Fact(
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), words)));
    facts.add(new Fact("Intervals", "95 %, by bootstrap over records, 2,000 draws"));
    return facts;
  }

  private static Section beats(boolean found, BeatFigures figures) {
    String title = found ? "Our own R peaks" : "Reference R peaks";
    Confusion gross = Confusion.sum(figures.byRecord().values());
    List<Figure> drawn = new ArrayList<>();
    drawn.add(MatrixFigure.of(title, gross));
    List<Table> tables = new ArrayList<>();
    tables.add(overall(figures.overall()));
    tables.add(rows(figures.rows()));
    if (!figures.matrices().isEmpty()) {
      drawn.add(records(BeatGroup.S, figures));
      drawn.add(records(BeatGroup.V, figures));
      tables.add(byRecord(found, figures));
    }
    String words =
        found
            ? "The whole recording is analysed and what was found is compared as bxb does: 150 ms,"
                + " from 5:00 on. Missed and invented beats count in the rows of classes; overall"
                + " figures are of pairs."
            : "Beats are classified where the reference has its R peaks, over the whole record.";
    return new Section(title, List.of(words), drawn, tables, false);
  }

  private static Figure records(BeatGroup group, BeatFigures figures) {
    Map<String, Detection> records = new LinkedHashMap<>();
    figures
        .matrices()
        .forEach(
            (record, matrix) ->
                records.put(
                    record.substring(record.indexOf('/') + 1),
                    BeatFigures.strict(matrix, group.name())));
    return RecordsFigure.of(group, records);
  }

  private static Table overall(List<BeatFigures.Overall> overall) {
    List<String> columns = new ArrayList<>(List.of("all classes, in per cent"));
    for (BeatFigures.Overall one : overall) {
      columns.add(
          (one.mapping().equals(BeatFigures.CODES) ? "codes" : "mapping " + one.mapping())
              + (one.fusionMerged() ? ", F counted as V" : "")
              + (one.without().isEmpty() ? "" : ", without " + one.without()));
    }
    List<Line> lines = new ArrayList<>();
    for (BeatFigures.Figure figure : overall.get(0).figures()) {
      lines.add(
          new Line(
              Cell.of(ModelEvaluationText.NAMES.get(figure.name())),
              overall.stream().map(one -> cell(one.of(figure.name()))).toList()));
    }
    return new Table(
        "Over all classes; averages over classes leave Q out. Mapping papers: e and j are N; bxb:"
            + " they are S",
        columns,
        lines);
  }

  private static Table rows(List<BeatFigures.Row> rows) {
    List<Line> lines = new ArrayList<>();
    for (BeatFigures.Row row : rows) {
      Detection counts = row.detection();
      lines.add(
          new Line(
              new Cell(row.className(), "", true),
              List.of(
                  Cell.of(row.mapping()),
                  Cell.of(row.rule()),
                  Cell.of(row.without()),
                  PageWords.plain(counts.truePositives() + counts.falseNegatives()),
                  cell(row.sensitivity()),
                  cell(row.positivePredictivity()),
                  cell(row.f1()),
                  PageWords.percent(row.falsePositiveRate().value()),
                  PageWords.percent(row.averageSensitivity()),
                  PageWords.percent(row.averagePositivePredictivity()))));
    }
    return new Table(
        "By class, in per cent. Rule papers: every other beat called so is false; bxb: no F or Q"
            + " called V, and no Q called S; merged: F is taken for V in truth and findings",
        List.of(
            "class",
            "mapping",
            "rule",
            "without",
            "beats",
            "Se",
            "+P",
            "F1",
            "FPR",
            "mean Se of records",
            "mean +P"),
        lines);
  }

  private static Table byRecord(boolean found, BeatFigures figures) {
    List<String> columns = new ArrayList<>(List.of("record", "beats", "accuracy %"));
    columns.addAll(List.of("S", "found", "wrong", "V", "found", "wrong"));
    if (found) {
      columns.addAll(List.of("beats missed", "extra"));
    }
    List<Line> lines = new ArrayList<>();
    figures
        .matrices()
        .forEach(
            (record, matrix) -> {
              ModelEvaluationText.RecordLine one = ModelEvaluationText.RecordLine.of(matrix);
              List<Cell> cells = new ArrayList<>();
              cells.add(PageWords.plain(one.beats()));
              cells.add(PageWords.percent(figures.byRecord().get(record).accuracy()));
              for (Detection counts : List.of(one.s(), one.v())) {
                cells.add(PageWords.plain(counts.truePositives() + counts.falseNegatives()));
                cells.add(PageWords.plain(counts.truePositives()));
                cells.add(PageWords.plain(counts.falsePositives()));
              }
              if (found) {
                cells.add(PageWords.plain(one.qrs().falseNegatives()));
                cells.add(PageWords.plain(one.qrs().falsePositives()));
              }
              lines.add(new Line(Cell.of(record), cells));
            });
    return new Table("By record, papers’ mapping and rule", columns, lines);
  }

  private Section folds() {
    List<Line> lines = new ArrayList<>();
    List<String> words = new ArrayList<>();
    words.add(
        "Every patient was held out once. Epochs and settings were chosen on these folds, so the"
            + " figures lean to the good side.");
    evaluation
        .folds()
        .forEach(
            (fold, figures) -> {
              List<Cell> cells = new ArrayList<>();
              cells.add(PageWords.plain(figures.byRecord().size()));
              cells.add(PageWords.plain(Confusion.sum(figures.byRecord().values()).total()));
              cells.add(PageWords.percent(figures.overall().get(0).of("accuracy").value()));
              for (BeatFigures.Row row : ModelEvaluationText.main(figures)) {
                Detection counts = row.detection();
                cells.add(PageWords.plain(counts.truePositives() + counts.falseNegatives()));
                cells.add(PageWords.percent(counts.sensitivity()));
                cells.add(PageWords.percent(counts.positivePredictivity()));
              }
              lines.add(new Line(PageWords.plain(fold + 1), cells));
              words.add(
                  "Fold "
                      + (fold + 1)
                      + ": "
                      + String.join(
                          ", ",
                          figures.byRecord().keySet().stream()
                              .map(name -> name.substring(name.indexOf('/') + 1))
                              .toList())
                      + ".");
            });
    List<String> columns = new ArrayList<>(List.of("fold", "records", "beats", "accuracy %"));
    for (String group : List.of("S", "V")) {
      columns.addAll(List.of(group, "found %", "+P %"));
    }
    return new Section(
        "By fold",
        words,
        List.of(),
        List.of(new Table("Papers’ mapping, S by the papers’ rule, V by bxb’s", columns, lines)),
        false);
  }

  private static Section confidence(Confidence confidence) {
    Selective selective = confidence.selective();
    List<LineFigure.Point> points = new ArrayList<>();
    double most = 0.01;
    int size = selective.points().size();
    int step = Math.max(1, size / MOST_POINTS);
    for (int i = 0; i < size; i += step) {
      Selective.Point point = selective.points().get(i);
      points.add(LineFigure.Point.of(100 * point.coverage(), 100 * point.risk()));
      most = Math.max(most, point.risk());
    }
    Selective.Point last = selective.points().get(size - 1);
    points.add(LineFigure.Point.of(100 * last.coverage(), 100 * last.risk()));
    double top = Math.ceil(100 * Math.max(most, last.risk()) + 0.5);
    double upwards = top <= 5 ? 1 : top <= 20 ? 5 : 20;
    Figure risk =
        LineFigure.of(
            "Risk by coverage",
            "if only the surest beats are answered, the share of them that is wrong",
            LineFigure.Axis.of("answered, %", 0, 100, 20, 0),
            LineFigure.Axis.of("wrong, %", 0, upwards * Math.ceil(top / upwards), upwards, 0),
            List.of(new LineFigure.Series("risk", points)));
    List<Line> lines = new ArrayList<>();
    for (double coverage : ModelEvaluationText.COVERAGES) {
      lines.add(
          new Line(
              PageWords.plain(Math.round(100 * coverage) + " %"),
              List.of(PageWords.percent(selective.riskAt(coverage)))));
    }
    return new Section(
        "How honest the probabilities are",
        List.of("Of beats at the reference’s R peaks; probabilities are kept in 255ths."),
        List.of(ReliabilityFigure.of(confidence.calibration()), risk),
        List.of(
            new Table("If only the surest are answered", List.of("answered", "wrong %"), lines)),
        false);
  }

  static Cell cell(Interval interval) {
    return Cell.of(ModelEvaluationText.percent(interval).replace("-", "–"));
  }
}
