package io.github.clearbeat.report;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Numbers and times as they are written in pages and pictures, the same in every locale. */
final class Words {
  /** What stands where there is no number. */
  static final String NONE = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private Words() {}

  /** With {@code decimals} decimals and a true minus sign; a dash if it is no number. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    String words = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = words.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? words.replace("-", "") : words.replace('-', '−');
  }

  /** With as many decimals as it needs, two at most. */
  static String shortest(double value) {
    for (int decimals = 0; decimals < 2; decimals++) {
      double scaled = value * (decimals == 0 ? 1 : 10);
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-9) {
        return fixed(value, decimals);
      }
    }
    return fixed(value, 2);
  }

  /** With a sign before it always. */
  static String signed(double value, int decimals) {
    String words = fixed(value, decimals);
    return value > 0 && !words.equals(fixed(0, decimals)) ? "+" + words : words;
  }

  /** With commas between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share as a percentage: one decimal, two below one per cent. */
  static String percent(double share) {
    double value = 100 * share;
    if (value > 0 && value < 0.01) {
      return "< 0.01 %";
    }
    return fixed(value, value > 0 && value < 1 ? 2 : 1) + " %";
  }

  /** A probability with three decimals. */
  static String probability(double value) {
    return fixed(value, 3);
  }

  /** Elapsed time as {@code 0:05:12}, with tenths where asked. */
  static String elapsed(double seconds, boolean tenths) {
    long parts = (long) Math.floor(seconds * 10 + 1e-6);
    long whole = parts / 10;
    String words =
        String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    return tenths ? words + "." + parts % 10 : words;
  }

  /** How long, as {@code 30 min 6 s} or {@code 23 h 59 min}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (seconds < 60) {
      return fixed(seconds, 1) + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
    }
    return whole / 3600 + " h" + (whole / 60 % 60 == 0 ? "" : " " + whole / 60 % 60 + " min");
  }

  /** The day, as {@code 4 March 2024}. */
  static String day(LocalDateTime time) {
    return DAY.format(time);
  }

  /** The time of day, as {@code 09:05:12}. */
  static String clock(LocalDateTime time) {
    return CLOCK.format(time);
  }

  /** A place in the recording: clock time where it is known, else elapsed time. */
  static String moment(Optional<LocalDateTime> start, double seconds) {
    return start
        .map(s -> clock(s.plusNanos(Math.round(seconds * 1e9))))
        .orElseGet(() -> elapsed(seconds, false));
  }

  /** One of a thing, or several. */
  static String plural(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }
}
