package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.study.attribution.AttributionFindings;
import io.github.clearbeat.study.attribution.AttributionMeasure;
import io.github.clearbeat.study.attribution.AttributionTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How far explanations can be trusted, as text for people and as values for scripts. */
final class ExplanationTrialForms {
  private ExplanationTrialForms() {}

  static String text(AttributionTable table) {
    StringBuilder text = new StringBuilder();
    for (AttributionFindings.Asked model : table.findings().models()) {
      if (model.seen() > 0) {
        text.append(model.id()).append(" was trained on beats of ");
        text.append(Words.count(model.seen(), "test record")).append(".\n");
      }
      int[] beats = table.beats(model.id());
      text.append(model.id()).append(" over ").append(Words.count(beats[0], "beat"));
      text.append(" of ").append(Words.count(beats[1], "record"));
      text.append(" that it gets right; ").append(model.tested()).append('\n');
      if (!table.methods(model.id()).isEmpty()) {
        faithful(text, table, model.id());
        trusted(text, table, model.id());
        places(text, table, model.id());
      }
      ValueTrialForms.text(text, table, model.id());
      text.append('\n');
    }
    text.append(choice(table));
    return text.toString();
  }

  private static void faithful(StringBuilder text, AttributionTable table, String model) {
    String columns = "%-21s %8s %8s %8s %8s %-21s %8s %8s %8s %8s %-21s%n";
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-21s %-57s %-57s%n",
            "",
            "made a straight line: lost without",
            "made background: lost without"));
    text.append(
        String.format(
            Locale.ROOT,
            columns,
            "method",
            "a tenth",
            "random",
            "deletion",
            "insert.",
            "degradation",
            "a tenth",
            "random",
            "deletion",
            "insert.",
            "degradation"));
    for (String method : table.methods(model)) {
      text.append(String.format(Locale.ROOT, "%-21s", method));
      for (Filler filler : Filler.values()) {
        String word = filler == Filler.INTERPOLATION ? "LINE" : "BACKGROUND";
        for (String kind : new String[] {"DROP_", "RANDOM_", "DELETION_", "INSERTION_"}) {
          text.append(
              number(table.mean(model, method, AttributionMeasure.valueOf(kind + word)), 9, 3));
        }
        Interval score = table.interval(model, method, AttributionMeasure.degradation(filler));
        text.append(
            String.format(
                Locale.ROOT,
                " %-21s",
                String.format(
                    Locale.ROOT, "%.2f (%.2f to %.2f)", score.value(), score.low(), score.high())));
      }
      text.append('\n');
    }
  }

  private static void trusted(StringBuilder text, AttributionTable table, String model) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-21s %10s %9s %7s %7s %7s %7s %9s %7s %7s %9s %8s%n",
            "method",
            "incomplete",
            "sanity",
            "noise",
            "shift",
            "seeds",
            "ranks",
            "localised",
            "points",
            "in QRS",
            "elsewhere",
            "ms"));
    for (String method : table.methods(model)) {
      text.append(String.format(Locale.ROOT, "%-21s", method));
      double incomplete = table.median(model, method, AttributionMeasure.RESIDUAL_SHARE);
      text.append(
          Double.isNaN(incomplete)
              ? "          -"
              : String.format(Locale.ROOT, " %9.2f%%", 100 * incomplete));
      put(text, table, model, method, AttributionMeasure.SANITY, 10, 2);
      put(text, table, model, method, AttributionMeasure.NOISE, 8, 2);
      put(text, table, model, method, AttributionMeasure.SHIFT, 8, 2);
      put(text, table, model, method, AttributionMeasure.SEEDS, 8, 2);
      put(text, table, model, method, AttributionMeasure.SEEDS_RANK, 8, 2);
      put(text, table, model, method, AttributionMeasure.LOCALISATION, 10, 2);
      put(text, table, model, method, AttributionMeasure.POINTS, 8, 2);
      put(text, table, model, method, AttributionMeasure.POINTS_QRS, 8, 2);
      put(text, table, model, method, AttributionMeasure.ELSEWHERE, 10, 2);
      put(text, table, model, method, AttributionMeasure.MILLISECONDS, 9, 1);
      text.append('\n');
    }
  }

  private static void places(StringBuilder text, AttributionTable table, String model) {
    text.append("\nshare of |value| in P / PR / QRS / ST / T, per cent\n");
    List<String> methods = table.methods(model);
    for (String method : methods) {
      text.append(String.format(Locale.ROOT, "%-21s", method));
      for (AttributionMeasure share : SHARES) {
        text.append(number(100 * table.mean(model, method, share), 6, 0));
      }
      text.append('\n');
    }
    text.append(String.format(Locale.ROOT, "%-21s", "share of time"));
    for (AttributionMeasure time : TIMES) {
      text.append(number(100 * table.mean(model, methods.get(0), time), 6, 0));
    }
    text.append('\n');
  }

  static final List<AttributionMeasure> SHARES =
      List.of(
          AttributionMeasure.SHARE_P,
          AttributionMeasure.SHARE_PR,
          AttributionMeasure.SHARE_QRS,
          AttributionMeasure.SHARE_ST,
          AttributionMeasure.SHARE_T);

  static final List<AttributionMeasure> TIMES =
      List.of(
          AttributionMeasure.TIME_P,
          AttributionMeasure.TIME_PR,
          AttributionMeasure.TIME_QRS,
          AttributionMeasure.TIME_ST,
          AttributionMeasure.TIME_T);

  private static void put(
      StringBuilder text,
      AttributionTable table,
      String model,
      String method,
      AttributionMeasure measure,
      int width,
      int decimals) {
    text.append(number(table.mean(model, method, measure), width, decimals));
  }

  private static String number(double value, int width, int decimals) {
    return Double.isNaN(value)
        ? String.format(Locale.ROOT, "%" + width + "s", "-")
        : String.format(Locale.ROOT, "%" + width + "." + decimals + "f", value);
  }

  static String choice(AttributionTable table) {
    return table
        .best()
        .map(
            best ->
                String.format(
                    Locale.ROOT,
                    "Best degradation score, mean of both fillers, among methods whose maps are at"
                        + " most %.1f like those of random weights: %s, %.3f.%n",
                    AttributionTable.MOST_LIKE_RANDOM,
                    best.method(),
                    best.degradation()))
        .orElse("No method here needs what the networks have learnt.\n");
  }

  static Map<String, Object> values(AttributionTable table) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-explanation-trial-2");
    List<Object> models = new ArrayList<>();
    for (AttributionFindings.Asked model : table.findings().models()) {
      models.add(model(table, model));
    }
    values.put("models", models);
    List<Object> standings = new ArrayList<>();
    for (AttributionTable.Standing standing : table.standings()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("method", standing.method());
      one.put("degradation", known(standing.degradation()));
      one.put("sanity", known(standing.sanity()));
      one.put("sane", standing.sane());
      standings.add(one);
    }
    values.put("standings", standings);
    values.put("best", table.best().map(AttributionTable.Standing::method).orElse(null));
    return values;
  }

  private static Map<String, Object> model(
      AttributionTable table, AttributionFindings.Asked model) {
    Map<String, Object> one = new LinkedHashMap<>();
    int[] beats = table.beats(model.id());
    one.put("model", model.id());
    one.put("sha256", model.sha256());
    one.put("tested", model.tested());
    one.put("trainedOnTestRecords", model.seen());
    one.put("otherSeeds", model.seeds());
    one.put("beats", beats[0]);
    one.put("records", beats[1]);
    one.put("methods", methods(table, model.id(), table.methods(model.id())));
    one.put("valueMethods", methods(table, model.id(), table.valueMethods(model.id())));
    return one;
  }

  private static List<Object> methods(AttributionTable table, String model, List<String> names) {
    List<Object> methods = new ArrayList<>();
    for (String method : names) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("method", method);
      for (AttributionMeasure measure : AttributionMeasure.values()) {
        row.put(measure.id(), interval(table.interval(model, method, measure)));
      }
      Map<String, Object> curves = new LinkedHashMap<>();
      table.findings().curves().stream()
          .filter(c -> c.model().equals(model) && c.method().equals(method))
          .forEach(
              c -> {
                Map<String, Object> curve = new LinkedHashMap<>();
                curve.put("points", c.points());
                curve.put("values", c.values());
                curves.put(c.name(), curve);
              });
      row.put("curves", curves);
      Map<String, Object> like = new LinkedHashMap<>();
      for (String other : names) {
        like.put(other, known(table.likeness(model, method, other)));
      }
      row.put("likeness", like);
      methods.add(row);
    }
    return methods;
  }

  private static Object interval(Interval interval) {
    if (Double.isNaN(interval.value())) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", interval.value());
    values.put("low", known(interval.low()));
    values.put("high", known(interval.high()));
    return values;
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
