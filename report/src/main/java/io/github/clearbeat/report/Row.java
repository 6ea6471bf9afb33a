package io.github.clearbeat.report;

import java.util.List;

/**
 * A line of a table whose first cell is its heading.
 *
 * @param head the first cell
 * @param cells the others
 */
record Row(String head, List<String> cells) {
  static Row of(String head, String... cells) {
    return new Row(head, List.of(cells));
  }
}
