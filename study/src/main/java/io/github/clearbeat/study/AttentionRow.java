package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import java.util.EnumMap;
import java.util.Map;

/**
 * One network measured on one strip that it has not seen.
 *
 * @param set the data set, as in {@code ptbxl_lead2}
 * @param record its record
 * @param patient who was recorded
 * @param className the strip's class
 * @param guidance what the network's map was taught
 * @param seed of the network's training
 * @param fold that the network has not seen, from 0
 * @param values what was measured; what is not known is not there
 */
public record AttentionRow(
    String set,
    String record,
    String patient,
    String className,
    Guidance guidance,
    long seed,
    int fold,
    Map<AttentionMeasure, Double> values) {
  private static final double DECIMALS = 1e5;

  /** Keeps its own copy, to five decimals, without what is not known. */
  public AttentionRow {
    EnumMap<AttentionMeasure, Double> known = new EnumMap<>(AttentionMeasure.class);
    values.forEach(
        (measure, value) -> {
          if (!value.isNaN()) {
            known.put(measure, Math.rint(value * DECIMALS) / DECIMALS);
          }
        });
    values = java.util.Collections.unmodifiableMap(known);
  }
}
