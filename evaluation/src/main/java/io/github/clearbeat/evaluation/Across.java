package io.github.clearbeat.evaluation;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The two ways of summing up records in EC57: gross, where every event weighs the same, and
 * average, where every record does.
 *
 * <pre>{@code
 * Across.gross(matrices, BeatMatrix::plus, m -> m.ventricular().sensitivity());
 * Across.average(matrices, m -> m.ventricular().sensitivity());
 * }</pre>
 */
public final class Across {
  private Across() {}

  /**
   * A statistic of all records pooled; NaN where there is no record.
   *
   * @param <C> what was counted in one record
   * @param records the counts of each record
   * @param plus adds counts
   * @param statistic of counts
   */
  public static <C> double gross(
      List<C> records, BinaryOperator<C> plus, ToDoubleFunction<? super C> statistic) {
    return records.stream().reduce(plus).map(statistic::applyAsDouble).orElse(Double.NaN);
  }

  /**
   * The mean of a statistic over the records in which it is defined; NaN where there is none.
   *
   * @param <C> what was counted in one record
   * @param records the counts of each record
   * @param statistic of the counts of one record, NaN where it is not defined
   */
  public static <C> double average(List<C> records, ToDoubleFunction<? super C> statistic) {
    return Ratio.mean(records.stream().mapToDouble(statistic).toArray());
  }
}
