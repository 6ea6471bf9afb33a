package io.github.clearbeat.dataset;

import io.github.clearbeat.dataset.StripReject.Reason;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What became of every record of a data set: how many strips of each class are used, and why each
 * other record is not. Nothing is dropped without a line here.
 *
 * <pre>{@code
 * audit.writeCsv(Path.of("rejects.csv"));
 * audit.requireFaults(0.05);               // at most one record in twenty may be at fault
 * }</pre>
 *
 * @param set the name of the data set
 * @param classes the names of the classes
 * @param used how many strips of each class are used
 * @param rejects a line for each record that is not
 */
public record StripAudit(
    String set, List<String> classes, List<Integer> used, List<StripReject> rejects) {
  /** The share of records that may be at fault unless another is asked for: 5 %. */
  public static final double USUAL_SHARE = 0.05;

  /** Keeps its own copies. */
  public StripAudit {
    classes = List.copyOf(classes);
    used = List.copyOf(used);
    rejects = List.copyOf(rejects);
  }

  /**
   * Several data sets as one.
   *
   * @param set to call it by
   * @param audits at least one, all of the same classes
   */
  public static StripAudit together(String set, List<StripAudit> audits) {
    List<String> classes = audits.get(0).classes();
    int[] used = new int[classes.size()];
    List<StripReject> rejects = new ArrayList<>();
    for (StripAudit audit : audits) {
      for (int c = 0; c < used.length; c++) {
        used[c] += audit.used().get(c);
      }
      rejects.addAll(audit.rejects());
    }
    return new StripAudit(set, classes, Arrays.stream(used).boxed().toList(), rejects);
  }

  /** All records: used, left out and at fault. */
  public int records() {
    return used.stream().mapToInt(Integer::intValue).sum() + rejects.size();
  }

  /** How many records are not used, by reason. */
  public Map<Reason, Integer> rejectsByReason() {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    rejects.forEach(reject -> counts.merge(reject.reason(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /** The share of records that are at fault, 0 to 1; what was left out on purpose is no fault. */
  public double faultShare() {
    return records() == 0 ? 0 : (double) faults() / records();
  }

  private long faults() {
    return rejects.stream().filter(reject -> reject.reason().isFault()).count();
  }

  /**
   * Refuses a data set of which too much is at fault.
   *
   * @param share of the records that may be, 0 to 1
   * @throws MalformedInputException if more are; the message tells how many, and the first
   */
  public void requireFaults(double share) throws MalformedInputException {
    if (faultShare() <= share) {
      return;
    }
    StripReject first =
        rejects.stream().filter(reject -> reject.reason().isFault()).findFirst().orElseThrow();
    throw new MalformedInputException(
        set,
        String.format(
            Locale.ROOT,
            "%d of %d records are at fault, %.1f %%, expected at most %.1f %% (the first, %s: %s)",
            faults(),
            records(),
            100 * faultShare(),
            100 * share,
            first.record(),
            first.message()));
  }

  /**
   * Writes a line for each record that is not used: set, record, reason, whether it is a fault, the
   * sentence. The file appears complete or not at all.
   */
  public void writeCsv(Path file) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader("set", "record", "reason", "fault", "message")
            .get();
    try {
      try (Writer text = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
          CSVPrinter csv = new CSVPrinter(text, format)) {
        for (StripReject reject : rejects) {
          csv.printRecord(
              reject.set(),
              reject.record(),
              reject.reason().name().toLowerCase(Locale.ROOT),
              reject.reason().isFault(),
              reject.message());
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
