package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttentionTruthTest {
  /** RR 0.8, 0.8, 0.6, 1.0, 0.8, 0.88: median 0.8, so u = 0, 0, 2.5, 2.5, 2.5, 1, 1. */
  private static final double[] PEAKS = {0.5, 1.3, 2.1, 2.7, 3.7, 4.5, 5.38};

  private static AttentionTruth truth(Guidance guidance) {
    return AttentionTruth.of(PEAKS, 10, guidance, 7).orElseThrow();
  }

  @Test
  void weightsFollowTheFormula() {
    double most = 0.5 + 0.5 * 2.5 / 3;
    double[] expected = {0.5, 0.5, most, most, most, 0.5 + 0.5 / 3, 0.5 + 0.5 / 3};
    for (int i = 0; i < expected.length; i++) {
      expected[i] /= most;
    }
    assertThat(truth(Guidance.HRV).weights()).containsExactly(expected, within(1e-9));
    assertThat(truth(Guidance.HRV).seconds()).isEqualTo(PEAKS);
  }

  @Test
  void anIrregularityBeyondThreeTenthsCountsAsThree() {
    double[] peaks = {0, 1, 2, 3, 6}; // RR 1 1 1 3
    assertThat(AttentionTruth.of(peaks, 10, Guidance.HRV, 0).orElseThrow().weights())
        .containsExactly(new double[] {0.5, 0.5, 0.5, 1, 1}, within(1e-12));
  }

  @Test
  void theLightFallsOffAsAGaussianOfFortyMilliseconds() {
    AttentionTruth truth = truth(Guidance.HRV);
    double first = truth.weights()[0];
    assertThat(truth.at(0.5)).isEqualTo(first);
    assertThat(truth.at(0.54)).isCloseTo(first * Math.exp(-0.5), within(1e-12));
    assertThat(truth.at(0.42)).isCloseTo(first * Math.exp(-2), within(1e-12));
    assertThat(truth.at(2.1)).isEqualTo(1);
    assertThat(truth.at(0.9)).isLessThan(1e-7);
    assertThat(truth.at(-3)).isZero();
    assertThat(truth.samples(100)).hasSize(1000);
    assertThat(truth.samples(100)[54]).isCloseTo((float) truth.at(0.54), within(1e-7f));
  }

  @Test
  void betweenTwoBeatsTheBrighterCounts() {
    double[] peaks = {1, 1.1, 1.2};
    AttentionTruth truth = AttentionTruth.of(peaks, 10, Guidance.QRS, 0).orElseThrow();
    assertThat(truth.at(1.05)).isCloseTo(Math.exp(-0.78125), within(1e-12)); // not the sum
  }

  /** The integral of the Gaussian over a cell, by the error function's known values. */
  @Test
  void cellsHoldTheMean() {
    AttentionTruth truth = truth(Guidance.QRS);
    // ±40 ms about a peak: ∫ = s √(2π) · 0.682689492, over 80 ms
    assertThat((double) truth.cells(new double[] {1.3}, 0.08)[0])
        .isCloseTo(0.04 * Math.sqrt(2 * Math.PI) * 0.682689492 / 0.08, within(2e-4));
    // a cell that holds a whole beat
    assertThat((double) truth.cells(new double[] {1.3}, 0.6)[0])
        .isCloseTo(0.04 * Math.sqrt(2 * Math.PI) / 0.6, within(1e-5));
    assertThat(truth.cells(10)[9]).isZero();
    assertThat(truth.cells(40)).hasSize(40);
  }

  @Test
  void controls() {
    assertThat(truth(Guidance.QRS).weights()).containsOnly(1);
    AttentionTruth shifted = truth(Guidance.SHIFTED);
    assertThat(shifted.seconds())
        .containsExactly(new double[] {0.9, 1.7, 2.4, 3.2, 4.1, 4.94, 5.78}, within(1e-9));
    assertThat(shifted.weights()).isEqualTo(truth(Guidance.HRV).weights());
    AttentionTruth random = truth(Guidance.RANDOM);
    assertThat(random.seconds()).hasSize(7).isSorted();
    assertThat(random.seconds()[0]).isNotNegative();
    assertThat(random.seconds()[6]).isLessThan(10);
    assertThat(random.seconds()).isEqualTo(truth(Guidance.RANDOM).seconds());
    assertThat(AttentionTruth.of(PEAKS, 10, Guidance.RANDOM, 8).orElseThrow().seconds())
        .isNotEqualTo(random.seconds());
    assertThat(random.weights()).isEqualTo(truth(Guidance.HRV).weights());
    assertThat(AttentionTruth.of(PEAKS, 10, Guidance.OFF, 0)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Guidance.class)
  void twoPeaksGiveNoGuidance(Guidance guidance) {
    assertThat(AttentionTruth.of(new double[] {1, 2}, 10, guidance, 0)).isEmpty();
    assertThat(AttentionTruth.of(new double[0], 10, guidance, 0)).isEmpty();
  }

  @Test
  void peaksThatDoNotAscendAreRefused() {
    assertThatThrownBy(() -> AttentionTruth.of(new double[] {1, 2, 2}, 10, Guidance.HRV, 0))
        .hasMessage("R peaks must ascend, found 2.0");
  }
}
