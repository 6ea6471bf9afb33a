package io.github.clearbeat.evaluation;

/** Sums up the lines of one kind of table. */
interface LineSummary {
  /** Takes one record's line, cut at blanks; the first word is the record's name. */
  void take(String[] words);

  /** How many words a line has at most. */
  int mostWords();

  /** A count as it stands in a table. */
  static long count(String word) {
    if (!word.matches("\\d{1,18}")) {
      throw new NumberFormatException(word);
    }
    return Long.parseLong(word);
  }

  /** A number as it stands in a table, not below 0. */
  static double number(String word) {
    if (!word.matches("\\d{1,18}(\\.\\d{1,18})?")) {
      throw new NumberFormatException(word);
    }
    return Double.parseDouble(word);
  }

  /** How many of the lines are counted as records. */
  default int records(int lines) {
    return lines;
  }

  /** The lines below the table, without the last. */
  String sums(int records);
}
