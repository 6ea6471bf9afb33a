package io.github.clearbeat.command;

import io.github.clearbeat.beat.RhythmFeatures;
import io.github.clearbeat.beat.StripFeature;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of strips as rows of CSV, or as JSON. */
final class FeatureTable {
  private static final MathContext DIGITS = new MathContext(7);

  private final StringBuilder csv; // null for JSON
  private final List<Object> rows = new ArrayList<>();

  private FeatureTable(StringBuilder csv) {
    this.csv = csv;
  }

  /** A table whose first line names the columns, with their units. */
  static FeatureTable csv() {
    StringBuilder csv = new StringBuilder("record,lead,start [s],beats");
    for (StripFeature feature : RhythmFeatures.all()) {
      csv.append(',').append(feature.heading());
    }
    return new FeatureTable(csv.append(",unknown,clamped\n"));
  }

  /** A table for scripts. */
  static FeatureTable json() {
    return new FeatureTable(null);
  }

  void add(String record, String lead, StripWalk.Strip strip) {
    RhythmFeatures features = RhythmFeatures.of(strip.samples(), strip.peakSeconds());
    if (csv == null) {
      rows.add(row(record, lead, strip, features));
      return;
    }
    csv.append(quoted(record)).append(',').append(quoted(lead)).append(',');
    csv.append(rounded(strip.fromSeconds())).append(',').append(strip.peakSeconds().length);
    for (double value : features.values()) {
      csv.append(',').append(rounded(value));
    }
    csv.append(',').append(features.unknown()).append(',').append(features.clamped()).append('\n');
  }

  private static Map<String, Object> row(
      String record, String lead, StripWalk.Strip strip, RhythmFeatures features) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("record", record);
    row.put("lead", lead);
    row.put("startSeconds", rounded(strip.fromSeconds()));
    row.put("beats", strip.peakSeconds().length);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < features.values().length; i++) {
      values.put(features.features().get(i).name(), rounded(features.values()[i]));
    }
    row.put("features", values);
    row.put("unknown", features.unknown());
    row.put("clamped", features.clamped());
    return row;
  }

  /** The whole table. */
  String text() {
    if (csv != null) {
      return csv.toString();
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("schema", "clearbeat-features-1");
    List<Object> features = new ArrayList<>();
    for (StripFeature feature : RhythmFeatures.all()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", feature.name());
      one.put("unit", feature.unit());
      one.put("group", feature.group().word());
      one.put("formula", feature.formula());
      features.add(one);
    }
    all.put("features", features);
    all.put("strips", rows);
    return Json.of(all);
  }

  /** Name, unit and formula of every feature, group by group. */
  static String definitions() {
    StringBuilder text = new StringBuilder();
    StripFeature.Group group = null;
    for (StripFeature feature : RhythmFeatures.all()) {
      if (feature.group() != group) {
        group = feature.group();
        text.append(text.isEmpty() ? "" : "\n").append(group.word()).append('\n');
      }
      text.append("  ").append(feature.heading()).append(" = ");
      text.append(feature.formula()).append('\n');
    }
    return text.toString();
  }

  private static String quoted(String words) {
    return words.matches("[^,\"\\r\\n]*") ? words : '"' + words.replace("\"", "\"\"") + '"';
  }

  private static BigDecimal rounded(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
