package io.github.clearbeat.study.delineation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.beat.DelineationWindow;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.study.Examples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelineationExamplesTest {
  private static final double HERTZ = 500;
  private static final int LENGTH = DelineationWindow.LENGTH;

  /** Rectangles: P of 1 for 100 ms, QRS of 4 for 80 ms, T of 2 for 200 ms, once a second. */
  private static DelineationLead lead() {
    float[] values = new float[5000];
    List<MarkedWave> waves = new ArrayList<>();
    for (int r = 700; r < 4600; r += 500) {
      waves.add(wave(values, WaveKind.P, r - 110, r - 61, 1));
      waves.add(wave(values, WaveKind.QRS, r - 20, r + 19, 4));
      waves.add(wave(values, WaveKind.T, r + 80, r + 179, 2));
    }
    return new DelineationLead("synthetic/1", 1, "ii", Samples.of(values, HERTZ), waves);
  }

  private static MarkedWave wave(float[] values, WaveKind kind, int from, int to, float height) {
    java.util.Arrays.fill(values, from, to + 1, height);
    return new MarkedWave(kind, from, (from + to) / 2, to);
  }

  /** Where the class says P, QRS or T the window has that rectangle's height, and nowhere else. */
  @Test
  void classesStandWhereTheWavesAre() {
    Examples examples = DelineationExamples.draw(List.of(lead()), 40, 1);
    assertThat(examples.count()).isEqualTo(40);
    float[] window = new float[LENGTH];
    float[] target = new float[LENGTH];
    int known = 0;
    int right = 0;
    for (int row = 0; row < examples.count(); row++) {
      examples.copyInput(row, 0, window, 0);
      examples.copyInput(row, 1, target, 0);
      double[] means = new double[4];
      int[] counts = new int[4];
      for (int i = 0; i < LENGTH; i++) {
        if (target[i] >= 0) {
          means[(int) target[i]] += window[i];
          counts[(int) target[i]]++;
        }
      }
      // Upside down windows too: the order of the heights by their distance from the baseline.
      double base = means[0] / counts[0];
      double p = Math.abs(means[1] / counts[1] - base);
      double qrs = Math.abs(means[2] / counts[2] - base);
      double t = Math.abs(means[3] / counts[3] - base);
      known++;
      right += qrs > t && t > p ? 1 : 0;
    }
    assertThat(right).isGreaterThan(known * 9 / 10);
  }

  /** 60 % of a second's 1.0 s belong to no wave; durations follow the stretch of time. */
  @Test
  void wavesHaveTheirDurations() {
    Examples examples = DelineationExamples.draw(List.of(lead()), 100, 2);
    float[] target = new float[LENGTH];
    long[] counts = new long[5];
    for (int row = 0; row < examples.count(); row++) {
      examples.copyInput(row, 1, target, 0);
      for (float one : target) {
        counts[(int) one + 1]++;
      }
    }
    assertThat((double) counts[4] / counts[2]).isBetween(1.9, 2.2); // T to P, 200 to 100 ms
    assertThat((double) counts[2] / counts[3]).isBetween(1.05, 1.4); // P to QRS, 100 to 80 ms
    assertThat((double) counts[1] / counts[4]).isBetween(2.6, 3.6); // none to T, 620 to 200 ms
  }

  /** Before the first mark and behind the last the class is unknown. */
  @Test
  void nothingIsSaidOutsideOfTheMarks() {
    DelineationLead whole = lead();
    List<MarkedWave> few = whole.waves().subList(9, 12);
    DelineationLead lead = new DelineationLead("synthetic/1", 1, "ii", whole.samples(), few);
    float[] target = new float[LENGTH];
    Examples examples = DelineationExamples.draw(List.of(lead), 5, 1);
    for (int row = 0; row < 5; row++) {
      examples.copyInput(row, 1, target, 0);
      int known = 0;
      for (float one : target) {
        known += one >= 0 ? 1 : 0;
      }
      assertThat(known / DelineationWindow.HERTZ).isBetween(0.579 * 0.77, 0.579 * 1.3);
    }
  }

  @Test
  void withoutPOnlyTheEmptyStretchIsKnown() {
    float[] values = new float[300 * 20];
    for (int r = 150; r < values.length - 12; r += 300) {
      for (int i = -12; i <= 12; i++) {
        values[r + i] = (float) (1 - Math.abs(i) / 12.0);
      }
    }
    Examples examples = DelineationExamples.withoutP(List.of(Samples.of(values, 300)), 20, 1);
    assertThat(examples.count()).isEqualTo(20);
    float[] target = new float[LENGTH];
    double known = 0;
    for (int row = 0; row < 20; row++) {
      examples.copyInput(row, 1, target, 0);
      for (float one : target) {
        assertThat(one).isIn(-1f, 0f);
        known += one == 0 ? 1 : 0;
      }
    }
    // From 0.35 + 0.15 to 0.92 of each second.
    assertThat(known / 20 / LENGTH).isBetween(0.36, 0.48);
  }

  @Test
  void aSubjectIsInOnePartAndOneHalf() {
    assertThat(lead().fold()).isEqualTo(1);
    assertThat(lead().half()).isZero();
    assertThat(new DelineationLead("x/7", 7, "i", lead().samples(), List.of()).half()).isEqualTo(1);
    assertThat(lead().firstMark()).isEqualTo(590);
    assertThat(lead().lastMark()).isEqualTo(4200 + 179);
  }
}
