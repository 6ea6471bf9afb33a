package io.github.clearbeat.command;

import io.github.clearbeat.evaluation.EventDetection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well runs or episodes were found, as values for JSON and cells of a CSV file. */
final class EventForms {
  /** The columns that {@link #cells} fills. */
  static final List<String> NAMES =
      List.of("found", "missed", "confirmed", "unconfirmed", "se", "ppv");

  private EventForms() {}

  static Map<String, Object> values(Map<String, EventDetection> kinds) {
    Map<String, Object> values = new LinkedHashMap<>();
    kinds.forEach((name, found) -> values.put(name, values(found)));
    return values;
  }

  static Map<String, Object> values(EventDetection found) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("found", found.found());
    values.put("missed", found.missed());
    values.put("confirmed", found.confirmed());
    values.put("unconfirmed", found.unconfirmed());
    values.put("sensitivity", known(found.sensitivity()));
    values.put("positivePredictivity", known(found.positivePredictivity()));
    return values;
  }

  static List<Object> cells(EventDetection found) {
    return List.of(
        found.found(),
        found.missed(),
        found.confirmed(),
        found.unconfirmed(),
        found.sensitivity(),
        found.positivePredictivity());
  }

  /** Nothing where a value is not defined. */
  static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
