package io.github.clearbeat.command;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.AttentionFile;
import io.github.clearbeat.study.AttentionMeasure;
import io.github.clearbeat.study.AttentionTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What guidance changes, as text for people and as values for scripts. */
final class AttentionForms {
  private AttentionForms() {}

  private static List<Guidance> guidances(AttentionTable table) {
    return table.rows().stream().map(row -> row.guidance()).distinct().toList();
  }

  private static List<String> sets(AttentionFile.Content content) {
    return content.rows().stream().map(row -> row.set()).distinct().toList();
  }

  private static AttentionTable of(AttentionFile.Content content, String set) {
    return new AttentionTable(content.rows()).where(row -> row.set().equals(set));
  }

  static String text(AttentionFile.Content content) {
    StringBuilder text = new StringBuilder(content.about()).append('\n');
    for (String set : sets(content)) {
      AttentionTable table = of(content, set);
      List<Guidance> guidances = guidances(table);
      text.append('\n').append(set).append(": ");
      text.append(Words.count(table.strips(), "strip")).append(" of ");
      text.append(Words.count(table.patients(), "patient")).append('\n');
      text.append(String.format(Locale.ROOT, "%-48s", ""));
      guidances.forEach(g -> text.append(String.format(Locale.ROOT, " %9s", g.word())));
      for (Guidance other : guidances.subList(1, guidances.size())) {
        String head = guidances.get(0).word() + " - " + other.word();
        text.append(String.format(Locale.ROOT, "  %-25s", head));
      }
      text.append('\n');
      for (AttentionMeasure measure : AttentionMeasure.values()) {
        line(text, table, guidances, measure);
      }
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text,
      AttentionTable table,
      List<Guidance> guidances,
      AttentionMeasure measure) {
    Interval first = table.value(guidances.get(0), measure);
    if (Double.isNaN(first.value())) {
      return;
    }
    text.append(String.format(Locale.ROOT, "%-48s", measure.words()));
    for (Guidance guidance : guidances) {
      double value = table.value(guidance, measure).value();
      text.append(String.format(Locale.ROOT, " %9.3f", value));
    }
    for (Guidance other : guidances.subList(1, guidances.size())) {
      Interval d = table.difference(guidances.get(0), other, measure);
      String words =
          String.format(Locale.ROOT, "%+.3f (%+.3f to %+.3f)", d.value(), d.low(), d.high());
      text.append(String.format(Locale.ROOT, "  %-25s", words));
    }
    text.append('\n');
  }

  static Map<String, Object> values(AttentionFile.Content content) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-attention-1");
    values.put("about", content.about());
    List<Object> sets = new ArrayList<>();
    for (String set : sets(content)) {
      AttentionTable table = of(content, set);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("set", set);
      one.put("strips", table.strips());
      one.put("patients", table.patients());
      List<Object> measures = new ArrayList<>();
      for (AttentionMeasure measure : AttentionMeasure.values()) {
        measures.add(measure(table, measure));
      }
      one.put("measures", measures);
      sets.add(one);
    }
    values.put("sets", sets);
    return values;
  }

  private static Map<String, Object> measure(AttentionTable table, AttentionMeasure measure) {
    List<Guidance> guidances = guidances(table);
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("measure", measure.id());
    one.put("words", measure.words());
    one.put("speaksOf", measure.kind().name().toLowerCase(Locale.ROOT));
    Map<String, Object> means = new LinkedHashMap<>();
    guidances.forEach(g -> means.put(g.word(), interval(table.value(g, measure))));
    one.put("values", means);
    Map<String, Object> differences = new LinkedHashMap<>();
    for (Guidance other : guidances.subList(1, guidances.size())) {
      Interval difference = table.difference(guidances.get(0), other, measure);
      differences.put(guidances.get(0).word() + " - " + other.word(), interval(difference));
    }
    one.put("differences", differences);
    return one;
  }

  private static Object interval(Interval interval) {
    if (Double.isNaN(interval.value())) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", interval.value());
    values.put("low", interval.low());
    values.put("high", interval.high());
    return values;
  }

  /** The classes of the strips, in the order of their first. */
  static List<String> classes(AttentionFile.Content content) {
    return content.rows().stream().map(row -> row.className()).distinct().toList();
  }

  /** What the file of a class's picture is called. */
  static String file(String className) {
    return "attention-" + className.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + ".png";
  }
}
