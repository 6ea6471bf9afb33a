package io.github.clearbeat.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Gross and average statistics under a table of many records, as WFDB's {@code sumstats} prints
 * them: it takes the line form of {@link BeatTables}, {@link RunTables}, {@link EpisodeTables} or
 * {@link MeasurementTables}, or of the programs that they follow, with its headings, and gives it
 * back with the sums below.
 *
 * <pre>{@code
 * SumStats.summarize(tables.lineHeader() + tables.line(first) + other.line(second));
 * }</pre>
 *
 * <p>Gross statistics come from the sums over all records; averages leave out records in which a
 * statistic is not defined. As in {@code sumstats}, the positive predictivity of S does not count a
 * reference F called S as false, since the line form has F and Q in one column; {@link
 * BeatMatrix#supraventricular} does. {@link Edition#WFDB} keeps a fault of {@code sumstats}: in the
 * table of shutdown without supraventricular beats it adds the beats twice, which halves the gross
 * shares; {@link Edition#CORRECTED} does not.
 */
public final class SumStats {
  private static final Map<String, Function<Edition, LineSummary>> KINDS = new TreeMap<>();
  private static final List<String> EPISODE_TITLES =
      List.of(
          "AF detection",
          "VF detection",
          "Ischemic ST detection, both signals",
          "Ischemic ST detection, signal 0",
          "Ischemic ST detection, signal 1");

  static {
    KINDS.put(beatHeader(false), edition -> new BeatSummary(false));
    KINDS.put(beatHeader(true), edition -> new BeatSummary(true));
    KINDS.put(shutdownHeader(false), edition -> new ShutdownSummary(false, edition));
    KINDS.put(shutdownHeader(true), edition -> new ShutdownSummary(true, edition));
    KINDS.put(RunTables.lineHeader(RunKind.VENTRICULAR), edition -> new RunSummary());
    KINDS.put(RunTables.lineHeader(RunKind.SUPRAVENTRICULAR), edition -> new RunSummary());
    for (String title : EPISODE_TITLES) {
      KINDS.put(EpisodeTables.lineHeader(title), edition -> new EpisodeSummary());
    }
  }

  private SumStats() {}

  /**
   * Sums up a table in line form, in WFDB's edition.
   *
   * @param table the heading lines and one line for each record
   * @return the table with the sums below
   * @throws IllegalArgumentException if the heading is none of those, no record follows, or a line
   *     does not fit it; the message says which line
   */
  public static String summarize(String table) {
    return summarize(table, Edition.WFDB);
  }

  /**
   * Sums up a table in line form.
   *
   * @param table the heading lines and one line for each record
   * @param edition with WFDB's fault or without
   * @return the table with the sums below
   * @throws IllegalArgumentException if the heading is none of those, no record follows, or a line
   *     does not fit it; the message says which line
   */
  public static String summarize(String table, Edition edition) {
    List<String> lines = table.lines().toList();
    int headings = headings(lines);
    LineSummary summary = summaryOf(lines, headings, edition);
    int records = 0;
    for (int i = headings; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        records++;
        take(summary, lines.get(i), i + 1);
      }
    }
    if (records == 0) {
      throw new IllegalArgumentException("the table has headings but no record below them");
    }
    records = summary.records(records);
    String ended = table.endsWith("\n") ? table : table + "\n";
    return ended
        + summary.sums(records)
        + "\nSummary of results from "
        + records
        + (records == 1 ? " record\n" : " records\n");
  }

  private static void take(LineSummary summary, String line, int number) {
    String[] words = line.trim().split("\\s+");
    try {
      if (words.length <= summary.mostWords()) {
        summary.take(words);
        return;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException notThatForm) {
      // said below
    }
    throw new IllegalArgumentException(
        "line "
            + number
            + " does not fit its headings: "
            + line
            + ", expected a record's name and what the headings name");
  }

  private static LineSummary summaryOf(List<String> lines, int headings, Edition edition) {
    if (headings == 3) {
      return new MeasurementSummary();
    }
    String heading = headings == 0 ? "" : String.join("\n", lines.subList(0, headings)) + "\n";
    for (Map.Entry<String, Function<Edition, LineSummary>> kind : KINDS.entrySet()) {
      if (kind.getKey().stripTrailing().equals(heading.stripTrailing())) {
        return kind.getValue().apply(edition);
      }
    }
    throw new IllegalArgumentException(
        lines.isEmpty() || lines.get(0).isBlank()
            ? "the table has no headings, expected those of bxb, rxr, epicmp or mxm in line form"
            : "the table begins with none of the headings of bxb, rxr, epicmp or mxm in line form: "
                + lines.get(0));
  }

  /** How many lines come before the first record. */
  private static int headings(List<String> lines) {
    if (lines.isEmpty()) {
      return 0;
    } else if (lines.get(0).equals("(Measurement errors)") && lines.size() >= 3) {
      return 3;
    }
    boolean two = lines.get(0).startsWith("(") || lines.get(0).contains("Total Shutdown");
    return two && lines.size() >= 2 ? 2 : 1;
  }

  private static String beatHeader(boolean supraventricular) {
    return new BeatTables("", "", "", supraventricular).lineHeader();
  }

  private static String shutdownHeader(boolean supraventricular) {
    return new BeatTables("", "", "", supraventricular).shutdownHeader();
  }
}
