package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Edition;
import io.github.clearbeat.evaluation.MeasurementErrors;
import io.github.clearbeat.evaluation.MeasurementTables;
import io.github.clearbeat.evaluation.SumStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
      one.put("count", row.found.count());
      one.put("rootMeanSquareError", EventForms.known(row.found.rootMeanSquare()));
      one.put("normalizedError", EventForms.known(row.found.normalized()));
      one.put("referenceMean", EventForms.known(row.found.referenceMean()));
      records.add(one);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("edition", edition.name().toLowerCase(Locale.ROOT));
    values.put("subtype", subtype);
    values.put("records", records);
    return values;
  }

  @Override
  public List<List<Object>> table() {
    List<List<Object>> table = new ArrayList<>();
    table.add(List.of("record", "count", "rms_error", "normalized_error", "reference_mean"));
    for (Row row : rows) {
      MeasurementErrors found = row.found;
      table.add(
          List.of(
              row.marks.files().record(),
              found.count(),
              found.rootMeanSquare(),
              found.normalized(),
              found.referenceMean()));
    }
    return table;
  }
}
