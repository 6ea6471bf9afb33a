package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clearbeat.beat.WaveLimits.Wave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Limits of waves against a drawn beat, against hand marks, and under changes that keep them. */
class WaveLimitsTest {
  /** Median error allowed against LUDB's hand marks, lead II, in milliseconds. */
  private static final double[] HAND_MEDIANS = {8, 8, 8, 8, 16, 12};

  @Test
  void findsTheWavesOfADrawnBeat() {
    for (double hertz : new double[] {250, 360, 1000}) {
      float[] beat = drawn(hertz, 0.12);
      WaveLimits limits = WaveLimits.of(beat, (int) (0.5 * hertz), hertz, 0.8, 0.8);
      assertThat(limits.found(Wave.P)).isTrue();
      assertThat(limits.found(Wave.T)).isTrue();
      // The drawn waves are Gaussian: 2.5 deviations on either side hold 99 % of one.
      assertThat(limits.pOnset() / hertz).isCloseTo(0.29, within(0.02));
      assertThat(limits.pOffset() / hertz).isCloseTo(0.39, within(0.02));
      assertThat(limits.qrsOnset() / hertz).isCloseTo(0.46, within(0.02));
      assertThat(limits.qrsOffset() / hertz).isCloseTo(0.54, within(0.02));
      assertThat(limits.tOnset() / hertz).isCloseTo(0.65, within(0.04));
      assertThat(limits.tOffset() / hertz).isCloseTo(0.85, within(0.03));
    }
  }

  @Test
  void scaleBaselineAndPolarityMoveNothing() {
    float[] beat = drawn(360, 0.12);
    float[] changed = new float[beat.length];
    for (int i = 0; i < beat.length; i++) {
      changed[i] = 2 - 3 * beat[i];
    }
    assertThat(WaveLimits.of(changed, 180, 360, 0.8, 0.8))
        .isEqualTo(WaveLimits.of(beat, 180, 360, 0.8, 0.8));
  }

  @Test
  void aMissingPWaveKeepsItsPlaceAndSaysSo() {
    WaveLimits limits = WaveLimits.of(drawn(360, 0), 180, 360, 0.8, 0.8);
    assertThat(limits.found(Wave.P)).isFalse();
    assertThat(limits.stretch(Wave.P).length()).isBetween(30, 50);
    assertThat(limits.pOffset()).isLessThanOrEqualTo(limits.qrsOnset());
  }

  /** The S wave of a right bundle branch block has a calm bottom, and the complex goes on. */
  @Test
  void aWideSWaveBelongsToTheComplex() {
    float[] beat = drawn(360, 0.12);
    for (int i = 0; i < beat.length; i++) {
      double t = i / 360.0;
      double rise = 1 / (1 + Math.exp((t - 0.60) / 0.006));
      double fall = 1 / (1 + Math.exp(-(t - 0.53) / 0.004));
      beat[i] -= (float) (0.9 * fall * rise);
    }
    WaveLimits limits = WaveLimits.of(beat, 180, 360, 0.8, 0.8);
    assertThat(limits.qrsOffset() / 360.0).isCloseTo(0.62, within(0.02));
  }

  /** With the RR interval unknown, the next beat in the window must not pass for a T wave. */
  @Test
  void theNextBeatIsNoTWaveAndTheOneBeforeNoPWave() {
    float[] beat = drawn(360, 0.12);
    float[] crowded = beat.clone();
    for (int i = 0; i < beat.length; i++) {
      crowded[i] +=
          (float) (1.3 * bell(i / 360.0, 0.93, 0.010, 1) + bell(i / 360.0, 0.2, 0.010, 1));
    }
    WaveLimits alone = WaveLimits.of(beat, 180, 360, Double.NaN, Double.NaN);
    WaveLimits limits = WaveLimits.of(crowded, 180, 360, Double.NaN, Double.NaN);
    assertThat(limits.tOffset()).isCloseTo(alone.tOffset(), within(8));
    assertThat(limits.tOnset()).isCloseTo(alone.tOnset(), within(8));
    assertThat(limits.pOnset()).isCloseTo(alone.pOnset(), within(8));
  }

