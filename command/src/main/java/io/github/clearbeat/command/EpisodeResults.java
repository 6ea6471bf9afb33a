package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.EpisodeKind;
import io.github.clearbeat.evaluation.EpisodeResult;
import io.github.clearbeat.evaluation.EpisodeTables;
import io.github.clearbeat.evaluation.SumStats;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Episode-by-episode comparisons of one record or many. */
final class EpisodeResults implements ComparisonOutputs.Results {
  /** What is compared. */
  static final List<EpisodeKind> KINDS =
      List.of(EpisodeKind.ATRIAL_FIBRILLATION, EpisodeKind.VENTRICULAR_FIBRILLATION);

  private final boolean many;
  private final double fromSeconds;
  private final boolean excludeFlutter;
  private final TableForm form;
  private final Map<EpisodeKind, List<Row>> rows = new EnumMap<>(EpisodeKind.class);

  /**
   * One record.
   *
   * @param marks what was compared
   * @param found what came of it
   */
  record Row(AnnotatorPair.Marks marks, EpisodeResult found) {
    EpisodeTables tables() {
      AnnotatorPair files = marks.files();
      return new EpisodeTables(files.record(), files.referenceAnnotator(), files.testAnnotator());
    }
  }

  EpisodeResults(boolean many, double fromSeconds, boolean excludeFlutter, TableForm form) {
    this.many = many;
    this.fromSeconds = fromSeconds;
    this.excludeFlutter = excludeFlutter;
    this.form = form;
  }

  void add(EpisodeKind kind, AnnotatorPair.Marks marks, EpisodeResult found) {
    rows.computeIfAbsent(kind, key -> new ArrayList<>()).add(new Row(marks, found));
  }

  Map<EpisodeKind, List<Row>> rows() {
    return rows;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder(form == TableForm.TEXT ? heading() + "\n" : "");
    rows.forEach(
        (kind, of) -> {
          if (form == TableForm.LINES) {
            text.append(lines(kind));
          } else if (form == TableForm.TEXT && many) {
            text.append('\n').append(SumStats.summarize(lines(kind)));
          } else {
            text.append(form == TableForm.TEXT ? "\n" : "");
            of.forEach(row -> text.append(row.tables().standard(row.found)));
          }
        });
    return text.toString();
  }

  /** The settings in one line. */
  String heading() {
    return "Episodes from "
        + Words.number(fromSeconds)
        + " s; "
        + (excludeFlutter
            ? "atrial flutter of the reference is left out (EC38:1998)"
            : "atrial flutter is not fibrillation (EC57)");
  }

  /** The line-format file of {@code epicmp} about one kind. */
  String lines(EpisodeKind kind) {
    StringBuilder text = new StringBuilder(EpisodeTables.lineHeader(kind));
    rows.get(kind).forEach(row -> text.append(row.tables().line(row.found)));
    return text.toString();
  }

  static String key(EpisodeKind kind) {
    return kind == EpisodeKind.ATRIAL_FIBRILLATION
        ? "atrialFibrillation"
        : "ventricularFibrillation";
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> kinds = new LinkedHashMap<>();
    rows.forEach(
        (kind, of) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("gross", EpisodeSums.gross(of).values());
          one.put("average", EpisodeSums.averages(of));
          one.put("records", of.stream().map(EpisodeResults::values).toList());
          kinds.put(key(kind), one);
        });
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("fromSeconds", fromSeconds);
    values.put("flutterExcluded", excludeFlutter);
    values.put("kinds", kinds);
    return values;
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("record", row.marks.files().record());
    values.putAll(EpisodeSums.of(row.found).values());
    return values;
  }

  @Override
  public List<List<Object>> table() {
    List<List<Object>> table = new ArrayList<>();
    List<Object> names = new ArrayList<>(List.of("kind", "record"));
    names.addAll(EventForms.NAMES);
    names.addAll(List.of("duration_se", "duration_ppv", "reference_s", "test_s"));
    table.add(names);
    rows.forEach(
        (kind, of) -> {
          for (Row row : of) {
            table.add(line(kind, row.marks.files().record(), EpisodeSums.of(row.found).cells()));
          }
          table.add(line(kind, "gross", EpisodeSums.gross(of).cells()));
          table.add(line(kind, "average", EpisodeSums.averageCells(of)));
        });
    return table;
  }

  private static List<Object> line(EpisodeKind kind, String name, List<Object> cells) {
    List<Object> line = new ArrayList<>(List.of(kind.letters(), name));
    line.addAll(cells);
    return line;
  }
}
