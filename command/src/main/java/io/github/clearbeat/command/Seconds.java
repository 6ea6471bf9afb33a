package io.github.clearbeat.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time in a recording as a user writes it: {@code 90}, {@code 1:30}, {@code 0:01:30.5}.
 *
 * @param value seconds from the first sample
 */
record Seconds(double value) {
  private static final Pattern FORM =
      Pattern.compile("(?:(?:(\\d{1,5}):)?(\\d{1,5}):)?(\\d{1,9}(?:\\.\\d{1,9})?)");

  /** Reads what a user wrote. */
  static final class Converter implements ITypeConverter<Seconds> {
    @Override
    public Seconds convert(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is no time, expected seconds, m:s or h:m:s such as 1:30");
      }
      double seconds = Double.parseDouble(form.group(3));
      seconds += form.group(2) == null ? 0 : 60 * Double.parseDouble(form.group(2));
      seconds += form.group(1) == null ? 0 : 3600 * Double.parseDouble(form.group(1));
      return new Seconds(seconds);
    }
  }
}
