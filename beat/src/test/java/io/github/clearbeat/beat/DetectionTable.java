package io.github.clearbeat.beat;

import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.evaluation.BeatComparison;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Until;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The detector's score on a folder of records, by record, at 150, 50 and 25 ms from 5:00. */
final class DetectionTable {
  static final double[] WINDOWS = {150, 50, 25};

  private final Map<String, Detection[]> rows = new LinkedHashMap<>();

  /** Prints the table of a folder: its path, and the first second that counts (300 if absent). */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    double from = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 300;
    System.out.print(of(folder, DataFolder.names(folder, ".atr"), 0, from).markdown());
  }

  /** Detects on one lead of every record and compares with its reference annotations. */
  static DetectionTable of(Path folder, List<String> names, int lead, double fromSeconds)
      throws IOException {
    DetectionTable table = new DetectionTable();
    for (String name : names) {
      Samples samples = DataFolder.lead(folder.resolve(name), lead);
      List<Annotation> reference = DataFolder.annotations(folder.resolve(name), "atr");
      table.add(name, reference, detect(samples), samples, fromSeconds);
    }
    return table;
  }

  static List<Annotation> detect(Samples samples) {
    List<Annotation> found = new ArrayList<>();
    RPeakDetector detector = new RPeakDetector(samples.hertz());
    detector.push(samples, b -> found.add(Annotation.of(b.sampleIndex(), AnnotationCode.NORMAL)));
    detector.finish(b -> found.add(Annotation.of(b.sampleIndex(), AnnotationCode.NORMAL)));
    return found;
  }

  void add(
      String name,
      List<Annotation> reference,
      List<Annotation> found,
      Samples samples,
      double from) {
    Detection[] row = new Detection[WINDOWS.length];
    for (int i = 0; i < WINDOWS.length; i++) {
      BeatComparison comparison =
          BeatByBeat.with(
                  samples.hertz(),
                  WINDOWS[i],
                  from,
                  new Until.Sample(samples.length()),
                  BeatMapping.BXB)
              .compare(reference, found);
      row[i] = comparison.matrix().qrs();
    }
    rows.put(name, row);
  }

  Detection[] total() {
    return total(rows.keySet());
  }

  /** Over some of the records. */
  Detection[] total(Collection<String> names) {
    Detection[] total = {Detection.NONE, Detection.NONE, Detection.NONE};
    for (String name : names) {
      Detection[] row = rows.get(name);
      for (int i = 0; i < total.length; i++) {
        total[i] = total[i].plus(row[i]);
      }
    }
    return total;
  }

  /** How many beats were looked for. */
  long beats() {
    return total()[0].truePositives() + total()[0].falseNegatives();
  }

  /** As a Markdown table. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| record | beats | missed | extra | Se 150 | +P 150 | Se 50 | +P 50 | Se 25 | +P 25 |\n");
    text.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    rows.forEach((name, row) -> text.append(line(name, row)));
    return text.append(line("all", total())).toString();
  }

  private static String line(String name, Detection[] row) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d",
                name,
                row[0].truePositives() + row[0].falseNegatives(),
                row[0].falseNegatives(),
                row[0].falsePositives()));
    for (Detection detection : row) {
      line.append(
          String.format(
              Locale.ROOT,
              " | %.2f | %.2f",
              100 * detection.sensitivity(),
              100 * detection.positivePredictivity()));
    }
    return line.append(" |\n").toString();
  }
}
