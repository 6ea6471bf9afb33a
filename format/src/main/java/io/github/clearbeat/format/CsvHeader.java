package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The first lines of a CSV file: comments (#), names, and sometimes a line of units alone.
 *
 * @param delimiter comma, semicolon or tab
 * @param columns what each holds
 * @param comments without their mark
 * @param dataStart the byte at which the first row of numbers begins
 * @param dataLine the number of its line
 */
record CsvHeader(
    char delimiter, List<CsvColumn> columns, List<String> comments, long dataStart, long dataLine) {
  /** A header has to end within so many bytes; bounds what a wrong file can cost. */
  private static final int LARGEST = 1 << 18;

  private static final int LONGEST_TITLE = 200;

  static CsvHeader read(FileChannel file, String name) throws IOException {
    Lines lines = new Lines(start(file), name);
    List<String> comments = new ArrayList<>();
    String line = lines.next();
    while (line.isBlank() || line.startsWith("#")) {
      if (line.startsWith("#")) {
        comments.add(line.substring(1).strip());
      }
      line = lines.next();
    }
    char delimiter = delimiter(line);
    if (line.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c) || c == '\uFFFD')) {
      throw new MalformedInputException(
          name + ":" + lines.number, "found " + Quote.of(line) + ", expected a line of text");
    }
    List<String> titles = cells(line, delimiter, name + ":" + lines.number);
    if (titles.stream().allMatch(CsvHeader::isNumber)) {
      List<CsvColumn> unnamed =
          titles.stream()
              .map(t -> new CsvColumn(CsvColumn.Role.LEAD, "", Optional.empty()))
              .toList();
      return new CsvHeader(delimiter, unnamed, comments, lines.before, lines.number);
    }
    long start = lines.at;
    long number = lines.number + 1L;
    List<String> units = cells(lines.peek(), delimiter, name + ":" + number);
    boolean hasUnits =
        units.size() == titles.size() && units.stream().allMatch(u -> !isNumber(u) && !u.isBlank());
    if (hasUnits) {
      lines.next();
      start = lines.at;
      number++;
    }
    List<CsvColumn> columns = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      Optional<String> stated = hasUnits ? Optional.of(units.get(i)) : Optional.empty();
      columns.add(CsvColumn.of(titles.get(i), stated));
    }
    return new CsvHeader(delimiter, columns, comments, start, number);
  }

  private static byte[] start(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(LARGEST, file.size()));
    while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {}
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static char delimiter(String line) {
    return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(';') >= 0 ? ';' : ',';
  }

  private static List<String> cells(String line, char delimiter, String place)
      throws MalformedInputException {
    // PhysioNet's tools quote with apostrophes
    char quote = line.startsWith("'") ? '\'' : '"';
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setQuote(quote).setTrim(true).get();
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<CSVRecord> records = parser.getRecords();
      List<String> cells = records.isEmpty() ? List.of() : records.get(0).toList();
      if (cells.stream().allMatch(cell -> cell.length() <= LONGEST_TITLE)) {
        return cells;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      // the sentence below says it for both
    }
    throw new MalformedInputException(
        place, "found " + Quote.of(line) + ", expected a line of column names");
  }

  static boolean isNumber(String cell) {
    try {
      Double.parseDouble(cell.replace(',', '.'));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Where the column of this role stands, or -1. */
  int position(CsvColumn.Role role) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).role() == role) {
        return i;
      }
    }
    return -1;
  }

  /** Lines of the first bytes of a file. */
  private static final class Lines {
    private final byte[] bytes;
    private final String name;
    private int at;
    private int before;
    private int number;

    Lines(byte[] bytes, String name) {
      this.bytes = bytes;
      this.name = name;
      boolean mark =
          bytes.length >= 3
              && bytes[0] == (byte) 0xEF
              && bytes[1] == (byte) 0xBB
              && bytes[2] == (byte) 0xBF;
      this.at = mark ? 3 : 0;
    }

    String next() throws MalformedInputException {
      if (at >= bytes.length) {
        throw new MalformedInputException(
            name + ":" + Math.max(1, number),
            "the file ends, expected a line of column names and rows of numbers");
      }
      before = at;
      number++;
      int end = end();
      String line = text(end);
      at = Math.min(bytes.length, end + 1);
      return line;
    }

    String peek() throws MalformedInputException {
      return at >= bytes.length ? "" : text(end());
    }

    private String text(int end) {
      int to = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
      return new String(bytes, at, to - at, StandardCharsets.UTF_8);
    }

    private int end() throws MalformedInputException {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      if (end == LARGEST) {
        throw new MalformedInputException(
            name + ":" + (number + 1),
            "the line does not end within " + LARGEST + " bytes, expected a line of text");
      }
      return end;
    }
  }
}
