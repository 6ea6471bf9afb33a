package io.github.clearbeat.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Percentile intervals by drawing records with replacement (Efron 1979, Annals of Statistics 7:1).
 * What is drawn is a patient's whole record, never a beat: beats of one patient resemble each
 * other, and intervals over beats would be far too narrow. Where a patient has several records,
 * give their sum as one.
 *
 * <pre>{@code
 * Interval sensitivity =
 *     Bootstrap.standard(1).interval(matrices, m -> Across.gross(
 *         m, BeatMatrix::plus, sum -> sum.ventricular().sensitivity()));
 * }</pre>
 *
 * @param draws how often all records are drawn anew
 * @param level the part of the draws that the interval holds, as 0.95
 * @param seed of the draws: the same seed, the same interval
 */
public record Bootstrap(int draws, double level, long seed) {
  /** Checks draws and level. */
  public Bootstrap {
    if (draws < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          draws + " draws at level " + level + ", expected at least 1 and between 0 and 1");
    }
  }

  /** The product's own: 2,000 draws, 95 %. */
  public static Bootstrap standard(long seed) {
    return new Bootstrap(2000, 0.95, seed);
  }

  /**
   * The interval of a statistic.
   *
   * @param <C> what was counted in one record
   * @param records the counts of each record, at least one
   * @param statistic of the counts of drawn records; NaN where it is not defined
   */
  public <C> Interval interval(List<C> records, ToDoubleFunction<? super List<C>> statistic) {
    return interval(records.size(), drawn -> statistic.applyAsDouble(pick(records, drawn)));
  }

  /**
   * The interval of a difference of two results on the same records, each draw taking the same
   * records for both.
   *
   * @param <C> what was counted in one record
   * @param first the counts of each record in one result
   * @param second the counts of the same records, in the same order, in the other
   * @param statistic of the counts of drawn records; the interval is of the first's minus the
   *     second's
   */
  public <C> Interval difference(
      List<C> first, List<C> second, ToDoubleFunction<? super List<C>> statistic) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "a paired difference needs the same records, not "
              + first.size()
              + " and "
              + second.size());
    }
    return interval(
        first.size(),
        drawn ->
            statistic.applyAsDouble(pick(first, drawn))
                - statistic.applyAsDouble(pick(second, drawn)));
  }

  private Interval interval(int records, ToDoubleFunction<int[]> statistic) {
    if (records == 0) {
      throw new IllegalArgumentException("no record to draw from");
    }
    int[] drawn = new int[records];
    Arrays.setAll(drawn, position -> position);
    double value = statistic.applyAsDouble(drawn);
    Random random = new Random(seed);
    double[] values = new double[draws];
    int known = 0;
    for (int draw = 0; draw < draws; draw++) {
      Arrays.setAll(drawn, position -> random.nextInt(records));
      double drawnValue = statistic.applyAsDouble(drawn);
      if (!Double.isNaN(drawnValue)) {
        values[known++] = drawnValue;
      }
    }
    double[] sorted = Arrays.copyOf(values, known);
    Arrays.sort(sorted);
    double tail = (1 - level) / 2;
    return new Interval(value, quantile(sorted, tail), quantile(sorted, 1 - tail), level, known);
  }

  /** Linear between the order statistics, as Hyndman and Fan's definition 7. */
  static double quantile(double[] sorted, double part) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = part * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static <C> List<C> pick(List<C> records, int[] drawn) {
    List<C> picked = new ArrayList<>(drawn.length);
    for (int position : drawn) {
      picked.add(records.get(position));
    }
    return picked;
  }
}
