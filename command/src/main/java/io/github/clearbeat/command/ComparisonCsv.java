package io.github.clearbeat.command;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables of counts and statistics as CSV: comma, line feed, nothing for what is not defined. */
final class ComparisonCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  private ComparisonCsv() {}

  static String of(List<List<Object>> table) throws IOException {
    StringWriter words = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(words, FORMAT)) {
      for (List<Object> row : table) {
        printer.printRecord(row.stream().map(ComparisonCsv::cell).toList());
      }
    }
    return words.toString();
  }

  /** Shares and times with at most six decimals. */
  private static String cell(Object value) {
    return value instanceof Double number
        ? BeatsCsv.rounded(number)
        : String.format(Locale.ROOT, "%s", value);
  }
}
