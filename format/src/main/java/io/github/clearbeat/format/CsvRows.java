package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Rows of numbers from a place in a CSV file on, without an object for each. */
final class CsvRows {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_CELL = 64;

  /** Larger numbers are no measurement, and too large for a float. */
  private static final double LARGEST = 1e30;

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private final FileChannel file;
  private final String name;
  private final char delimiter;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private final byte[] cell = new byte[LONGEST_CELL];
  private int cellLength;
  private long bufferStart;
  private long line;

  /**
   * Rows from a byte on.
   *
   * @param file the open file
   * @param name for messages
   * @param delimiter between cells; a comma inside a cell is a decimal point unless it is this
   * @param start the byte at which a line begins
   * @param line the number of that line
   */
  CsvRows(FileChannel file, String name, char delimiter, long start, long line) {
    this.file = file;
    this.name = name;
    this.delimiter = delimiter;
    this.bufferStart = start;
    this.line = line;
    buffer.limit(0);
  }

  /** The byte at which the next line begins. */
  long position() {
    return bufferStart + buffer.position();
  }

  /** The number of the next line. */
  long line() {
    return line;
  }

  /**
   * Reads the next row that is not blank into {@code cells}; an empty cell is NaN.
   *
   * @return false at the end of the file
   */
  boolean next(double[] cells) throws IOException {
    skipBlank();
    int column = 0;
    int end = cell();
    if (end < 0 && cellLength == 0) {
      return false;
    }
    while (true) {
      if (column < cells.length) {
        cells[column] = value();
      }
      column++;
      if (end != delimiter) {
        break;
      }
      end = cell();
    }
    if (column != cells.length) {
      throw fault("the row has " + column + " columns, expected " + cells.length);
    }
    line++;
    return true;
  }

  private void skipBlank() throws IOException {
    int c = peek();
    while (c == '\n' || c == '\r') {
      buffer.get();
      line += c == '\n' ? 1 : 0;
      c = peek();
    }
  }

  private int peek() throws IOException {
    if (!buffer.hasRemaining()) {
      bufferStart += buffer.limit();
      buffer.clear();
      int read = file.read(buffer, bufferStart);
      buffer.flip();
      if (read <= 0) {
        return -1;
      }
    }
    return buffer.get(buffer.position()) & 0xFF;
  }

  /** Reads a cell without quotes and outer spaces; returns the delimiter, the line end, or -1. */
  private int cell() throws IOException {
    int end = scan();
    while (cellLength > 0 && cell[cellLength - 1] >= 0 && cell[cellLength - 1] <= ' ') {
      cellLength--;
    }
    return end;
  }

  private int scan() throws IOException {
    cellLength = 0;
    while (true) {
      int c = peek();
      if (c < 0) {
        return -1;
      }
      buffer.get();
      if (c == delimiter || c == '\n') {
        return c;
      }
      boolean kept = c > ' ' ? c != '"' && c != '\'' : cellLength > 0;
      if (kept && cellLength == LONGEST_CELL) {
        throw fault("found " + Quote.of(text()) + ", expected a number of at most 64 characters");
      } else if (kept) {
        cell[cellLength++] = (byte) (c == ',' ? '.' : c);
      }
    }
  }

  private String text() {
    return new String(cell, 0, cellLength, StandardCharsets.ISO_8859_1);
  }

  private double value() throws MalformedInputException {
    long digits = 0;
    int count = 0;
    int decimals = -1;
    boolean any = false;
    int i = cellLength > 0 && (cell[0] == '-' || cell[0] == '+') ? 1 : 0;
    for (; i < cellLength; i++) {
      int c = cell[i];
      if (c >= '0' && c <= '9') {
        any = true;
        digits = 10 * digits + c - '0';
        count += digits > 0 ? 1 : 0;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return unusual();
      }
    }
    // 15 digits and a power of ten up to 22 are exact in a double, so their quotient is rounded
    // once
    if (!any || count > 15 || decimals >= TENS.length) {
      return unusual();
    }
    double value = digits / TENS[Math.max(0, decimals)];
    return cell[0] == '-' ? -value : value;
  }

  private double unusual() throws MalformedInputException {
    String text = text();
    switch (text.toLowerCase(Locale.ROOT)) {
      case "", "nan", "na", "null", "-", "none":
        return Double.NaN;
      default:
        break;
    }
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) < LARGEST && text.matches("[-+0-9.eE]+")) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it for both
    }
    throw fault("found " + Quote.of(text) + ", expected a number");
  }

  private MalformedInputException fault(String what) {
    return new MalformedInputException(name + ":" + line, what);
  }
}
