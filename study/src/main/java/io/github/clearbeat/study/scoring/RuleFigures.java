package io.github.clearbeat.study.scoring;

import io.github.clearbeat.study.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a rule of which beats are named does to patients it was not fitted to: thresholds come from
 * all folds but one and are judged on that one, for each fold in turn.
 *
 * <pre>{@code
 * List<RuleFigures> compared = RuleFigures.of(folds);
 * }</pre>
 *
 * @param rule in words, with the one that is used in strong ones
 * @param named share of the beats that are named
 * @param right share of the named whose class is right
 * @param s what becomes of S
 * @param v what becomes of V
 */
public record RuleFigures(String rule, double named, double right, OfClass s, OfClass v) {
  private static final String ALL = "every beat named";

  /**
   * Of one class.
   *
   * @param errors beats that are so and named otherwise, and beats named so that are not
   * @param found share of the beats that are so which are rightly named, a withheld one counted as
   *     missed
   */
  public record OfClass(long errors, double found) {}

  /**
   * Every rule's figures, naming every beat first.
   *
   * @param folds predictions of patients held out in folds
   * @throws IllegalArgumentException if these were not made in folds
   */
  public static List<RuleFigures> of(Predictions folds) {
    if (folds.folds().isEmpty()) {
      throw new IllegalArgumentException("predictions without folds: " + folds.model());
    }
    List<RuleFigures> figures = new ArrayList<>();
    List<Integer> found = folds.beats().stream().map(Predictions.Row::found).toList();
    figures.add(of(ALL, folds.beats(), found, folds.classes()));
    List<Part> parts = parts(folds);
    List<Predictions.Row> rows = parts.stream().flatMap(part -> part.heldOut().stream()).toList();
    for (NamingRule rule : NamingRule.values()) {
      List<Integer> answers = new ArrayList<>(rows.size());
      for (Part part : parts) {
        NamingRule.Fitted fitted = rule.fitted(part.others(), folds.classes());
        part.heldOut().forEach(row -> answers.add(fitted.answer(row)));
      }
      figures.add(of(rule.words(), rows, answers, folds.classes()));
    }
    return figures;
  }

  /** The beats of a fold and those of all others. */
  private record Part(List<Predictions.Row> heldOut, List<Predictions.Row> others) {}

  private static List<Part> parts(Predictions folds) {
    List<Part> parts = new ArrayList<>();
    for (int fold : new TreeSet<>(folds.folds().values())) {
      Map<Boolean, List<Predictions.Row>> sides =
          folds.beats().stream()
              .collect(Collectors.partitioningBy(row -> folds.folds().get(row.record()) == fold));
      parts.add(new Part(sides.get(true), sides.get(false)));
    }
    return parts;
  }

  private static RuleFigures of(
      String rule, List<Predictions.Row> rows, List<Integer> answers, List<String> classes) {
    long named = 0;
    long right = 0;
    for (int i = 0; i < rows.size(); i++) {
      named += answers.get(i) >= 0 ? 1 : 0;
      right += answers.get(i) == rows.get(i).truth() ? 1 : 0;
    }
    return new RuleFigures(
        rule,
        named / (double) rows.size(),
        right / (double) named,
        of(classes.indexOf("S"), rows, answers),
        of(classes.indexOf("V"), rows, answers));
  }

  private static OfClass of(int className, List<Predictions.Row> rows, List<Integer> answers) {
    long all = 0;
    long found = 0;
    long errors = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean so = rows.get(i).truth() == className;
      boolean called = answers.get(i) == className;
      all += so ? 1 : 0;
      found += so && called ? 1 : 0;
      errors += so != called && answers.get(i) >= 0 ? 1 : 0;
    }
    return new OfClass(errors, found / (double) all);
  }
}
