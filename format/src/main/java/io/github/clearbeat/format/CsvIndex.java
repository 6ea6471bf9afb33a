package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.OptionalDouble;

/**
 * Where the rows of a CSV file begin, every so many rows, and the rate that its time column gives.
 * The table has at most 16,384 entries: when it is full, every other one is dropped.
 */
final class CsvIndex {
  private static final int ENTRIES = 16_384;
  private static final long FIRST_STEP = 1024;

  private final FileChannel channel;
  private final String name;
  private final CsvHeader header;
  private final long[] starts = new long[ENTRIES];
  private final long[] lines = new long[ENTRIES];
  private long step = FIRST_STEP;
  private long rows;
  private final double hertz;

  /** Reads the whole file once. */
  CsvIndex(FileChannel channel, String name, CsvHeader header, OptionalDouble givenHertz)
      throws IOException {
    this.channel = channel;
    this.name = name;
    this.header = header;
    CsvClock clock = new CsvClock(name, header, givenHertz);
    double[] cells = new double[header.columns().size()];
    CsvRows all =
        new CsvRows(channel, name, header.delimiter(), header.dataStart(), header.dataLine());
    do {
      if (rows % step == 0) {
        enter(all.position(), all.line());
      }
    } while (add(all, cells, clock));
    if (rows == 0) {
      throw new MalformedInputException(
          name + ":" + header.dataLine(), "the file ends, expected rows of numbers");
    }
    this.hertz = clock.hertz(rows);
  }

  private boolean add(CsvRows all, double[] cells, CsvClock clock) throws IOException {
    boolean there = all.next(cells);
    if (there) {
      clock.add(cells, all.line() - 1);
      rows++;
    }
    return there;
  }

  private void enter(long start, long line) {
    if (rows / step == ENTRIES) {
      for (int i = 0; i < ENTRIES / 2; i++) {
        starts[i] = starts[2 * i];
        lines[i] = lines[2 * i];
      }
      step *= 2;
    }
    starts[(int) (rows / step)] = start;
    lines[(int) (rows / step)] = line;
  }

  long rows() {
    return rows;
  }

  double hertz() {
    return hertz;
  }

  /** The rows from this one on. */
  CsvRows rowsFrom(long row) throws IOException {
    int entry = (int) (row / step);
    CsvRows from = new CsvRows(channel, name, header.delimiter(), starts[entry], lines[entry]);
    double[] cells = new double[header.columns().size()];
    for (long at = entry * step; at < row; at++) {
      from.next(cells);
    }
    return from;
  }
}
