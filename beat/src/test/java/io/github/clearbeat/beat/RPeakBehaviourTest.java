package io.github.clearbeat.beat;

import static io.github.clearbeat.beat.SyntheticLead.flat;
import static io.github.clearbeat.beat.SyntheticLead.joined;
import static io.github.clearbeat.beat.SyntheticLead.noise;
import static io.github.clearbeat.beat.SyntheticLead.scaled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of the detector whatever the lead, judged by R peaks known by construction. */
class RPeakBehaviourTest {
  private static final double TEN_MINUTES = 600;

  @ParameterizedTest
  @ValueSource(doubles = {80, 100, 128, 200, 250, 257, 360, 500, 1000, 2000})
  void placesEveryPeakAtEveryRate(double hertz) {
    SyntheticLead lead = SyntheticLead.of(hertz, 60, 0.5, 1);
    assertPeaks(found(lead.samples()), lead.peaks(), 0, hertz);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 0.2f, 0.5f, 2, 5, -5})
  void gainAndPolarityDoNotMatter(float gain) {
    SyntheticLead lead = SyntheticLead.of(360, 60, 0.5, 2);
    assertPeaks(found(scaled(lead.samples(), gain)), lead.peaks(), 0, 360);
  }

  @Test
  void anInvertedLeadHasExactlyTheSameBeats() {
    SyntheticLead lead = SyntheticLead.of(250, 120, 0.3, 3);
    assertThat(found(scaled(lead.samples(), -1))).isEqualTo(found(lead.samples()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 360, 1000})
  void twoSecondsAreEnough(double hertz) {
    for (int seed = 1; seed <= 20; seed++) {
      SyntheticLead lead = SyntheticLead.of(hertz, 2, 0.15 + 0.02 * seed, seed);
      long[] inside = inside(lead.peaks(), lead.samples().length(), 0.1 * hertz);
      assertThat(nearest(found(lead.samples()), inside, 0, 0.02 * hertz))
          .as("seed " + seed)
          .isZero();
    }
  }

  @Test
  void theFirstAndTheLastBeatAreFound() {
    for (int seed = 1; seed <= 20; seed++) {
      SyntheticLead lead = SyntheticLead.of(360, 20, 0.06 + 0.01 * seed, seed);
      int end = (int) lead.peaks()[lead.peaks().length - 1] + 20 + 2 * seed;
      Samples cut = lead.samples().slice(0, Math.min(end, lead.samples().length()));
      assertPeaks(found(cut), lead.peaks(), 0, 360);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "3.2, 0", "0, 0.3", "0, 1"})
  void theFirstBeatAfterTenMinutesOfNothingIsFound(float level, double noise) {
    Samples nothing =
        noise == 0 ? flat(360, TEN_MINUTES, level) : noise(360, TEN_MINUTES, noise, 5);
    SyntheticLead lead = SyntheticLead.of(360, 30, 0.7, 4);
    long begin = nothing.length();
    long[] after =
        found(joined(nothing, lead.samples())).stream()
            .mapToLong(Long::longValue)
            .filter(at -> at >= begin)
            .toArray();
    assertPeaks(Arrays.stream(after).boxed().toList(), lead.peaks(), begin, 360);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 5, 20})
  void aSecondAfterTenMinutesOfNoiseFarLouderThanBeatsAllAreFound(double millivolts) {
    Samples noise = noise(360, TEN_MINUTES, millivolts, 10);
    for (int seed = 1; seed <= 5; seed++) {
      SyntheticLead lead = SyntheticLead.of(360, 30, 0.5, seed);
      List<Long> found =
          found(joined(noise, lead.samples())).stream()
              .filter(at -> at >= noise.length() + 360)
              .toList();
      assertPeaks(found, inside(lead.peaks(), 30 * 360 + 360, 360), noise.length(), 360);
    }
  }

  @Test
  void aStepOfLevelAcrossAGapIsNoBeat() {
    SyntheticLead lead = SyntheticLead.of(360, 30, 0.5, 11);
    float[] values = lead.samples().toArray();
    int gap = (int) (lead.peaks()[10] + lead.peaks()[11]) / 2;
    Arrays.fill(values, gap - 20, gap + 20, Float.NaN);
    for (int i = gap + 20; i < values.length; i++) {
      values[i] += 3;
    }
    assertPeaks(found(Samples.of(values, 360)), lead.peaks(), 0, 360);
  }

  @Test
  void tenMinutesWithoutSamplesAreNothing() {
    SyntheticLead lead = SyntheticLead.of(360, 30, 0.7, 6);
    Samples gap = flat(360, TEN_MINUTES, Float.NaN);
    List<Long> found = found(joined(lead.samples(), joined(gap, lead.samples())));
    long second = lead.samples().length() + gap.length();
    assertPeaks(found.subList(0, lead.peaks().length), lead.peaks(), 0, 360);
    assertPeaks(found.subList(lead.peaks().length, found.size()), lead.peaks(), second, 360);
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 250, 360, 1000})
  void noStretchWithoutBeatsIsPepperedWithThem(double hertz) {
    assertThat(found(flat(hertz, 60, 0))).isEmpty();
    assertThat(found(flat(hertz, 60, 4.9f))).isEmpty();
    assertThat(found(noise(hertz, 60, 0.003, 7))).isEmpty();
    for (double millivolts : new double[] {0.02, 0.2, 2}) {
      Samples noise = noise(hertz, TEN_MINUTES, millivolts, 8);
      assertThat(found(noise).size()).as(millivolts + " mV").isLessThan(30);
      assertThat(qualities(noise)).extracting(Quality::analysable).containsOnly(false);
    }
  }

  @Test
  void aStretchThatClipsIsReported() {
    SyntheticLead lead = SyntheticLead.of(360, 60, 0.5, 9);
    float[] values = scaled(lead.samples(), 40).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-0.5f, Math.min(0.5f, values[i] - 4));
    }
    assertThat(qualities(Samples.of(values, 360)))
        .extracting(Quality::reason)
        .containsOnly(Quality.Reason.CLIPPED);
  }

  /** Each peak found within 10 ms or a sample, and nothing else. */
  private static void assertPeaks(List<Long> found, long[] peaks, long shift, double hertz) {
    double tolerance = Math.max(1, 0.01 * hertz);
    assertThat(found).hasSize(peaks.length);
    for (int i = 0; i < peaks.length; i++) {
      assertThat((double) found.get(i)).isCloseTo(peaks[i] + shift, within(tolerance));
    }
  }

  /** How many of the peaks have no beat that near. */
  private static long nearest(List<Long> found, long[] peaks, long shift, double tolerance) {
    return Arrays.stream(peaks)
        .filter(peak -> found.stream().noneMatch(at -> Math.abs(at - shift - peak) <= tolerance))
        .count();
  }

  private static long[] inside(long[] peaks, int length, double margin) {
    return Arrays.stream(peaks).filter(at -> at >= margin && at < length - margin).toArray();
  }

  private static List<Long> found(Samples samples) {
    return DetectionTable.detect(samples).stream().map(Annotation::sampleIndex).toList();
  }

  private static List<Quality> qualities(Samples samples) {
    List<Quality> judged = new ArrayList<>();
    QualityIndex index = new QualityIndex(samples.hertz());
    index.push(samples, judged::add);
    index.finish(judged::add);
    return judged;
  }
}
