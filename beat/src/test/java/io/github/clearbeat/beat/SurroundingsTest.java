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

  private static double value(List<float[]> found, int beat, String name) {
    return found.get(beat)[NAMES.indexOf(name)];
  }

  /** Beats every 0.8 s, one early by half of it without a P wave, one wide. */
  private static List<float[]> found(int later, int beats) {
    float[] signal = new float[(int) ((0.8 * beats + 2) * HERTZ)];
    List<Beat> peaks = new ArrayList<>();
    for (int beat = 0; beat < beats; beat++) {
      double seconds = 0.8 * (beat + 1) - (beat == EARLY ? 0.4 : 0);
      int at = (int) Math.round(seconds * HERTZ);
      peaks.add(new Beat(at, 1f));
      bump(signal, at, beat == WIDE ? -1 : 1, beat == WIDE ? 0.05 : 0.015);
      bump(signal, at + (int) (0.28 * HERTZ), 0.3, 0.04);
      if (beat != EARLY) {
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
