package io.github.clearbeat.command;

import java.util.Locale;

/** Numbers and times in words, the same in every locale. */
final class Words {
  private Words() {}

  /** As in {@code 1 beat} and {@code 2,273 beats}. */
  static String count(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  /** Without decimals where there are none to show. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** As in {@code 0:30:05.556}: hours, minutes, seconds. */
  static String duration(double seconds) {
    long milliseconds = Math.round(seconds * 1000);
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        milliseconds / 3_600_000,
        milliseconds / 60_000 % 60,
        milliseconds / 1000 % 60,
        milliseconds % 1000);
  }

  /**
   * Roughly how long, as in {@code 7 h 40 min}, {@code 3 min 20 s}, {@code 12 s}, {@code 0.4 s}.
   */
  static String roughly(double seconds) {
    long whole = Math.round(seconds);
    if (whole >= 48 * 3600) {
      return String.format(Locale.ROOT, "%.1f days", seconds / 86_400);
    } else if (whole >= 3600) {
      return whole / 3600 + " h " + whole / 60 % 60 + " min";
    } else if (whole >= 60) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return seconds < 9.95 ? String.format(Locale.ROOT, "%.1f s", seconds) : whole + " s";
  }
}
