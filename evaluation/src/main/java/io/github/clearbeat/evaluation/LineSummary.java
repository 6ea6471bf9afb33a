package io.github.clearbeat.evaluation;

/** Sums up the lines of one kind of table. */
interface LineSummary {
  /** Takes one record's line, cut at blanks; the first word is the record's name. */
  void take(String[] words);

  /** How many of the lines are counted as records. */
  default int records(int lines) {
    return lines;
  }

  /** The lines below the table, without the last. */
  String sums(int records);
}
