package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.StripWaves.Span;
import io.github.clearbeat.beat.StripWaves.Wave;
import io.github.clearbeat.signal.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripWavesTest {
  private static final double HERTZ = 500;

  private static int count(boolean[] marks) {
    int count = 0;
    for (boolean mark : marks) {
      count += mark ? 1 : 0;
    }
    return count;
  }

  /** By hand: a P alone, a beat whose T begins inside QRS, one with a gap between them. */
  @Test
  void marksAreThoseOfTheSpansAndGreaterWavesGoFirst() {
    StripWaves waves =
        new StripWaves(
            0.5,
            2.5,
            List.of(
                new Span(Wave.T, 1.25, 1.6),
                new Span(Wave.P, 1.0, 1.1),
                new Span(Wave.P, 0.6, 0.7),
                new Span(Wave.QRS, 1.2, 1.3),
                new Span(Wave.QRS, 2.0, 2.1),
                new Span(Wave.T, 2.2, 2.3)));
    assertThat(count(waves.marks(Wave.QRS, 300, 100))).isEqualTo(20);
    assertThat(count(waves.marks(Wave.T, 300, 100))).isEqualTo(30 + 10);
    assertThat(count(waves.marks(Wave.P, 300, 100))).isEqualTo(20);
    boolean[] complexes = waves.complexes(300, 100);
    assertThat(count(complexes)).isEqualTo(10 + 60 + 30);
    assertThat(complexes[115]).isTrue();
    assertThat(complexes[215]).isTrue();
    assertThat(complexes[80]).isFalse();
    assertThat(complexes[180]).isFalse();
    assertThat(count(waves.known(300, 100))).isEqualTo(200);
  }

  /** Planted: Gaussians of P, QRS and T at known places. */
  @Test
  void wavesAreFoundWhereTheyWerePlanted() {
    double[] peaks = {0.02, 0.9, 1.8, 2.7, 3.6, 4.5, 5.4, 6.3, 7.2, 8.1, 9.0, 9.95};
    float[] millivolts = new float[5000];
    for (int i = 0; i < millivolts.length; i++) {
      double t = i / HERTZ;
      for (double r : peaks) {
        millivolts[i] +=
            (float)
                (bump(t, r, 0.012, 1.2)
                    + bump(t, r - 0.16, 0.022, 0.15)
                    + bump(t, r + 0.28, 0.045, 0.3));
      }
    }
    StripWaves waves = StripWaves.found(Samples.of(millivolts, HERTZ), peaks);
    boolean[] qrs = waves.marks(Wave.QRS, 1250, 125);
    boolean[] p = waves.marks(Wave.P, 1250, 125);
    boolean[] t = waves.marks(Wave.T, 1250, 125);
    for (int i = 1; i < peaks.length - 1; i++) {
      assertThat(qrs[(int) Math.round(peaks[i] * 125)]).isTrue();
      assertThat(p[(int) Math.round((peaks[i] - 0.16) * 125)]).isTrue();
      assertThat(t[(int) Math.round((peaks[i] + 0.28) * 125)]).isTrue();
      assertThat(qrs[(int) Math.round((peaks[i] + 0.28) * 125)]).isFalse();
    }
    double share = count(qrs) / 1250.0;
    assertThat(share).isCloseTo(12 * 0.085 / 10, within(0.05));
    assertThat(qrs[2]).isTrue();
    assertThat(qrs[1244]).isTrue();
  }

  private static double bump(double t, double at, double width, double height) {
    return height * Math.exp(-(t - at) * (t - at) / (2 * width * width));
  }
}