  @Test
  void theStretchesCutTheWindowWithoutGaps() {
    WaveLimits limits = new WaveLimits(100, 10, 20, 30, 40, 50, 60, true, true);
    int at = 0;
    for (Wave wave : Wave.values()) {
      assertThat(limits.stretch(wave).from()).isEqualTo(at);
      at = limits.stretch(wave).to();
    }
    assertThat(at).isEqualTo(100);
    assertThat(limits.at(0)).isEqualTo(Wave.BEFORE_P);
    assertThat(limits.at(10)).isEqualTo(Wave.P);
    assertThat(limits.at(39)).isEqualTo(Wave.QRS);
    assertThat(limits.at(99)).isEqualTo(Wave.AFTER_T);
    assertThatThrownBy(() -> new WaveLimits(100, 20, 10, 30, 40, 50, 60, true, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("out of order");
  }

  @Test
  void noiseFlatLinesAndEdgesGiveLimitsInOrder() {
    Random random = new Random(7);
    for (int trial = 0; trial < 2000; trial++) {
      int length = 20 + random.nextInt(500);
      float[] window = new float[length];
      double scale = random.nextInt(4) == 0 ? 0 : 1;
      for (int i = 0; i < length; i++) {
        window[i] = (float) (scale * random.nextGaussian() + (i > 0 ? 0.9 * window[i - 1] : 0));
      }
      double before = random.nextInt(3) == 0 ? Double.NaN : 3 * random.nextDouble();
      double after = random.nextInt(3) == 0 ? Double.NaN : 3 * random.nextDouble();
      double hertz = 100 + random.nextInt(900);
      WaveLimits limits = WaveLimits.of(window, random.nextInt(length), hertz, before, after);
      assertThat(limits.length()).isEqualTo(length);
    }
  }

  /** LUDB's hand marks in lead II; the odd records chose the thresholds, the even ones judge. */
  @Test
  void agreesWithHandMarks() throws IOException {
    Path folder = data().resolve("ludb/data");
    assumeTrue(Files.isDirectory(folder), "LUDB is not in the data folder");
    List<List<Double>> errors = new ArrayList<>();
    for (int i = 0; i < HAND_MEDIANS.length; i++) {
      errors.add(new ArrayList<>());
    }
    int[] p = new int[4]; // marked: found, missed; not marked: found, not found
    for (int record = 2; record <= 200; record += 2) {
      compare(new Ludb(folder, record), errors, p);
    }
    for (int i = 0; i < HAND_MEDIANS.length; i++) {
      double[] sorted = errors.get(i).stream().mapToDouble(Math::abs).sorted().toArray();
      assertThat(sorted.length).isGreaterThan(500);
      assertThat(sorted[sorted.length / 2]).as("limit %d", i).isLessThanOrEqualTo(HAND_MEDIANS[i]);
    }
    assertThat(p[0] / (double) (p[0] + p[1])).as("P waves found").isGreaterThan(0.9);
    assertThat(p[3] / (double) (p[2] + p[3])).as("no P wave, none found").isGreaterThan(0.6);
  }

  private static void compare(Ludb ludb, List<List<Double>> errors, int[] p) {
    int half = (int) (Ludb.HERTZ / 2);
    for (int b = 1; b + 1 < ludb.beats.size(); b++) {
      Ludb.Marks hand = ludb.beats.get(b);
      int from = hand.r() - half;
      if (from < 0 || hand.r() + half > ludb.millivolts.length) {
        continue;
      }
      float[] window = Arrays.copyOfRange(ludb.millivolts, from, hand.r() + half);
      double before = (hand.r() - ludb.beats.get(b - 1).r()) / Ludb.HERTZ;
      double after = (ludb.beats.get(b + 1).r() - hand.r()) / Ludb.HERTZ;
      WaveLimits found = WaveLimits.of(window, half, Ludb.HERTZ, before, after);
      p[(hand.pOnset() >= 0 ? 0 : 2) + (found.found(Wave.P) ? 0 : 1)]++;
      int[] mine = limits(found);
      int[] marks = {
        hand.pOnset(),
        hand.pOffset(),
        hand.qrsOnset(),
        hand.qrsOffset(),
        hand.tOnset(),
        hand.tOffset()
      };
      for (int i = 0; i < mine.length; i++) {
        boolean seen = i < 2 ? found.found(Wave.P) : i < 4 || found.found(Wave.T);
        if (marks[i] >= 0 && seen) {
          errors.get(i).add((from + mine[i] - marks[i]) * 1000 / Ludb.HERTZ);
        }
      }
    }
  }

  private static int[] limits(WaveLimits limits) {
    return new int[] {
      limits.pOnset(),
      limits.pOffset(),
      limits.qrsOnset(),
      limits.qrsOffset(),
      limits.tOnset(),
      limits.tOffset()
    };
  }

  private static Path data() {
    String set = System.getenv("CLEARBEAT_DATA");
    return set != null
        ? Path.of(set)
        : Path.of(System.getProperty("user.home"), ".local", "share", "clearbeat", "data");
  }

  /** One second with the R peak in the middle; amplitudes in millivolts. */
  private static float[] drawn(double hertz, double pMillivolts) {
    float[] beat = new float[(int) hertz];
    for (int i = 0; i < beat.length; i++) {
      double t = i / hertz;
      beat[i] =
          (float)
              (bell(t, 0.34, 0.020, pMillivolts)
                  + bell(t, 0.475, 0.007, -0.12)
                  + bell(t, 0.50, 0.010, 1.1)
                  + bell(t, 0.525, 0.007, -0.25)
                  + bell(t, 0.75, 0.040, 0.3));
    }
    return beat;
  }

  private static double bell(double t, double centre, double deviation, double height) {
    double z = (t - centre) / deviation;
    return height * Math.exp(-z * z / 2);
  }
}
