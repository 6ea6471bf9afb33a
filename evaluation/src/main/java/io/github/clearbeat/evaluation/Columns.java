package io.github.clearbeat.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** One line of a table, put together column by column. */
final class Columns {
  private final StringBuilder line = new StringBuilder();

  Columns() {}

  Columns(String format, String first) {
    text(String.format(Locale.ROOT, format, first));
  }

  Columns add(String format, long value) {
    return text(String.format(Locale.ROOT, format, value));
  }

  Columns text(String text) {
    line.append(text);
    return this;
  }

  /** A percentage, or a hyphen in seven columns where there is no whole. */
  Columns share(int places, double part, double whole) {
    return text(whole > 0 ? " " + fixed(100.0 * part / whole, 6, places) : "      -");
  }

  /** Sensitivity and positive predictivity with two decimals. */
  Columns detection(Detection detection) {
    long found = detection.truePositives();
    share(2, found, found + detection.falseNegatives());
    return share(2, found, found + detection.falsePositives());
  }

  /** A percentage without decimals in four columns, or a hyphen where there is no whole. */
  static String wholePercent(long part, long whole) {
    return whole > 0
        ? String.format(Locale.ROOT, " %3d", (int) (100.0 * part / whole + 0.5))
        : "   -";
  }

  /** A line of its own for such a percentage. */
  static String wholeStatistic(String name, long part, long whole) {
    String percent = wholePercent(part, whole) + (whole > 0 ? "%" : " ");
    return name + ":" + percent + " (" + part + "/" + whole + ")\n";
  }

  /**
   * A number with so many decimals as C's {@code printf} writes it: rounded from the exact binary
   * value, ties to even. Java's own formatter rounds what it would print in full, and so now and
   * then differs in the last digit.
   */
  static String fixed(double value, int width, int places) {
    String digits = new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    return " ".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** A number with six digits as C's {@code %g} writes it, or a hyphen for none. */
  static String general(double value) {
    if (Double.isNaN(value)) {
      return "-";
    } else if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return rounded.stripTrailingZeros().toPlainString();
    }
    String digits = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return digits + String.format(Locale.ROOT, "e%+03d", exponent);
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
