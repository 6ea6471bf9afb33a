package io.github.clearbeat.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One column of a CSV file.
 *
 * @param role what it holds
 * @param name of the lead, empty where the file gives none
 * @param units as stated, if stated
 */
record CsvColumn(Role role, String name, Optional<String> units) {
  /** What a column can hold. */
  enum Role {
    LEAD,
    TIME,
    /** A running number, of no use. */
    COUNT
  }

  private static final Pattern UNITS = Pattern.compile("(.*?)\\s*[(\\[]\\s*([^)\\]]+?)\\s*[)\\]]");
  private static final Set<String> TIMES =
      Set.of("time", "t", "elapsed time", "timestamp", "seconds", "sec", "s");
  private static final Set<String> MILLISECOND_TIMES = Set.of("milliseconds", "msec", "ms");
  private static final Set<String> COUNTS =
      Set.of("", "sample", "sample #", "sample number", "samples", "index", "sample index", "#");

  static CsvColumn of(String title, Optional<String> statedUnits) {
    Matcher matcher = UNITS.matcher(title.strip());
    String name = matcher.matches() ? matcher.group(1) : title.strip();
    Optional<String> units = matcher.matches() ? Optional.of(matcher.group(2)) : statedUnits;
    String plain = name.toLowerCase(Locale.ROOT);
    if (MILLISECOND_TIMES.contains(plain)) {
      return new CsvColumn(Role.TIME, name, Optional.of("ms"));
    }
    if (TIMES.contains(plain)) {
      boolean said = plain.startsWith("s");
      return new CsvColumn(Role.TIME, name, said ? Optional.of("s") : units);
    }
    return new CsvColumn(COUNTS.contains(plain) ? Role.COUNT : Role.LEAD, name, units);
  }

  /** How many seconds one unit of this time column is, or empty if its units are none of time. */
  Optional<Double> seconds() {
    return switch (units.orElse("s").toLowerCase(Locale.ROOT)) {
      case "s", "sec", "seconds", "second" -> Optional.of(1.0);
      case "ms", "msec", "milliseconds" -> Optional.of(1e-3);
      case "us", "µs", "μs", "microseconds" -> Optional.of(1e-6);
      default -> Optional.empty();
    };
  }
}
