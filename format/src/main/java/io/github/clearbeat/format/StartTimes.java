package io.github.clearbeat.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day and dates as header(5) writes them. */
final class StartTimes {
  private static final Pattern TIME =
      Pattern.compile("(?:(?:(\\d{1,2}):)?(\\d{1,2}):)?(\\d{1,2})(\\.\\d{1,9})?");
  private static final Pattern DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{1,4})");

  private StartTimes() {}

  /** {@code hh:mm:ss.sss}; with a part missing, {@code mm:ss}, and with two, {@code ss}. */
  static Optional<LocalTime> time(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String fraction = matcher.group(4) == null ? "" : matcher.group(4).substring(1);
    try {
      return Optional.of(
          LocalTime.of(
              number(matcher.group(1)),
              number(matcher.group(2)),
              number(matcher.group(3)),
              Integer.parseInt((fraction + "000000000").substring(0, 9))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@code dd/mm/yyyy}. */
  static Optional<LocalDate> date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              number(matcher.group(3)), number(matcher.group(2)), number(matcher.group(1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
