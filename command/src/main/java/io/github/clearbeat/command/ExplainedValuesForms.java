package io.github.clearbeat.command;

import io.github.clearbeat.analysis.ExplainedValues;
import io.github.clearbeat.explanation.GlobalTerms;
import io.github.clearbeat.explanation.Terms;
import io.github.clearbeat.explanation.ValueFaithfulness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What named values say of a beat, as text for people and as values for scripts. */
final class ExplainedValuesForms {
  private ExplainedValuesForms() {}

  static void text(StringBuilder text, ExplainedValues values) {
    text.append("  What speaks for it and against it, DeepSHAP in logits:\n");
    for (Terms.Term term : values.terms().terms()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-26s %+7.2f %4.0f %%  %s%n",
              term.name(),
              term.contribution(),
              100 * term.share(),
              term.values().isEmpty() ? "" : term.values().get(0).words()));
    }
    ValueFaithfulness marks = values.marks();
    text.append(
        String.format(
            Locale.ROOT,
            "  Probability lost when the %d values most for it become average: %.3f, of the logit %.2f;"
                + " %d at random, mean of %d draws: %.3f, %.2f%n",
            marks.settings().count(),
            marks.drop(),
            marks.logitDrop(),
            marks.settings().count(),
            marks.settings().draws(),
            marks.randomDrop(),
            marks.randomLogitDrop()));
  }

  static void put(Map<String, Object> to, ExplainedValues values) {
    List<Object> terms = new ArrayList<>();
    List<Object> named = new ArrayList<>();
    for (Terms.Term term : values.terms().terms()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", term.name());
      one.put("value", term.contribution());
      one.put("share", term.share());
      terms.add(one);
      term.values().forEach(value -> named.add(named(term, value)));
    }
    to.put("terms", terms);
    to.put("features", named);
    ValueFaithfulness marks = values.marks();
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("marked", marks.settings().count());
    check.put("draws", marks.settings().draws());
    check.put("drop", marks.drop());
    check.put("randomDrop", marks.randomDrop());
    check.put("logitDrop", marks.logitDrop());
    check.put("randomLogitDrop", marks.randomLogitDrop());
    to.put("featureMarks", check);
  }

  private static Map<String, Object> named(Terms.Term term, Terms.Value value) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", value.name());
    one.put("term", term.name());
    one.put("words", value.words());
    one.put("input", value.value());
    one.put("average", value.average());
    one.put("value", value.contribution());
    return one;
  }

  /** A class of a whole test set. */
  static void text(StringBuilder text, GlobalTerms.OfClass one) {
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s, %s: DeepSHAP by term, mean in logits, and mean share of all terms%n",
            one.className(),
            Words.count(one.beats(), "beat")));
    for (GlobalTerms.Mean mean : one.terms()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-26s %+7.2f %4.0f %%%n",
              mean.name(),
              mean.contribution(),
              100 * mean.share()));
    }
  }

  static Map<String, Object> values(GlobalTerms.OfClass one) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("class", one.className());
    values.put("beats", one.beats());
    List<Object> terms = new ArrayList<>();
    for (GlobalTerms.Mean mean : one.terms()) {
      Map<String, Object> term = new LinkedHashMap<>();
      term.put("name", mean.name());
      term.put("value", mean.contribution());
      term.put("share", mean.share());
      terms.add(term);
    }
    values.put("terms", terms);
    return values;
  }
}
