package io.github.clearbeat.evaluation;

import java.util.Locale;
import java.util.Objects;

/**
 * An episode-by-episode comparison as text, in the forms of {@code epicmp}. Lines end with a line
 * feed.
 *
 * <pre>{@code
 * EpisodeTables tables = new EpisodeTables("202", "atr", "qrs");
 * EpisodeTables.lineHeader(found.kind()) + tables.line(found);
 * }</pre>
 *
 * @param record the record's name, as it stands in the tables
 * @param reference the name of the reference annotator
 * @param test the name of the test annotator
 */
public record EpisodeTables(String record, String reference, String test) {
  /** Checks that names are given. */
  public EpisodeTables {
    Objects.requireNonNull(record, "record");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(test, "test");
  }

  /** All statistics, as {@code epicmp} without {@code -l}. */
  public String standard(EpisodeResult found) {
    EventDetection episodes = found.episodes();
    return found.kind().letters()
        + " episode-by-episode comparison results for record "
        + record
        + "\nReference annotator: "
        + reference
        + "\n     Test annotator: "
        + test
        + "\n\n"
        + Columns.wholeStatistic(
            "           Episode sensitivity",
            episodes.found(),
            episodes.found() + episodes.missed())
        + Columns.wholeStatistic(
            " Episode positive predictivity",
            episodes.confirmed(),
            episodes.confirmed() + episodes.unconfirmed())
        + duration(
            "          Duration sensitivity",
            found.referenceOverlapSamples(),
            found.referenceSamples(),
            found.hertz())
        + duration(
            "Duration positive predictivity",
            found.testOverlapSamples(),
            found.testSamples(),
            found.hertz())
        + "Duration of reference episodes:  "
        + length(found.referenceSeconds())
        + "\n     Duration of test episodes:  "
        + length(found.testSeconds())
        + "\n";
  }

  /** The two heading lines above {@link #line}. */
  public static String lineHeader(EpisodeKind kind) {
    return lineHeader(kind.letters() + " detection");
  }

  static String lineHeader(String title) {
    return "("
        + title
        + ")\nRecord  TPs   FN  TPp   FP  ESe E+P DSe D+P  Ref duration  Test duration \n";
  }

  /** One record in one line, as {@code epicmp -l}. */
  public String line(EpisodeResult found) {
    EventDetection episodes = found.episodes();
    Columns columns = new Columns("%6s", record);
    columns.add(" %4d", episodes.found()).add(" %4d", episodes.missed());
    columns.add(" %4d", episodes.confirmed()).add(" %4d", episodes.unconfirmed()).text(" ");
    columns.text(Columns.wholePercent(episodes.found(), episodes.found() + episodes.missed()));
    columns.text(
        Columns.wholePercent(episodes.confirmed(), episodes.confirmed() + episodes.unconfirmed()));
    columns.text(Columns.wholePercent(found.referenceOverlapSamples(), found.referenceSamples()));
    columns.text(Columns.wholePercent(found.testOverlapSamples(), found.testSamples()));
    return columns
        + "  "
        + length(found.referenceSeconds())
        + "   "
        + length(found.testSeconds())
        + "\n";
  }

  private static String duration(String name, long part, long whole, double hertz) {
    String percent = Columns.wholePercent(part, whole) + (whole > 0 ? "%" : " ");
    return name
        + ":"
        + percent
        + " ("
        + length(part / hertz).trim()
        + "/"
        + length(whole / hertz).trim()
        + ")\n";
  }

  /** The time, or {@code 0.000} in as many columns for none. */
  private static String length(double seconds) {
    return seconds == 0 ? "       0.000" : time(seconds);
  }

  /** Hours, minutes, seconds and thousandths in twelve columns, hours only where there are any. */
  static String time(double seconds) {
    long milliseconds = Math.round(seconds * 1000);
    long minutes = milliseconds / 60_000;
    long rest = milliseconds % 60_000;
    return minutes < 60
        ? String.format(Locale.ROOT, "   %2d:%02d.%03d", minutes, rest / 1000, rest % 1000)
        : String.format(
            Locale.ROOT,
            "%2d:%02d:%02d.%03d",
            minutes / 60,
            minutes % 60,
            rest / 1000,
            rest % 1000);
  }
}
