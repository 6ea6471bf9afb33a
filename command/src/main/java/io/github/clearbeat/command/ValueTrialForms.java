package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.attribution.AttributionMeasure;
import io.github.clearbeat.study.attribution.AttributionTable;
import io.github.clearbeat.study.attribution.ValueMethods;
import java.util.List;
import java.util.Locale;

/** How far what is said of named values can be trusted, as text for people. */
final class ValueTrialForms {
  private static final List<AttributionMeasure> TRUST =
      List.of(
          AttributionMeasure.SANITY,
          AttributionMeasure.NOISE,
          AttributionMeasure.SEEDS,
          AttributionMeasure.SEEDS_RANK,
          AttributionMeasure.SEEDS_TERMS,
          AttributionMeasure.ELSEWHERE,
          AttributionMeasure.MILLISECONDS);

  private ValueTrialForms() {}

  static void text(StringBuilder text, AttributionTable table, String model) {
    List<String> methods = table.valueMethods(model);
    if (methods.isEmpty()) {
      return;
    }
    text.append("\nnamed values: probability lost without the three that count most\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%-21s %-39s %-39s%n",
            "",
            "made average: lost",
            "made single beats': lost"));
    text.append(
        String.format(
            Locale.ROOT,
            "%-21s %8s %8s %-21s %8s %8s %-21s%n",
            "method",
            "three",
            "random",
            "degradation",
            "three",
            "random",
            "degradation"));
    for (String method : methods) {
      text.append(String.format(Locale.ROOT, "%-21s", plain(method)));
      for (String filler : new String[] {"BACKGROUND", "BEATS"}) {
        number(text, table, model, method, AttributionMeasure.valueOf("DROP_" + filler), 9, 3);
        number(text, table, model, method, AttributionMeasure.valueOf("RANDOM_" + filler), 9, 3);
        Interval i =
            table.interval(model, method, AttributionMeasure.valueOf("DEGRADATION_" + filler));
        text.append(
            String.format(
                Locale.ROOT,
                " %-21s",
                String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", i.value(), i.low(), i.high())));
      }
      text.append('\n');
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-21s %10s %9s %7s %7s %7s %7s %9s %8s%n",
            "method",
            "incomplete",
            "sanity",
            "noise",
            "seeds",
            "ranks",
            "terms",
            "samples",
            "ms"));
    for (String method : methods) {
      trusted(text, table, model, method);
    }
  }

  private static void trusted(
      StringBuilder text, AttributionTable table, String model, String method) {
    text.append(String.format(Locale.ROOT, "%-21s", plain(method)));
    double incomplete = table.median(model, method, AttributionMeasure.RESIDUAL_SHARE);
    text.append(
        Double.isNaN(incomplete)
            ? "          -"
            : String.format(Locale.ROOT, " %9.2f%%", 100 * incomplete));
    int[] widths = {10, 8, 8, 8, 8, 10, 9};
    for (int i = 0; i < widths.length; i++) {
      int decimals = TRUST.get(i) == AttributionMeasure.MILLISECONDS ? 1 : 2;
      number(text, table, model, method, TRUST.get(i), widths[i], decimals);
    }
    text.append('\n');
  }

  private static String plain(String method) {
    return method.substring(ValueMethods.PREFIX.length());
  }

  private static void number(
      StringBuilder text,
      AttributionTable table,
      String model,
      String method,
      AttributionMeasure measure,
      int width,
      int decimals) {
    double value = table.mean(model, method, measure);
    String words =
        Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    text.append(String.format(Locale.ROOT, "%" + width + "s", words));
  }
}
