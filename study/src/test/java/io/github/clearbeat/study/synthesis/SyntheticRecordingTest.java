package io.github.clearbeat.study.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.study.synthesis.RhythmProgram.Event;
import io.github.clearbeat.study.synthesis.RhythmProgram.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyntheticRecordingTest {
  private static final double HERTZ = 250;
  private static final int BEATS = 120;

  private final List<Annotation> beats = new ArrayList<>();
  private final float[] signal = signal(beats);

  /** P, QRS and T of 0.15, 1 and 0.3 mV, every 0.8 s. */
  private static float[] signal(List<Annotation> beats) {
    float[] signal = new float[(int) ((0.8 * BEATS + 2) * HERTZ)];
    for (int beat = 1; beat <= BEATS; beat++) {
      int r = (int) (0.8 * beat * HERTZ);
      bump(signal, r - (int) (0.16 * HERTZ), 0.15, 0.02);
      bump(signal, r, 1, 0.015);
      bump(signal, r + (int) (0.28 * HERTZ), 0.3, 0.04);
      beats.add(Annotation.of(r, AnnotationCode.NORMAL));
    }
    return signal;
  }

  private static void bump(float[] signal, int centre, double height, double seconds) {
    for (int i = Math.max(0, centre - 60); i < Math.min(signal.length, centre + 60); i++) {
      double away = (i - centre) / HERTZ / seconds;
      signal[i] += (float) (height * Math.exp(-away * away / 2));
    }
  }

  @Test
  void theSameSeedGivesTheSameRecordingAndAnotherDoesNot() {
    SyntheticRecording one = SyntheticRecording.of(signal, HERTZ, beats, 7).orElseThrow();
    SyntheticRecording same = SyntheticRecording.of(signal, HERTZ, beats, 7).orElseThrow();
    SyntheticRecording other = SyntheticRecording.of(signal, HERTZ, beats, 8).orElseThrow();
    assertThat(same.millivolts()).isEqualTo(one.millivolts());
    assertThat(same.beats()).isEqualTo(one.beats());
    assertThat(other.millivolts()).isNotEqualTo(one.millivolts());
  }

  @Test
  void everyBeatStandsWhereItIsSaidAndTheCodesAreThree() {
    for (long seed = 0; seed < 8; seed++) {
      SyntheticRecording made = SyntheticRecording.of(signal, HERTZ, beats, seed).orElseThrow();
      assertThat(made.hertz()).isEqualTo(HERTZ);
      assertThat(made.millivolts().length / HERTZ).isBetween(720.0, 1400.0);
      long before = -1;
      int high = 0;
      for (Annotation beat : made.beats()) {
        assertThat(beat.sampleIndex()).isGreaterThan(before);
        before = beat.sampleIndex();
        assertThat(beat.code()).isIn(AnnotationCode.NORMAL, AnnotationCode.APC, AnnotationCode.PVC);
        high += Math.abs(made.millivolts()[(int) beat.sampleIndex()]) > 0.6 ? 1 : 0;
      }
      assertThat(high).isGreaterThan((int) (0.9 * made.beats().size()));
    }
  }

  @Test
  void anEarlyBeatLosesItsPWaveAndKeepsItsComplex() {
    BeatShape own = BeatShape.cut(signal, HERTZ, beats, group()).get(10);
    assertThat(own.height()).isCloseTo(1, within(0.02f));
    assertThat(own.millivolts()[own.r() - 40]).isCloseTo(0.15f, within(0.02f));
    BeatShape bare = own.withoutP(HERTZ);
    for (int i = 0; i < own.r() - 20; i++) {
      assertThat(Math.abs(bare.millivolts()[i])).isLessThan(0.03f);
    }
    float most = 0;
    for (long seed = 0; seed < 200; seed++) {
      BeatShape changed = new AtrialForm(new Chance(seed)).of(own, HERTZ);
      for (int i = own.r() - 7; i < own.millivolts().length; i++) {
        assertThat(changed.millivolts()[i]).isEqualTo(own.millivolts()[i]);
      }
      float away = changed.millivolts()[own.r() - 40] - own.millivolts()[own.r() - 40];
      most = Math.max(most, Math.abs(away));
    }
    assertThat(most).isGreaterThan(0.25f); // inverted, among others
  }

  @Test
  void theTWaveComesSoonerAfterAShortInterval() {
    BeatShape own = BeatShape.cut(signal, HERTZ, beats, group()).get(10);
    BeatShape sooner = own.shortened(0.75, HERTZ);
    int peak = own.r() + 70;
    assertThat(own.millivolts()[peak]).isCloseTo(0.3f, within(0.02f));
    int moved = own.r() + 20 + (int) Math.round(0.75 * 50);
    assertThat(sooner.millivolts()[moved]).isCloseTo(0.3f, within(0.02f));
  }

  private static BeatGroup group() {
    return BeatGroup.N;
  }

  @Test
  void rhythmsHoldWhatTheyAreMadeFor() {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    int longest = 0;
    int mostlyEarly = 0;
    for (long seed = 0; seed < 60; seed++) {
      List<Event> events = RhythmProgram.draw(new Chance(seed), 0.8, true, 720);
      int run = 0;
      int early = 0;
      double before = 0;
      for (Event event : events) {
        assertThat(event.seconds() - before).isBetween(0.249, 6.0);
        before = event.seconds();
        counts.merge(event.kind(), 1, Integer::sum);
        run = event.kind() == Kind.EARLY ? run + 1 : 0;
        early += event.kind() == Kind.EARLY ? 1 : 0;
        longest = Math.max(longest, run);
      }
      mostlyEarly += 2 * early > events.size() ? 1 : 0;
      assertThat(before).isBetween(720.0, 1400.0);
    }
    assertThat(counts.keySet()).containsExactlyInAnyOrder(Kind.values());
    assertThat(counts.get(Kind.NORMAL)).isGreaterThan(counts.get(Kind.EARLY));
    assertThat(longest).isGreaterThan(50);
    assertThat(mostlyEarly).isBetween(3, 30);
  }

  @Test
  void withoutEnoughNormalBeatsNothingIsMade() {
    assertThat(SyntheticRecording.of(signal, HERTZ, beats.subList(0, 30), 1)).isEmpty();
  }
}
