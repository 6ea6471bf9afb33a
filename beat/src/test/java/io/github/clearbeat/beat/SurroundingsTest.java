package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Preparation.Channel;
import io.github.clearbeat.beat.Preparation.Filter;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the beats around say of beats whose answers can be worked out by hand. */
class SurroundingsTest {
  private static final double HERTZ = 180;
  private static final int EARLY = 40; // the beat that comes early, and has no P wave
  private static final int WIDE = 50; // the beat of another shape

  private static final List<String> NAMES = preparation(32).featureNames();

  private static Preparation preparation(int later) {
    return new Preparation(
        HERTZ,
        65,
        86,
        Filter.NONE,
        List.of(Channel.BEAT, Channel.NORMAL),
        List.of(),
        new Preparation.Around(later));
  }

  @Test
  void everyValueHasItsName() {
    assertThat(NAMES).hasSize(Preparation.Around.values()).doesNotHaveDuplicates();
  }

  @Test
  void aBeatThatComesAtHalfItsTimeSaysSoAgainstEveryMeasure() {
    List<float[]> found = found(32, 80);
    double half = Math.log(0.5);
    for (String name :
        List.of("rrToMedian", "rrToNineTenths", "rrToNear", "rrToPast16", "rrToNext5")) {
      assertThat(value(found, EARLY, name)).as(name).isCloseTo(half, within(1e-3));
      assertThat(value(found, EARLY - 10, name)).as(name).isCloseTo(0, within(1e-3));
    }
    // A pause of one and a half follows: the pair lasts as long as two usual ones.
    assertThat(value(found, EARLY, "rrToAfter")).isCloseTo(Math.log(0.5 / 1.5), within(1e-3));
    assertThat(value(found, EARLY, "pairToPast")).isCloseTo(0, within(1e-3));
    assertThat(value(found, EARLY, "level")).isCloseTo(Math.log(0.8), within(1e-3));
    assertThat(value(found, EARLY - 10, "shareNear")).isGreaterThan(0.9);
  }

  @Test
  void aMissingPWaveAndAnotherShapeAreSeenAgainstTheOthers() {
    List<float[]> found = found(32, 80);
    assertThat(value(found, EARLY - 10, "pLikeness")).isCloseTo(1, within(0.02));
    assertThat(value(found, EARLY, "pLikeness")).isLessThan(0.5);
    assertThat(value(found, EARLY, "alikeShare")).isGreaterThan(0.9); // its QRS is as ever
    assertThat(value(found, WIDE, "alikeShare")).isLessThan(0.05);
    assertThat(value(found, WIDE, "normalQrs")).isLessThan(0.9);
    assertThat(value(found, EARLY, "normalQrs")).isGreaterThan(0.95);
    assertThat(value(found, WIDE + 1, "qrsLikenessBefore")).isLessThan(0.9);
    assertThat(value(found, WIDE - 1, "qrsLikenessAfter")).isLessThan(0.9);
  }

  @Test
  void withOneLaterBeatNothingFromFartherAheadIsUsed() {
    List<float[]> all = found(1, 80);
    List<float[]> fewer = found(1, 60);
    for (int beat = 0; beat < 59; beat++) {
      assertThat(fewer.get(beat)).as("beat " + beat).isEqualTo(all.get(beat));
    }
    assertThat(found(32, 60).get(45)).isNotEqualTo(found(32, 80).get(45));
  }

  @Test
  void whereInTheComplexAPeakIsMarkedDoesNotMatterToShapes() {
    List<float[]> exact = found(32, 80);
    for (int moved : new int[] {-4, 3, 5}) {
      mark = beat -> beat == 30 || beat == WIDE ? moved : 0;
      List<float[]> off = found(32, 80);
      for (String name : List.of("normalQrs", "normalP", "pLikeness", "alikeMedian", "width")) {
        assertThat(value(off, 30, name)).as(name).isCloseTo(value(exact, 30, name), within(1e-4));
      }
      assertThat(value(off, 30, "rrToNear")).isNotEqualTo(value(exact, 30, "rrToNear"));
    }
  }

