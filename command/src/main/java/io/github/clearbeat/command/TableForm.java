package io.github.clearbeat.command;

/** How a comparison is printed. */
enum TableForm {
  /** For people: settings, tables, gross and average. */
  TEXT,
  /** Whole matrices record by record, as WFDB's programs with {@code -s} and {@code -S}. */
  STANDARD,
  /** Summed matrices record by record, as with {@code -c} and {@code -C}. */
  CONDENSED,
  /** A line for each record, as with {@code -l} and {@code -L}. */
  LINES
}
