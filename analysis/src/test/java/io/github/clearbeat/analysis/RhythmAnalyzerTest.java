package io.github.clearbeat.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.StageCuts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RhythmAnalyzerTest {
  private static final double HERTZ = 200;

  private static RhythmModel model(double abstainBelow) {
    StripPreparation preparation = StripPreparation.of(125, 10, StripPreparation.Filter.BAND);
    Spec spec = Exgnet.tiny(preparation.samples(), 3);
    return new RhythmModel(
        "test",
        preparation,
        spec,
        Weights.initial(spec, 3),
        List.of("SR", "AFIB/AFL", "ST/SVT"),
        abstainBelow,
        new Provenance("none", List.of(), List.of(), 0, "", 1, 0, "{}", "none", "", ""),
        List.of());
  }

  private static float[] signal(double seconds) {
    float[] signal = new float[(int) (seconds * HERTZ)];
    Random random = new Random(8);
    for (int i = 0; i < signal.length; i++) {
      signal[i] = (i % 170 < 6 ? 1 : 0) + (float) (0.05 * random.nextGaussian());
    }
    return signal;
  }

  private static List<StripRhythm> rhythms(RhythmAnalyzer analyzer, float[] signal, int block) {
    List<StripRhythm> found = new ArrayList<>();
    for (int at = 0; at < signal.length; at += block) {
      int length = Math.min(block, signal.length - at);
      analyzer.push(Samples.block(signal, at, length, at, HERTZ), found::add);
    }
    analyzer.finish(found::add);
    return found;
  }

  @Test
  void cutsAndSavedStatesDoNotMatter() throws Exception {
    RhythmModel model = model(0);
    StageCuts.assertCutsDoNotMatter(
        () -> new RhythmAnalyzer(model, HERTZ), Samples.of(signal(37), HERTZ));
  }

  @Test
  void threadsDoNotMatter() {
    RhythmModel model = model(0);
    float[] signal = signal(64);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      assertThat(rhythms(new RhythmAnalyzer(model, HERTZ, threads), signal, 700))
          .isEqualTo(rhythms(new RhythmAnalyzer(model, HERTZ), signal, signal.length));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void stripsCoverTheRecordingWithoutGaps() {
    float[] signal = signal(47);
    List<StripRhythm> strips = rhythms(new RhythmAnalyzer(model(0), HERTZ), signal, 999);
    assertThat(strips).hasSize(5);
    assertThat(strips.get(0).fromSample()).isZero();
    assertThat(strips.get(4).toSample()).isEqualTo(signal.length);
    for (int i = 1; i < strips.size(); i++) {
      assertThat(strips.get(i).fromSample()).isEqualTo(strips.get(i - 1).toSample());
    }
    assertThat(strips.get(1).toSeconds()).isEqualTo(20, within(0.02));
  }

  @Test
  void aFlatLineAndAnUnsureStripAreNotNamed() {
    List<StripRhythm> flat = rhythms(new RhythmAnalyzer(model(0), HERTZ), new float[4000], 500);
    assertThat(flat).noneMatch(StripRhythm::named);
    List<StripRhythm> unsure = rhythms(new RhythmAnalyzer(model(1.01), HERTZ), signal(20), 500);
    assertThat(unsure).noneMatch(StripRhythm::named);
  }

  @Test
  void episodesAndBurdenFollowFromTheStrips() {
    RhythmModel model = model(0);
    RhythmTrack track =
        new RhythmTrack(
            model,
            List.of(
                strip(0, "SR", true),
                strip(1, "AFIB/AFL", true),
                strip(2, "AFIB/AFL", true),
                strip(3, "SR", false),
                strip(4, "AFIB/AFL", true)));
    assertThat(track.episodes())
        .extracting(RhythmTrack.Episode::className)
        .containsExactly("SR", "AFIB/AFL", "", "AFIB/AFL");
    assertThat(track.episodes().get(1).seconds()).isEqualTo(20);
    assertThat(track.assessedSeconds()).isEqualTo(40);
    assertThat(track.burden()).containsEntry("AFIB/AFL", 0.75).containsEntry("SR", 0.25);
  }

  private static StripRhythm strip(int number, String name, boolean named) {
    return new StripRhythm(
        number * 2000L,
        number * 2000L + 2000,
        number * 10.0,
        number * 10.0 + 10,
        0,
        name,
        0.9f,
        List.of(0.9f, 0.1f, 0f),
        named);
  }
}
