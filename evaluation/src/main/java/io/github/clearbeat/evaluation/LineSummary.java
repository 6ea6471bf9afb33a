package io.github.clearbeat.evaluation;

/** Sums up the lines of one kind of table. */
interface LineSummary {
  /** Takes one record's line, cut at blanks; the first word is the record's name. */
  void take(String[] words);

  /** The lines below the table, without the last. */
  String sums(int records);
}
