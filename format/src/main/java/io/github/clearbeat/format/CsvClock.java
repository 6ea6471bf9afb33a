package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.util.OptionalDouble;

/**
 * The sampling rate of a CSV file: the one that was given, else what the time column says. The
 * times must rise evenly: a step of more than one and a half samples is a gap and a fault.
 */
final class CsvClock {
  /** Rows from which the step is first estimated. */
  private static final int TRIAL = 100;

  /** Times are often written in whole milliseconds. */
  private static final double ROUNDING = 1e-3;

  /** Below this, a column without units is more likely in milliseconds than a real ECG rate. */
  private static final double LEAST_PLAUSIBLE = 20;

  private final String name;
  private final CsvHeader header;
  private final OptionalDouble given;
  private final int column;
  private final double unit;
  private double first;
  private double last;
  private long rows;
  private double longest = Double.POSITIVE_INFINITY;

  CsvClock(String name, CsvHeader header, OptionalDouble given) throws MalformedInputException {
    this.name = name;
    this.header = header;
    this.given = given;
    this.column = header.position(CsvColumn.Role.TIME);
    if (given.isPresent()) {
      this.unit = 1;
    } else if (column < 0) {
      throw headerFault(
          "there is no column of time and no sampling rate was given, expected one of them");
    } else {
      CsvColumn time = header.columns().get(column);
      this.unit =
          time.seconds()
              .orElseThrow(
                  () ->
                      headerFault(
                          "the time is in "
                              + Quote.of(time.units().orElse(""))
                              + ", expected s or ms"));
    }
  }

  void add(double[] cells, long line) throws MalformedInputException {
    if (given.isPresent()) {
      return;
    }
    double time = cells[column] * unit;
    if (Double.isNaN(time)) {
      throw fault(line, "the row has no time, expected a number");
    }
    if (rows == 0) {
      first = time;
    } else if (time < last || time - last > longest) {
      throw fault(
          line,
          "the time goes from " + last + " s to " + time + " s, expected an even step forward");
    }
    last = time;
    rows++;
    if (rows == TRIAL) {
      longest = 1.5 * (last - first) / (TRIAL - 1) + ROUNDING;
    }
  }

  /** Samples per second, now that all rows were seen. */
  double hertz(long allRows) throws MalformedInputException {
    if (given.isPresent()) {
      return given.getAsDouble();
    }
    double seconds = last - first;
    if (!(seconds > 0)) {
      throw headerFault("the time does not rise over " + allRows + " rows, expected it to");
    }
    double found = (allRows - 1) / seconds;
    if (found < LEAST_PLAUSIBLE && header.columns().get(column).units().isEmpty()) {
      throw headerFault(
          "the time rises by "
              + (float) (1 / found)
              + " a row and has no units, expected time (s) or time (ms)");
    }
    double whole = Math.rint(found);
    boolean rounded = Math.abs(found - whole) <= whole * Math.min(5e-3, 2 * ROUNDING / seconds);
    return rounded ? whole : found;
  }

  private MalformedInputException headerFault(String what) {
    return fault(Math.max(1, header.dataLine() - 1), what);
  }

  private MalformedInputException fault(long line, String what) {
    return new MalformedInputException(name + ":" + line, what);
  }
}
