package io.github.clearbeat.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table in line form with the sums below it, cut into cells.
 *
 * @param columns names of the columns, the first that of the records
 * @param rows a row for each record, then the sums; cells without a value are empty
 */
record SumTable(List<String> columns, List<List<String>> rows) {
  private static final Set<String> FIRST_WORDS = Set.of("Q", "V", "S", "RR", "Ref", "Test");
  private static final Set<String> SECOND_WORDS = Set.of("Se", "+P", "FPR", "err", "duration");
  private static final Set<String> SHARES = Set.of("Q Se", "CSe", "ESe", "% beats missed");
  private static final Set<String> NO_VALUES = Set.of("seconds", "(unnormalized)");
  private static final Map<String, String> SUMS =
      Map.of("Sum", "sum", "Gross", "gross", "Average", "average");

  /**
   * Cuts a table that {@code SumStats} has summed up.
   *
   * @param table headings and records
   * @param sums the same with the sums below
   */
  static SumTable of(String table, String sums) {
    List<String> headings = table.lines().takeWhile(line -> !isRecord(line)).toList();
    List<List<String>> records =
        table.lines().skip(headings.size()).filter(l -> !l.isBlank()).map(SumTable::cells).toList();
    int widest = records.stream().mapToInt(List::size).max().orElse(1);
    List<String> columns = columns(headings, widest);
    List<List<String>> rows = new ArrayList<>();
    records.forEach(record -> rows.add(filled(record, columns.size())));
    for (String line : sums.substring(table.length()).lines().toList()) {
      List<String> cells = line.isBlank() ? List.of() : cells(line);
      if (!cells.isEmpty() && SUMS.containsKey(cells.get(0))) {
        rows.add(placed(cells, columns));
      }
    }
    return new SumTable(columns, rows);
  }

  /** Whether a line is of a record, not of the headings. */
  static boolean isRecord(String line) {
    return line.matches("\\s*\\S+\\s+[0-9-].*") && !line.startsWith("Measurement ");
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>(Arrays.asList(line.trim().split("\\s+")));
    cells.removeAll(NO_VALUES);
    cells.replaceAll(cell -> cell.equals("-") ? "" : cell);
    return cells;
  }

  private static List<String> columns(List<String> headings, int widest) {
    String last = headings.get(headings.size() - 1);
    if (last.startsWith("Record\t")) {
      return List.of(last.split("\t"));
    }
    boolean shutdown = headings.get(0).contains("Total Shutdown");
    List<String> columns = new ArrayList<>();
    if (shutdown) {
      List<String> words = cells(headings.get(0));
      for (int i = 0; i < words.size() - 2; i++) {
        columns.add(words.get(i).equals("%") ? "% " + words.get(++i) + " missed" : words.get(i));
      }
      columns.add("shutdown s");
      List<String> all = List.of("all N", "all S", "all V", "all F", "all Q");
      columns.addAll(all.subList(0, Math.max(0, Math.min(5, widest - columns.size()))));
      return columns;
    }
    for (String word : cells(last)) {
      int before = columns.size() - 1;
      if (SECOND_WORDS.contains(word) && FIRST_WORDS.contains(columns.get(before))) {
        columns.set(before, columns.get(before) + " " + word);
      } else {
        columns.add(word);
      }
    }
    return columns;
  }

  private static List<String> filled(List<String> cells, int length) {
    List<String> all = new ArrayList<>(cells.subList(0, Math.min(length, cells.size())));
    all.addAll(Collections.nCopies(length - all.size(), ""));
    return all;
  }

  /** The position of the first column of shares; how many columns there are, if none is. */
  static int firstShare(List<String> columns) {
    int share = 1;
    while (share < columns.size() && !SHARES.contains(columns.get(share))) {
      share++;
    }
    return share;
  }

  /** Counts stand under counts, durations at the end, shares under the first share and on. */
  private static List<String> placed(List<String> cells, List<String> columns) {
    List<String> row = new ArrayList<>(Collections.nCopies(columns.size(), ""));
    row.set(0, SUMS.get(cells.get(0)));
    int share = firstShare(columns);
    boolean counts = cells.get(0).equals("Sum");
    int from = counts || share == columns.size() ? 1 : share;
    int duration = columns.indexOf("shutdown s");
    duration = duration < 0 ? columns.indexOf("Ref duration") : duration;
    for (int i = 1; i < cells.size(); i++) {
      int at = from + i - 1;
      if (counts && at >= share && duration > 0) {
        at = duration + at - share;
      }
      row.set(at, cells.get(i));
    }
    return row;
  }
}
