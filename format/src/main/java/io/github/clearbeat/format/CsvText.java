package io.github.clearbeat.format;

import io.github.clearbeat.recording.Lead;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a recording as CSV: time in seconds, then a column for each lead. */
final class CsvText {
  private static final int BLOCK = 4096;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private CsvText() {}

  static void write(Recording recording, long fromSample, long toSample, Path file)
      throws IOException {
    try (AtomicFile to = AtomicFile.beside(file)) {
      try (Writer writer = Files.newBufferedWriter(to.temporary(), StandardCharsets.UTF_8);
          CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
        printer.printRecord(titles(recording.leads()));
        float[][] values = new float[recording.leads().size()][BLOCK];
        for (long at = fromSample; at < toSample; at += BLOCK) {
          int count = (int) Math.min(BLOCK, toSample - at);
          fill(recording, at, count, values);
          for (int i = 0; i < count; i++) {
            row(printer, at + i - fromSample, recording.hertz(), values, i);
          }
        }
      }
      to.commit();
    }
  }

  private static List<String> titles(List<Lead> leads) {
    List<String> titles = new ArrayList<>();
    titles.add("time (s)");
    for (int lead = 0; lead < leads.size(); lead++) {
      String name = leads.get(lead).name();
      titles.add(
          (name.isBlank() ? "lead " + (lead + 1) : name) + " (" + leads.get(lead).units() + ")");
    }
    return titles;
  }

  private static void fill(Recording recording, long at, int count, float[][] values)
      throws IOException {
    for (int lead = 0; lead < values.length; lead++) {
      float[] to = values[lead];
      recording.read(
          lead,
          at,
          at + count,
          block -> block.copyTo(0, to, (int) (block.firstIndex() - at), block.length()));
    }
  }

  private static void row(CSVPrinter printer, long sample, double hertz, float[][] values, int i)
      throws IOException {
    printer.print(seconds(sample, hertz));
    for (float[] lead : values) {
      printer.print(Float.isNaN(lead[i]) ? "" : Float.toString(lead[i]));
    }
    printer.println();
  }

  /** Seconds to a microsecond, so that the rate can be had back. */
  private static String seconds(long sample, double hertz) {
    return BigDecimal.valueOf(sample / hertz)
        .setScale(6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
