package io.github.clearbeat.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A run-by-run comparison as text, in the forms of {@code rxr} (EC57 tables 7, 8 and A.7), one kind
 * of run at a time. Lines end with a line feed.
 *
 * <pre>{@code
 * RunTables tables = new RunTables("100", "atr", "qrs");
 * tables.standard(comparison.ventricular());
 * RunTables.lineHeader(RunKind.VENTRICULAR) + tables.line(comparison.ventricular());
 * }</pre>
 *
 * @param record the record's name, as it stands in the tables
 * @param reference the name of the reference annotator
 * @param test the name of the test annotator
 */
public record RunTables(String record, String reference, String test) {
  private static final int[][] CLASSES = {{0, 0}, {1, 1}, {2, 2}, {3, 5}, {6, 6}};
  private static final String[] CLASS_NAMES = {"  NC", "   V", "   C", "   S", "   L"};

  /** Checks that names are given. */
  public RunTables {
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(test, "test");
  }

  /** Both matrices with all statistics, as {@code rxr -s} and {@code -S}. */
  public String standard(RunResult found) {
    return heading(found)
        + standardMatrix(found.sensitivity(), "\n      (Run Sensitivity Summary Matrix)\n\n\n")
        + standardMatrix(found.predictivity(), "\n (Run Positive Predictivity Summary Matrix)\n\n")
        + statistics(found);
  }

  /** Both summed matrices with all statistics, as {@code rxr -c} and {@code -C}. */
  public String condensed(RunResult found) {
    return heading(found)
        + condensedMatrix(found.sensitivity(), "\n    (Run Sensitivity Summary Matrix)\n\n\n")
        + condensedMatrix(found.predictivity(), "\n (Run Positive Predictivity Summary Matrix)\n\n")
        + statistics(found);
  }

  /** The column headings above {@link #line}; a line more for supraventricular runs. */
  public static String lineHeader(RunKind kind) {
    return (kind == RunKind.SUPRAVENTRICULAR ? "(SVE run detection)\n" : "")
        + "Record CTs CFN CTp CFP STs SFN STp SFP LTs LFN LTp LFP  CSe C+P SSe S+P LSe L+P\n";
  }

  /** One record in one line, as {@code rxr -l} and {@code -L}. */
  public String line(RunResult found) {
    Columns columns = new Columns("%4s", record);
    for (EventDetection runs : kinds(found)) {
      columns.add(" %3d", runs.found()).add(" %3d", runs.missed());
      columns.add(" %3d", runs.confirmed()).add(" %3d", runs.unconfirmed());
    }
    columns.text(" ");
    for (EventDetection runs : kinds(found)) {
      columns.text(Columns.wholePercent(runs.found(), runs.found() + runs.missed()));
      columns.text(Columns.wholePercent(runs.confirmed(), runs.confirmed() + runs.unconfirmed()));
    }
    return columns + "\n";
  }

  /** Every run of unequal length in a line of its own, as {@code rxr -v}. */
  public String disagreements(RunResult found) {
    return found.disagreements().stream().map(d -> d + "\n").collect(Collectors.joining());
  }

  private String heading(RunResult found) {
    return found.kind().letters()
        + " run-by-run comparison results for record "
        + record
        + "\nReference annotator: "
        + reference
        + "\n     Test annotator: "
        + test
        + "\n\n";
  }

  private static String standardMatrix(RunMatrix matrix, String title) {
    StringBuilder text = new StringBuilder("               Algorithm Run Length\n");
    text.append("          0    1    2    3    4    5   >5\n");
    text.append("     ____________________________________\n");
    for (int row = 0; row <= RunMatrix.LONG; row++) {
      Columns columns = new Columns("%4s |", row == RunMatrix.LONG ? ">5" : "" + row);
      for (int column = 0; column <= RunMatrix.LONG; column++) {
        cell(columns, row, column, matrix.count(row, column));
      }
      text.append(columns).append('\n');
    }
    return text.append(title).toString();
  }

  private static String condensedMatrix(RunMatrix matrix, String title) {
    StringBuilder text = new StringBuilder("          Algorithm Run Length\n");
    text.append("         nc    v    c    s    l\n");
    text.append("     __________________________\n");
    for (int row = 0; row < CLASSES.length; row++) {
      int[] lengths = CLASSES[row];
      Columns columns = new Columns("%s |", CLASS_NAMES[row]);
      for (int column = 0; column < CLASSES.length; column++) {
        int[] others = CLASSES[column];
        long count = matrix.sum(lengths[0], lengths[1], others[0], others[1]);
        cell(columns, row, column, count);
      }
      text.append(columns).append('\n');
    }
    return text.append(title).toString();
  }

  /** A count; nothing stands where neither side has a run. */
  private static void cell(Columns columns, int row, int column, long count) {
    if (row == 0 && column == 0) {
      columns.text("     ");
    } else {
      columns.add(" %4d", count);
    }
  }

  private static String statistics(RunResult found) {
    StringBuilder text = new StringBuilder();
    String[] names = {"   Couplet", " Short run", "  Long run"};
    List<EventDetection> kinds = kinds(found);
    for (int i = 0; i < names.length; i++) {
      EventDetection runs = kinds.get(i);
      String name = names[i];
      text.append(
          Columns.wholeStatistic(
              "         " + name + " sensitivity", runs.found(), runs.found() + runs.missed()));
      text.append(
          Columns.wholeStatistic(
              name.substring(1) + " positive predictivity",
              runs.confirmed(),
              runs.confirmed() + runs.unconfirmed()));
    }
    return text.append('\n').toString();
  }

  private static List<EventDetection> kinds(RunResult found) {
    return List.of(found.couplets(), found.shortRuns(), found.longRuns());
  }
}
