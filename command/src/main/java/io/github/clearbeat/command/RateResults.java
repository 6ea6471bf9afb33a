package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Across;
import io.github.clearbeat.evaluation.Edition;
import io.github.clearbeat.evaluation.MeasurementErrors;
import io.github.clearbeat.evaluation.MeasurementTables;
import io.github.clearbeat.evaluation.SumStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measurement-by-measurement comparisons of one record or many. */
final class RateResults implements ComparisonOutputs.Results {
  private final boolean many;
  private final int subtype;
  private final Edition edition;
  private final boolean normalized;
  private final TableForm form;
  private final List<Row> rows = new ArrayList<>();

  /**
   * One record.
   *
   * @param marks what was compared
   * @param found what came of it
   */
  record Row(AnnotatorPair.Marks marks, MeasurementErrors found) {
    MeasurementTables tables() {
      AnnotatorPair files = marks.files();
      return new MeasurementTables(
          files.record(), files.referenceAnnotator(), files.testAnnotator());
    }
  }

  RateResults(boolean many, int subtype, Edition edition, boolean normalized, TableForm form) {
    this.many = many;
    this.subtype = subtype;
    this.edition = edition;
    this.normalized = normalized;
    this.form = form;
  }

  void add(AnnotatorPair.Marks marks, MeasurementErrors found) {
    rows.add(new Row(marks, found));
  }

  List<Row> rows() {
    return rows;
  }

  @Override
  public String text() {
    if (form == TableForm.LINES) {
      return lines();
    }
    StringBuilder text = new StringBuilder(form == TableForm.TEXT ? heading() + "\n\n" : "");
    if (form == TableForm.TEXT && many) {
      return text.append(SumStats.summarize(lines())).toString();
    }
    rows.forEach(row -> text.append(row.tables().standard(row.found, normalized)));
    return text.toString();
  }

  /** The settings in one line. */
  String heading() {
    return "Measurements of subtype "
        + subtype
        + (edition == Edition.WFDB
            ? "; as mxm, its faults included"
            : "; every measurement compared once");
  }

  /** The line-format file of {@code mxm}. */
  String lines() {
    StringBuilder text = new StringBuilder(MeasurementTables.lineHeader(subtype));
    rows.forEach(row -> text.append(row.tables().line(row.found, normalized)));
    return text.toString();
  }

  @Override
  public Map<String, Object> values() {
    List<Object> records = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("record", row.marks.files().record());
      one.putAll(values(row.found));
      records.add(one);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("edition", edition.name().toLowerCase(Locale.ROOT));
    values.put("subtype", subtype);
    values.put("gross", values(gross()));
    Map<String, Object> average = new LinkedHashMap<>();
    average.put(
        "rootMeanSquareError", EventForms.known(average(MeasurementErrors::rootMeanSquare)));
    average.put("normalizedError", EventForms.known(average(MeasurementErrors::normalized)));
    average.put("referenceMean", EventForms.known(average(MeasurementErrors::referenceMean)));
    values.put("average", average);
    values.put("records", records);
    return values;
  }

  private static Map<String, Object> values(MeasurementErrors found) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("compared", found.compared());
    values.put("count", found.count());
    values.put("rootMeanSquareError", EventForms.known(found.rootMeanSquare()));
    values.put("normalizedError", EventForms.known(found.normalized()));
    values.put("referenceMean", EventForms.known(found.referenceMean()));
    return values;
  }

  /** All records pooled: every measurement weighs the same. */
  MeasurementErrors gross() {
    return rows.stream().map(Row::found).reduce(MeasurementErrors::plus).orElseThrow();
  }

  /** The mean over the records in which it is defined. */
  double average(ToDoubleFunction<MeasurementErrors> statistic) {
    return Across.average(rows.stream().map(Row::found).toList(), statistic);
  }

  /** Whether a mean is over others than were compared, as mxm has it. */
  boolean countsOthers() {
    return rows.stream().anyMatch(row -> row.found.count() != row.found.compared());
  }

  @Override
  public List<List<Object>> table() {
    List<List<Object>> table = new ArrayList<>();
    table.add(
        List.of("record", "compared", "count", "rms_error", "normalized_error", "reference_mean"));
    rows.forEach(row -> table.add(line(row.marks.files().record(), row.found)));
    table.add(line("gross", gross()));
    table.add(
        List.of(
            "average",
            "",
            "",
            average(MeasurementErrors::rootMeanSquare),
            average(MeasurementErrors::normalized),
            average(MeasurementErrors::referenceMean)));
    return table;
  }

  private static List<Object> line(String name, MeasurementErrors found) {
    return List.of(
        name,
        found.compared(),
        found.count(),
        found.rootMeanSquare(),
        found.normalized(),
        found.referenceMean());
  }
}
