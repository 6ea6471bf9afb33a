package io.github.clearbeat.command;

import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.study.ExplanationTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether marks matter, as text for people and as values for scripts. */
final class ExplanationTrialForms {
  private ExplanationTrialForms() {}

  static String text(ExplanationTrial trial) {
    StringBuilder text = new StringBuilder();
    for (Filler filler : Filler.values()) {
      text.append("\nthe marked tenth ").append(words(filler)).append('\n');
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %6s %8s %8s %8s %9s %10s%n",
              "method",
              "ms",
              "drop",
              "random",
              "better",
              "deletion",
              "insertion"));
      for (ExplanationTrial.Row row : trial.rows()) {
        if (row.filler() == filler) {
          text.append(
              String.format(
                  Locale.ROOT,
                  "%-20s %6.0f %8.3f %8.3f %6.0f %% %9.3f %10.3f%n",
                  row.method(),
                  row.smoothing().milliseconds(),
                  row.drop(),
                  row.randomDrop(),
                  100 * row.better(),
                  row.deletionArea(),
                  row.insertionArea()));
        }
      }
    }
    return text.toString();
  }

  static String words(Filler filler) {
    return switch (filler) {
      case INTERPOLATION -> "replaced by a straight line";
      case BACKGROUND -> "replaced by the mean background beat";
    };
  }

  static List<Object> values(ExplanationTrial trial) {
    List<Object> rows = new ArrayList<>();
    for (ExplanationTrial.Row row : trial.rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("method", row.method());
      values.put("smoothedMilliseconds", row.smoothing().milliseconds());
      values.put("filler", row.filler().name().toLowerCase(Locale.ROOT));
      values.put("drop", row.drop());
      values.put("randomDrop", row.randomDrop());
      values.put("better", row.better());
      values.put("deletionArea", row.deletionArea());
      values.put("insertionArea", row.insertionArea());
      rows.add(values);
    }
    return rows;
  }
}
