package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Preparation.Channel;
import io.github.clearbeat.beat.Preparation.Feature;
import io.github.clearbeat.beat.Preparation.Filter;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.signal.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeatPreparerTest {
  private static final Preparation RICH =
      new Preparation(
          360,
          180,
          180,
          Filter.BAND,
          List.of(Channel.values()),
          List.of(Feature.values()),
          new Preparation.Around(7));

  @Test
  void aWindowAtTheNetworksRateIsTheSignalItselfStandardised() {
    float[] signal = noise(2000, 1);
    float[] found = prepare(Preparation.loneBeat(), signal, 360, List.of(900L)).get(0).channels;
    double mean = 0;
    double squares = 0;
    for (int i = 720; i < 1080; i++) {
      mean += signal[i] / 360.0;
    }
    for (int i = 720; i < 1080; i++) {
      squares += (signal[i] - mean) * (signal[i] - mean) / 360.0;
    }
    for (int i = 0; i < 360; i++) {
      double expected = (signal[720 + i] - mean) / Math.sqrt(squares);
      assertThat(found[i]).isCloseTo((float) expected, within(1e-5f));
    }
  }

  @Test
  void pastTheEdgesTheEdgeValueIsRepeatedAndNoBeatIsDropped() {
    float[] signal = noise(400, 2);
    List<Kept> found = prepare(Preparation.loneBeat(), signal, 360, List.of(0L, 399L));
    assertThat(found).hasSize(2);
    float[] firstWindow = found.get(0).channels;
    assertThat(firstWindow[0]).isEqualTo(firstWindow[180]);
    float[] lastWindow = found.get(1).channels;
    assertThat(lastWindow[359]).isEqualTo(lastWindow[180]);
  }

  @Test
  void aFlatWindowIsDividedByTheFloor() {
    float[] signal = new float[1000];
    Arrays.fill(signal, 3f);
    signal[500] = 3.018f;
    float peak = prepare(Preparation.loneBeat(), signal, 360, List.of(500L)).get(0).channels[180];
    assertThat(peak).isCloseTo((0.018f - 0.018f / 360) / 0.05f, within(1e-3f));
  }

  @Test
  void intervalsBecomeRatiosToTheirMedian() {
    Preparation intervals =
        new Preparation(
            360,
            180,
            180,
            Filter.NONE,
            List.of(Channel.BEAT),
            List.of(Feature.RR_BEFORE, Feature.RR_AFTER, Feature.RR_LEVEL, Feature.RR_SPREAD));
    List<Long> peaks = List.of(400L, 800L, 1200L, 1400L, 2000L, 2400L);
    List<Kept> found = prepare(intervals, noise(3000, 3), 400, peaks);
    // At beat 3 the intervals are 1.0 1.0 0.5 s, the next 1.5 s; their median 1.0 s.
    assertThat(found.get(3).features[0]).isCloseTo((float) (3 * Math.log(0.5)), within(1e-5f));
    assertThat(found.get(3).features[1]).isCloseTo((float) (3 * Math.log(1.5)), within(1e-5f));
    assertThat(found.get(3).features[2]).isCloseTo((float) (3 * Math.log(1.25)), within(1e-5f));
    assertThat(found.get(3).features[3]).isZero();
    assertThat(found.get(0).features[0]).isZero();
    assertThat(found.get(5).features[1]).isZero();
  }

  @Test
  void theBandFilterRemovesOffsetDriftAndMainsAndKeepsTenHertz() {
    int length = 6000;
    float[] signal = new float[length];
    for (int i = 0; i < length; i++) {
      double t = i / 360.0;
      signal[i] =
          (float)
              (5 + 0.2 * t + Math.sin(2 * Math.PI * 10 * t) + 0.5 * Math.sin(2 * Math.PI * 60 * t));
    }
    float[] found =
        prepare(Preparation.loneBeat(Filter.BAND), signal, 360, List.of(3000L)).get(0).channels;
    for (int i = 0; i < 360; i++) {
      double t = (3000 - 180 + i) / 360.0;
      assertThat(found[i] / Math.sqrt(2)).isCloseTo(Math.sin(2 * Math.PI * 10 * t), within(0.05));
    }
  }

  @Test
  void neitherCutsNorSavedStateChangeAnything() throws IOException {
    for (double hertz : new double[] {360, 250, 128}) {
      float[] signal = noise((int) (hertz * 60), 4);
      signal[500] = Float.NaN;
      List<Long> peaks = new ArrayList<>();
      Random random = new Random(5);
      for (long at = 3; at < signal.length; at += (long) (hertz * (0.4 + random.nextDouble()))) {
        peaks.add(at);
      }
      List<Kept> whole = prepare(RICH, signal, hertz, peaks);
      assertThat(whole).hasSize(peaks.size());
      for (int seed = 0; seed < 5; seed++) {
        List<Kept> cut = prepareInPieces(signal, hertz, peaks, new Random(seed));
        assertThat(cut).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
          assertThat(cut.get(i).channels).isEqualTo(whole.get(i).channels);
          assertThat(cut.get(i).features).isEqualTo(whole.get(i).features);
        }
      }
    }
  }

  private record Kept(long sampleIndex, float[] channels, float[] features) {
    static Kept of(PreparedBeat beat) {
      return new Kept(beat.beat().sampleIndex(), beat.channels().clone(), beat.features().clone());
    }
  }

  private static List<Kept> prepare(
      Preparation preparation, float[] signal, double hertz, List<Long> peaks) {
    List<Kept> found = new ArrayList<>();
    BeatPreparer preparer = new BeatPreparer(preparation, hertz);
    peaks.forEach(peak -> preparer.beat(new Beat(peak, 1), beat -> found.add(Kept.of(beat))));
    preparer.push(Samples.of(signal, hertz), beat -> found.add(Kept.of(beat)));
    preparer.finish(beat -> found.add(Kept.of(beat)));
    return found;
  }

  /** Samples in random pieces, beats some seconds late, state saved and restored on the way. */
  private static List<Kept> prepareInPieces(
      float[] signal, double hertz, List<Long> peaks, Random random) throws IOException {
    List<Kept> found = new ArrayList<>();
    BeatPreparer preparer = new BeatPreparer(RICH, hertz);
    int beats = 0;
    for (int at = 0; at < signal.length; ) {
      int length = Math.min(random.nextInt(700), signal.length - at);
      preparer.push(Samples.block(signal, at, length, at, hertz), beat -> found.add(Kept.of(beat)));
      at += length;
      while (beats < peaks.size() && peaks.get(beats) < at - hertz * 3 * random.nextDouble()) {
        preparer.beat(new Beat(peaks.get(beats++), 1), beat -> found.add(Kept.of(beat)));
      }
      if (random.nextInt(4) == 0) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        preparer.save(new DataOutputStream(bytes));
        preparer = new BeatPreparer(RICH, hertz);
        preparer.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      }
    }
    while (beats < peaks.size()) {
      preparer.beat(new Beat(peaks.get(beats++), 1), beat -> found.add(Kept.of(beat)));
    }
    preparer.finish(beat -> found.add(Kept.of(beat)));
    return found;
  }

  private static float[] noise(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    float value = 0;
    for (int i = 0; i < length; i++) {
      value = 0.9f * value + (float) random.nextGaussian() * 0.2f;
      values[i] = value;
    }
    return values;
  }
}
