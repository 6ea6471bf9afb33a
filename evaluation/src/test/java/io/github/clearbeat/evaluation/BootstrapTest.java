package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final ToDoubleFunction<List<Double>> MEAN =
      values -> values.stream().mapToDouble(v -> v).average().orElseThrow();

  private static List<Double> normal(int count, double mean, Random random) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(mean + random.nextGaussian());
    }
    return values;
  }

  /** The mean of 400 numbers is normal with the standard error s / 20. */
  @Test
  void agreesWithTheNormalTheoryOfTheMean() {
    List<Double> values = normal(400, 5, new Random(3));
    double mean = MEAN.applyAsDouble(values);
    double variance = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / 400;
    double half = 1.959964 * Math.sqrt(variance / 400);
    Interval interval = Bootstrap.standard(7).interval(values, MEAN);
    assertThat(interval.value()).isEqualTo(mean);
    assertThat(interval.low()).isCloseTo(mean - half, within(0.1 * half));
    assertThat(interval.high()).isCloseTo(mean + half, within(0.1 * half));
    assertThat(interval.draws()).isEqualTo(2000);
    assertThat(interval.level()).isEqualTo(0.95);
  }

  /** Of two records the mean is one, the other or their middle with chances 1/4, 1/4, 1/2. */
  @Test
  void drawsWithReplacement() {
    Interval half = new Bootstrap(4000, 0.45, 1).interval(List.of(0.0, 1.0), MEAN);
    assertThat(half.low()).isEqualTo(0.5);
    assertThat(half.high()).isEqualTo(0.5);
    Interval most = new Bootstrap(4000, 0.6, 1).interval(List.of(0.0, 1.0), MEAN);
    assertThat(most.low()).isZero();
    assertThat(most.high()).isEqualTo(1);
  }

  @Test
  void isTheSameForTheSameSeedOnly() {
    List<Double> values = normal(40, 0, new Random(5));
    Interval first = Bootstrap.standard(1).interval(values, MEAN);
    assertThat(Bootstrap.standard(1).interval(values, MEAN)).isEqualTo(first);
    assertThat(Bootstrap.standard(2).interval(values, MEAN)).isNotEqualTo(first);
  }

  /** A constant gain on very different records: certain when paired, hidden when not. */
  @Test
  void pairsTheRecordsOfADifference() {
    List<Double> before = normal(30, 0, new Random(9));
    List<Double> after = before.stream().map(v -> v + 0.125).toList();
    Interval gain = Bootstrap.standard(1).difference(after, before, MEAN);
    assertThat(gain.value()).isCloseTo(0.125, within(1e-12));
    assertThat(gain.low()).isCloseTo(0.125, within(1e-12));
    assertThat(gain.high()).isCloseTo(0.125, within(1e-12));
    assertThat(gain.contains(0)).isFalse();
    assertThatThrownBy(() -> Bootstrap.standard(1).difference(after, after.subList(0, 3), MEAN))
        .hasMessage("a paired difference needs the same records, not 30 and 3");
  }

  @Test
  void leavesOutDrawsWithoutAValue() {
    // one record of two has events: a quarter of the draws has none
    List<Detection> records = List.of(new Detection(1, 1, 0), Detection.NONE);
    Interval interval =
        Bootstrap.standard(1)
            .interval(records, r -> Across.gross(r, Detection::plus, Detection::sensitivity));
    assertThat(interval.value()).isEqualTo(0.5);
    assertThat(interval.low()).isEqualTo(0.5);
    assertThat(interval.draws()).isBetween(1400, 1600);
    Interval never = Bootstrap.standard(1).interval(records, r -> Double.NaN);
    assertThat(never.draws()).isZero();
    assertThat(never.low()).isNaN();
  }

  @Test
  void interpolatesBetweenOrderStatistics() {
    double[] sorted = {1, 2, 4, 8, 16};
    assertThat(Bootstrap.quantile(sorted, 0)).isEqualTo(1);
    assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(4);
    assertThat(Bootstrap.quantile(sorted, 0.625)).isEqualTo(6);
    assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(16);
  }

  @Test
  void refusesNothingToDraw() {
    assertThatThrownBy(() -> Bootstrap.standard(1).interval(List.<Double>of(), MEAN))
        .hasMessage("no record to draw from");
    assertThatThrownBy(() -> new Bootstrap(0, 0.95, 1))
        .hasMessage("0 draws at level 0.95, expected at least 1 and between 0 and 1");
  }
}
