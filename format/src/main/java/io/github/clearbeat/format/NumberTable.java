package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads numbers with commas between them, a row a line, perhaps below a line of names. */
final class NumberTable {
  /** An hour of twelve leads at 1000 Hz. */
  private static final long MOST_NUMBERS = 12L * 3_600_000;

  private static final int MOST_COLUMNS = 1000;

  private final String file;
  private List<String> names = List.of();
  private final List<float[]> rows = new ArrayList<>();
  private int columnCount = -1;

  private NumberTable(String file) {
    this.file = file;
  }

  static SampleMatrix read(Path path) throws IOException {
    Inputs.size(path);
    NumberTable table = new NumberTable(path.getFileName().toString());
    try (BufferedReader text = Files.newBufferedReader(path)) {
      int number = 0;
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        number++;
        if (!line.isBlank()) {
          table.take(line, number);
        }
      }
    } catch (CharacterCodingException e) {
      throw new MalformedInputException(table.file, "this is no text, expected rows of numbers");
    }
    return table.matrix();
  }

  private void take(String line, int number) throws MalformedInputException {
    String[] cells = line.split(",", -1);
    if (columnCount < 0) {
      columnCount = cells.length;
      if (columnCount > MOST_COLUMNS) {
        throw fault(number, "the line has " + columnCount + " cells, expected at most 1000");
      }
      if (Arrays.stream(cells).allMatch(NumberTable::isName)) {
        names = Arrays.stream(cells).map(cell -> cell.replace("\uFEFF", "").strip()).toList();
        return;
      }
    }
    if (cells.length != columnCount) {
      throw fault(number, "the line has " + cells.length + " cells, expected " + columnCount);
    }
    if ((long) rows.size() * columnCount > MOST_NUMBERS) {
      throw fault(number, "the table goes on, expected at most " + MOST_NUMBERS + " numbers");
    }
    float[] row = new float[columnCount];
    for (int c = 0; c < columnCount; c++) {
      row[c] = value(cells[c].strip(), c, number);
    }
    rows.add(row);
  }

  private static boolean isName(String cell) {
    String stripped = cell.replace("\uFEFF", "").strip();
    return !stripped.isEmpty()
        && Character.isLetter(stripped.charAt(0))
        && !stripped.equalsIgnoreCase("nan");
  }

  private float value(String cell, int column, int line) throws MalformedInputException {
    if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
      return Float.NaN;
    }
    try {
      float value = Float.parseFloat(cell);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it for both
    }
    throw fault(line, "cell " + (column + 1) + " is " + Quote.of(cell) + ", expected a number");
  }

  private SampleMatrix matrix() throws MalformedInputException {
    if (rows.isEmpty()) {
      throw new MalformedInputException(file, "the file holds no number, expected a row a sample");
    }
    float[][] columns = new float[columnCount][rows.size()];
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columnCount; c++) {
        columns[c][r] = rows.get(r)[c];
      }
    }
    return new SampleMatrix(names, columns);
  }

  private MalformedInputException fault(int line, String what) {
    return new MalformedInputException(file + ":" + line, what);
  }
}
