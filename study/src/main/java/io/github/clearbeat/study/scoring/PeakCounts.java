package io.github.clearbeat.study.scoring;

import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.text.StoredText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * R peaks found, missed and invented in each record, as {@code evaluate beats --csv} writes them
 * into a file named {@code r-peaks-SET-MILLISECONDS.csv}.
 *
 * <pre>{@code
 * PeakCounts.read(Path.of("r-peaks-mitdb-150.csv")).interval(r -> true, Detection::sensitivity);
 * }</pre>
 *
 * @param set the data set, as in {@code mitdb}
 * @param windowMilliseconds the match window
 * @param byRecord counts by the name of the record
 */
public record PeakCounts(String set, int windowMilliseconds, Map<String, Detection> byRecord) {
  private static final Pattern NAME = Pattern.compile("r-peaks-(\\w+)-(\\d+)\\.csv");
  private static final long SEED = 1;

  /** Keeps its own copy. */
  public PeakCounts {
    byRecord = new LinkedHashMap<>(byRecord);
  }

  /** Whether a name is that of such a file. */
  public static boolean isNamed(String name) {
    return NAME.matcher(name).matches();
  }

  /** A figure over some records, with its 95 % interval over them. */
  public Interval interval(Predicate<String> records, ToDoubleFunction<Detection> figure) {
    List<Detection> counts =
        byRecord.entrySet().stream()
            .filter(one -> records.test(one.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return Bootstrap.standard(SEED)
        .interval(
            counts,
            drawn -> figure.applyAsDouble(drawn.stream().reduce(Detection.NONE, Detection::plus)));
  }

  /**
   * Reads a file.
   *
   * @throws MalformedInputException if it is no such file; the sentence names the line
   */
  public static PeakCounts read(Path file) throws IOException {
    String name = file.getFileName().toString();
    Matcher named = NAME.matcher(name);
    if (!named.matches()) {
      throw new MalformedInputException(name, "expected the name r-peaks-SET-MILLISECONDS.csv");
    }
    List<String> lines = StoredText.read(file, "counts");
    Map<String, Detection> counts = new LinkedHashMap<>();
    int number = 1;
    try {
      List<String> columns = List.of(lines.get(0).split(",", -1));
      for (String line : lines.subList(1, lines.size())) {
        number++;
        String[] words = line.split(",", -1);
        if (words.length != columns.size()) {
          throw new IndexOutOfBoundsException(words.length);
        }
        String record = words[columns.indexOf("record")];
        if (!record.equals("gross") && !record.equals("average")) {
          counts.put(
              record,
              new Detection(
                  Long.parseLong(words[columns.indexOf("qrs_tp")]),
                  Long.parseLong(words[columns.indexOf("qrs_fn")]),
                  Long.parseLong(words[columns.indexOf("qrs_fp")])));
        }
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new MalformedInputException(
          name + " line " + number, "expected a record with qrs_tp, qrs_fn and qrs_fp");
    }
    if (counts.isEmpty()) {
      throw new MalformedInputException(name, "there is no record in it");
    }
    return new PeakCounts(named.group(1), Integer.parseInt(named.group(2)), counts);
  }
}
