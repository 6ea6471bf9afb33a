package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Planted maps whose shares are known by hand. */
class InsideTest {
  private static final boolean[] ALL = {true, true, true, true, true, true, true, true};
  private static final boolean[] MARKED = {false, true, true, false, false, false, false, false};

  @Test
  void energyTimeAndPeakAreAsCounted() {
    Inside inside = Inside.of(new float[] {1, 2, -5, 0, 1, 1, 0, 0}, MARKED, ALL);
    assertThat(inside.energy()).isCloseTo(0.7, within(1e-9));
    assertThat(inside.time()).isEqualTo(0.25);
    assertThat(inside.peak()).isEqualTo(1);
    assertThat(inside.top()).isEqualTo(1);
    assertThat(Inside.of(new float[] {6, 2, -5, 0, 1, 1, 0, 0}, MARKED, ALL).top()).isEqualTo(0.5);
    assertThat(Inside.of(new float[] {6, 2, -5, 0, 1, 1, 0, 0}, MARKED, ALL).peak()).isZero();
  }

  @Test
  void whatDoesNotCountIsNotThere() {
    boolean[] counted = {false, false, true, true, true, true, false, false};
    Inside inside = Inside.of(new float[] {9, 9, 1, 0, 1, 2, 9, 9}, MARKED, counted);
    assertThat(inside.energy()).isEqualTo(0.25);
    assertThat(inside.time()).isEqualTo(0.25);
    assertThat(inside.peak()).isZero();
  }

  @Test
  void anEmptyMapLooksNowhere() {
    Inside inside = Inside.of(new float[8], MARKED, ALL);
    assertThat(inside.energy()).isNaN();
    assertThat(inside.peak()).isNaN();
    assertThat(inside.time()).isEqualTo(0.25);
  }

  /** By hand: zero-mean NCC of (0,0,1,1) with (0,1,1,0) is 0, with (0,0,2,2) 1. */
  @Test
  void correlationIsZeroMeanCrossCorrelation() {
    double[] map = {0, 0, 1, 1};
    assertThat(Correlation.pearson(map, new double[] {0, 1, 1, 0})).isCloseTo(0, within(1e-12));
    assertThat(Correlation.pearson(map, new double[] {5, 5, 7, 7})).isCloseTo(1, within(1e-12));
    assertThat(Correlation.pearson(map, new double[] {0, 0, 0, 1}))
        .isCloseTo(1 / Math.sqrt(3), within(1e-12));
  }
}