  @Test
  void aShapeKnowsItsShareAndHowEarlyItComes() {
    List<float[]> found = found(32, 80);
    // 82 beats learnt when the last is handed over; the weights fade by 0.2 % a beat.
    assertThat(value(found, 79, "shapeShare")).isCloseTo(79 / 80.0, within(0.01));
    assertThat(value(found, WIDE, "shapeShare")).isCloseTo(1 / 80.0, within(0.002));
    assertThat(value(found, WIDE + 1, "shapeShareBefore")).isLessThan(0.02);
    assertThat(value(found, WIDE - 1, "shapeShareAfter")).isLessThan(0.02);
    assertThat(value(found, WIDE, "shapeEarliness")).isCloseTo(0, within(0.01));
    // One of some seventy of this shape came at half its time, in a mean of the last 64.
    assertThat(value(found, 72, "shapeEarliness")).isBetween(Math.log(0.5) / 40, -1e-3);
  }

  @Test
  void earlyBeatsWithoutPWaveDoNotBlurTheUsualBeat() {
    early = beat -> beat > 20 && beat % 2 == 0; // as many as the others
    List<float[]> found = found(32, 80);
    assertThat(value(found, 61, "normalP")).isGreaterThan(0.98);
    assertThat(value(found, 60, "normalP")).isLessThan(0.5);
  }

  @Test
  void theLocalValuesFollowTheirNames() {
    List<float[]> found = found(32, 80);
    double half = Math.log(0.5);
    assertThat(value(found, EARLY, "rrToLocalMedian")).isCloseTo(half, within(1e-3));
    assertThat(value(found, EARLY, "afterToNear")).isCloseTo(Math.log(1.5), within(1e-3));
    assertThat(value(found, EARLY, "afterToLocalNineTenths"))
        .isCloseTo(Math.log(1.5), within(0.01));
    assertThat(value(found, EARLY, "pairToNear")).isCloseTo(0, within(1e-3));
    // Of 17 RR one is half and one is one and a half times as long.
    double a = Math.log(0.5);
    double b = Math.log(1.5);
    double mean = (a + b) / 17;
    double spread = Math.sqrt((a * a + b * b) / 17 - mean * mean);
    assertThat(value(found, EARLY, "spreadNear")).isCloseTo(spread, within(1e-3));
    assertThat(value(found, 10, "spreadNear")).isCloseTo(0, within(1e-3));
  }

  @Test
  void aWindowTooShortIsRefused() {
    Preparation narrow =
        new Preparation(
            HERTZ,
            20,
            86,
            Filter.NONE,
            List.of(Channel.BEAT),
            List.of(),
            new Preparation.Around(1));
    assertThatThrownBy(() -> new BeatPreparer(narrow, HERTZ))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Preparation.Around(65))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private IntUnaryOperator mark = beat -> 0; // samples by which a beat's mark is off
  private IntPredicate early = beat -> beat == EARLY;

  private static double value(List<float[]> found, int beat, String name) {
    return found.get(beat)[NAMES.indexOf(name)];
  }

  /** Beats every 0.8 s, one early by half of it without a P wave, one wide. */
  private List<float[]> found(int later, int beats) {
    float[] signal = new float[(int) ((0.8 * beats + 2) * HERTZ)];
    List<Beat> peaks = new ArrayList<>();
    for (int beat = 0; beat < beats; beat++) {
      double seconds = 0.8 * (beat + 1) - (early.test(beat) ? 0.4 : 0);
      int at = (int) Math.round(seconds * HERTZ);
      peaks.add(new Beat(at + mark.applyAsInt(beat), 1f));
      bump(signal, at, beat == WIDE ? -1 : 1, beat == WIDE ? 0.05 : 0.015);
      bump(signal, at + (int) (0.28 * HERTZ), 0.3, 0.04);
      if (!early.test(beat)) {
        bump(signal, at - (int) (0.16 * HERTZ), 0.15, 0.02);
      }
    }
    BeatPreparer preparer = new BeatPreparer(preparation(later), HERTZ);
    List<float[]> values = new ArrayList<>();
    peaks.forEach(peak -> preparer.beat(peak, beat -> values.add(beat.features().clone())));
    preparer.push(Samples.of(signal, HERTZ), beat -> values.add(beat.features().clone()));
    preparer.finish(beat -> values.add(beat.features().clone()));
    return values;
  }

  private static void bump(float[] signal, int centre, double height, double seconds) {
    for (int i = Math.max(0, centre - 60); i < Math.min(signal.length, centre + 60); i++) {
      double away = (i - centre) / HERTZ / seconds;
      signal[i] += (float) (height * Math.exp(-away * away / 2));
    }
  }
}
