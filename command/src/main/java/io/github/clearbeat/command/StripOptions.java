package io.github.clearbeat.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which strips a page of disagreements shows. */
final class StripOptions {
  @Mixin private LeadOption lead;

  @Option(
      names = "--strips",
      paramLabel = "N",
      defaultValue = "700",
      converter = Most.class,
      description =
          "With --html, draw at most so many strips of ten seconds, or all; where there are more, of"
              + " every record and every kind of disagreement some; default ${DEFAULT-VALUE}.")
  private int most;

  /** A number, or {@code all}. */
  static final class Most implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.equals("all")) {
        return Integer.MAX_VALUE;
      } else if (text.matches("\\d{1,9}")) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException(
          "'" + text + "' is no number of strips, expected 0 or more, or all");
    }
  }

  int most() {
    return most;
  }

  String lead() {
    return lead.name();
  }
}
