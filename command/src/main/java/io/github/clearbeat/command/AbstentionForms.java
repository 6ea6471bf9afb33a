package io.github.clearbeat.command;

import io.github.clearbeat.model.BeatAbstention;
import io.github.clearbeat.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which beats a model names, as text and as values. */
final class AbstentionForms {
  private AbstentionForms() {}

  /** In a line, such as {@code N from 0.890, S from 0.503; 95.7 % of the beats of ds1-folds}. */
  static String text(Model model) {
    if (model.abstention().isEmpty()) {
      return "every beat";
    }
    BeatAbstention rule = model.abstention().get();
    List<String> least = new ArrayList<>();
    for (int c = 0; c < rule.least().size(); c++) {
      least.add(
          String.format(Locale.ROOT, "%s from %.3f", model.classes().get(c), rule.least().get(c)));
    }
    StringBuilder text = new StringBuilder("by probability, ").append(String.join(", ", least));
    for (BeatAbstention.Selected one : rule.measured()) {
      text.append(
          String.format(
              Locale.ROOT,
              "; %s: %.1f %% of the beats, %.2f %% of them right (of all %.2f)",
              one.basis(),
              100 * one.coverage(),
              100 * one.accuracyOfNamed(),
              100 * one.accuracy()));
    }
    return text.toString();
  }

  /** The rule; null where every beat is named. */
  static Map<String, Object> values(Model model) {
    if (model.abstention().isEmpty()) {
      return null;
    }
    BeatAbstention rule = model.abstention().get();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("withheldShareOfRight", rule.withheld());
    Map<String, Object> least = new LinkedHashMap<>();
    for (int c = 0; c < rule.least().size(); c++) {
      least.put(model.classes().get(c), rule.least().get(c));
    }
    values.put("leastProbabilities", least);
    List<Object> measured = new ArrayList<>();
    for (BeatAbstention.Selected one : rule.measured()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("basis", one.basis());
      row.put("coverage", one.coverage());
      row.put("accuracy", one.accuracy());
      row.put("accuracyOfNamed", one.accuracyOfNamed());
      measured.add(row);
    }
    values.put("measured", measured);
    return values;
  }
}
