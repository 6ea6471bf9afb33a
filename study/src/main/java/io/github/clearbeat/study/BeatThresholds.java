package io.github.clearbeat.study;

import io.github.clearbeat.model.BeatAbstention;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Chooses which answers of a beat network are withheld, from what the networks of folds said of
 * patients held out; see {@link BeatAbstention} for the rule and its source.
 *
 * <p>The share of each class's right answers that is withheld is the greatest whole per cent, ten
 * at most, with which 98 % of the beats are still named. A class that was rightly named too seldom
 * for a quantile of its own gets the greatest least probability of the others. Probabilities need
 * no recalibration first: a quantile stays where it is under whatever keeps their order.
 *
 * <pre>{@code
 * Optional<BeatAbstention> rule = BeatThresholds.of(folds);
 * }</pre>
 */
public final class BeatThresholds {
  /** Share of the beats of the folds that must be named. */
  public static final double COVERAGE = 0.98;

  private static final int MOST_PER_CENT = 10;
  private static final int STEPS = 255;

  /** By class the probabilities, in 255ths and in order, with which it was rightly named. */
  private final int[][] right;

  private BeatThresholds(List<Predictions.Row> rows, int classes) {
    right = new int[classes][];
    for (int c = 0; c < classes; c++) {
      right[c] = right(rows, c);
    }
  }

  /** The rule; none where withholding one per cent would already name too few. */
  public static Optional<BeatAbstention> of(Predictions folds) {
    BeatThresholds thresholds = new BeatThresholds(folds.beats(), folds.classes().size());
    for (int perCent = MOST_PER_CENT; perCent > 0; perCent--) {
      Optional<BeatAbstention> rule = thresholds.withholding(perCent / 100.0);
      if (rule.isPresent() && selected(rule.get(), folds).coverage() >= COVERAGE) {
        return Optional.of(rule.get().with(selected(rule.get(), folds)));
      }
    }
    return Optional.empty();
  }

  /**
   * The rule that withholds at most this share of each class's right answers; none where every
   * class was rightly named too seldom.
   *
   * @param rows what was said of beats
   * @param classes how many classes there are
   * @param share from 0 to 1
   */
  public static Optional<BeatAbstention> of(List<Predictions.Row> rows, int classes, double share) {
    return new BeatThresholds(rows, classes).withholding(share);
  }

  private Optional<BeatAbstention> withholding(double share) {
    OptionalDouble[] own =
        Arrays.stream(right).map(sorted -> quantile(sorted, share)).toArray(OptionalDouble[]::new);
    OptionalDouble greatest =
        Arrays.stream(own)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max();
    if (greatest.isEmpty()) {
      return Optional.empty();
    }
    List<Double> least = Arrays.stream(own).map(one -> one.orElse(greatest.getAsDouble())).toList();
    return Optional.of(new BeatAbstention(share, least, List.of()));
  }

  private static int[] right(List<Predictions.Row> rows, int classIndex) {
    return rows.stream()
        .filter(row -> row.found() == classIndex && row.truth() == classIndex)
        .mapToInt(row -> row.probabilities()[classIndex] & 0xff)
        .sorted()
        .toArray();
  }

  /**
   * The k-th smallest, k = ⌊share · (n + 1)⌋; none where k is 0. Half a step is taken off, so that
   * a probability and what it is rounded to in stored predictions are named alike.
   */
  private static OptionalDouble quantile(int[] sorted, double share) {
    int k = (int) Math.floor(share * (sorted.length + 1) + 1e-9);
    return k == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, sorted[k - 1] - 0.5) / STEPS);
  }

  /** What a rule does to predictions. */
  static BeatAbstention.Selected selected(BeatAbstention rule, Predictions predictions) {
    long named = 0;
    long right = 0;
    long namedRight = 0;
    for (Predictions.Row row : predictions.beats()) {
      boolean isNamed = rule.names(row.found(), row.probability(row.found()));
      boolean isRight = row.found() == row.truth();
      named += isNamed ? 1 : 0;
      right += isRight ? 1 : 0;
      namedRight += isNamed && isRight ? 1 : 0;
    }
    double all = predictions.beats().size();
    return new BeatAbstention.Selected(
        predictions.protocol(),
        named / all,
        right / all,
        named == 0 ? 0 : namedRight / (double) named);
  }
}
