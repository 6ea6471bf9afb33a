package io.github.clearbeat.study.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table of Markdown, written row by row.
 *
 * <pre>{@code
 * page.append(MarkdownTable.ofNumbers(List.of("class", "F1")).row("V", "0.91"));
 * }</pre>
 */
public final class MarkdownTable {
  private static final String WORDS = "---";
  private static final String NUMBERS = "--:";

  private final int columns;
  private final StringBuilder text = new StringBuilder();

  private MarkdownTable(List<String> columns, List<String> alignments) {
    this.columns = columns.size();
    text.append(heads(columns)).append('|').append(String.join("|", alignments)).append("|\n");
  }

  private static String heads(List<String> columns) {
    StringBuilder line = new StringBuilder("|");
    columns.forEach(name -> line.append(name.isEmpty() ? " |" : " " + name + " |"));
    return line.append('\n').toString();
  }

  /** A table whose columns all stand to the left. */
  public static MarkdownTable ofWords(List<String> columns) {
    return new MarkdownTable(columns, Collections.nCopies(columns.size(), WORDS));
  }

  /** A table whose columns stand to the right, but for the first. */
  public static MarkdownTable ofNumbers(List<String> columns) {
    List<String> alignments = new ArrayList<>(List.of(WORDS));
    alignments.addAll(Collections.nCopies(columns.size() - 1, NUMBERS));
    return new MarkdownTable(columns, alignments);
  }

  /**
   * Adds a row.
   *
   * @param cells as many as there are columns
   * @throws IllegalArgumentException if they are more or fewer
   */
  public MarkdownTable row(List<String> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(
          "a row has " + cells.size() + " cells under " + columns + " columns: " + cells);
    }
    text.append(line(cells));
    return this;
  }

  /** Adds a row of as many cells as there are columns. */
  public MarkdownTable row(String... cells) {
    return row(List.of(cells));
  }

  /** Cells as one line of a table, with its end. */
  public static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The table, each line with its end. */
  @Override
  public String toString() {
    return text.toString();
  }
}
