package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Calibration and abstention, worked by hand. */
class CalibrationTest {
  private static final Offset<Double> TINY = within(1e-7);

  @Test
  void measuresTheMostProbableClass() {
    float[][] probabilities = {
      {0.875f, 0.125f, 0}, {0.75f, 0.25f, 0}, {0.125f, 0.625f, 0.25f}, {0.25f, 0.25f, 0.5f}
    };
    int[] truth = {0, 1, 1, 0};
    // four bins: (.25, .5] holds the last, (.5, .75] the middle two, (.75, 1] the first
    Calibration found = Calibration.ofTopClass(probabilities, truth, 4);
    assertThat(found.bins()).extracting(ReliabilityBin::count).containsExactly(0L, 1L, 2L, 1L);
    assertThat(found.bins().get(0).accuracy()).isNaN();
    assertThat(found.bins().get(1)).isEqualTo(new ReliabilityBin(0.25, 0.5, 1, 0.5, 0));
    assertThat(found.bins().get(2)).isEqualTo(new ReliabilityBin(0.5, 0.75, 2, 0.6875, 0.5));
    assertThat(found.bins().get(3)).isEqualTo(new ReliabilityBin(0.75, 1, 1, 0.875, 1));
    // gaps .5, .1875 twice, .125
    assertThat(found.expectedError()).isCloseTo((0.5 + 2 * 0.1875 + 0.125) / 4, TINY);
    assertThat(found.maximumError()).isCloseTo(0.5, TINY);
    double brier =
        2 * 0.015625 // .125² twice
            + (0.5625 + 0.5625)
            + (0.015625 + 0.140625 + 0.0625)
            + (0.5625 + 0.0625 + 0.25);
    assertThat(found.brier()).isCloseTo(brier / 4, TINY);
  }

  @Test
  void measuresForecasts() {
    Calibration found =
        Calibration.ofForecast(
            new double[] {0, 0.2, 0.4, 1}, new boolean[] {false, true, false, true}, 5);
    // bins [0, .2], (.2, .4], (.8, 1]: mean .1 against a half, .4 against none, 1 against all
    assertThat(found.bins()).extracting(ReliabilityBin::count).containsExactly(2L, 1L, 0L, 0L, 1L);
    assertThat(found.expectedError()).isCloseTo((2 * 0.4 + 0.4 + 0) / 4, TINY);
    assertThat(found.brier()).isCloseTo((0.64 + 0.16) / 4, TINY);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> Calibration.ofForecast(new double[] {1.5}, new boolean[] {true}, 15))
        .hasMessage("1.5 is no probability");
    assertThatThrownBy(() -> Calibration.ofForecast(new double[2], new boolean[3], 15))
        .hasMessage("2 forecasts for 3 cases");
    assertThat(Calibration.ofForecast(new double[0], new boolean[0], 15).expectedError()).isNaN();
  }

  @Test
  void tradesRiskForCoverage() {
    Selective curve =
        Selective.of(
            new double[] {0.5, 0.9, 0.7, 0.7, 0.6}, new boolean[] {false, true, true, false, true});
    // .9 right; .7 one of two wrong; .6 right; .5 wrong
    assertThat(curve.points())
        .containsExactly(
            new Selective.Point(0.9, 0.2, 0),
            new Selective.Point(0.7, 0.6, 1 / 3.0),
            new Selective.Point(0.6, 0.8, 0.25),
            new Selective.Point(0.5, 1, 0.4));
    assertThat(curve.area()).isCloseTo((0 + 2 / 3.0 + 0.25 + 0.4) / 5, TINY);
    assertThat(curve.riskAt(0.2)).isZero();
    assertThat(curve.riskAt(0.21)).isCloseTo(1 / 3.0, TINY);
    assertThat(curve.riskAt(1)).isCloseTo(0.4, TINY);
    assertThat(curve.coverageAt(0.3)).isCloseTo(0.8, TINY);
    assertThat(curve.coverageAt(0)).isCloseTo(0.2, TINY);
  }

  @Test
  void answersByTheMostProbableClass() {
    Selective curve =
        Selective.ofTopClass(
            new float[][] {{0.75f, 0.25f}, {0.5f, 0.5f}, {0.125f, 0.875f}}, new int[] {1, 0, 1});
    assertThat(curve.points())
        .containsExactly(
            new Selective.Point(0.875, 1 / 3.0, 0),
            new Selective.Point(0.75, 2 / 3.0, 0.5),
            new Selective.Point(0.5, 1, 1 / 3.0));
    assertThat(Selective.of(new double[0], new boolean[0]).riskAt(0.5)).isNaN();
  }
}
