package io.github.clearbeat.dataset;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads label tables. */
final class Tables {
  private Tables() {}

  /** The rows of a CSV file; where columns are asked for, its first line names them. */
  static List<CSVRecord> read(Path file, String... columns) throws IOException {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file)) {
      throw new MalformedInputException(file.toString(), "there is no such file");
    }
    CSVFormat.Builder format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true);
    if (columns.length > 0) {
      format.setHeader().setSkipHeaderRecord(true);
    }
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(text, format.get())) {
      for (String column : columns) {
        if (!parser.getHeaderMap().containsKey(column)) {
          throw new MalformedInputException(
              name + ":1",
              "there is no column "
                  + column
                  + " (columns: "
                  + String.join(", ", parser.getHeaderNames())
                  + ")");
        }
      }
      return parser.getRecords();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new MalformedInputException(name, "this is no CSV table: " + e.getMessage());
    }
  }

  /** One field of a row. */
  static String field(Path file, CSVRecord row, int column) throws MalformedInputException {
    if (column >= row.size()) {
      throw new MalformedInputException(
          place(file, row), "the row has " + row.size() + " fields, expected " + (column + 1));
    }
    return row.get(column).strip();
  }

  static String field(Path file, CSVRecord row, String column) throws MalformedInputException {
    if (!row.isSet(column)) {
      throw new MalformedInputException(
          place(file, row), "the row has " + row.size() + " fields and no " + column);
    }
    return row.get(column).strip();
  }

  static String place(Path file, CSVRecord row) {
    return file.getFileName() + ": row " + row.getRecordNumber();
  }
}
