package io.github.clearbeat.study.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.DelineatedBeat;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.RandomMap;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.explanation.Variant;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import io.github.clearbeat.study.Examples;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a map looks, by hand; delineated limits in a window; one question for all variants. */
class PlacesTest {
  private static Attribution map(float... values) {
    return new Attribution(
        "any",
        0,
        List.of(
            new Attribution.Part("beat", new Shape(2, 10), twice(values)),
            new Attribution.Part("features", new Shape(1, 1), new float[] {6})),
        10,
        20,
        List.of(),
        List.of(),
        0,
        0);
  }

  /** As the second channel; in the first stands 4. */
  private static float[] twice(float[] values) {
    float[] all = new float[20];
    all[0] = 4;
    System.arraycopy(values, 0, all, 10, 10);
    return all;
  }

  /** P at 1 to 2 is not there; QRS at 4 to 5; T at 7 to 8. */
  @Test
  void sharesAndGamesByHand() {
    WaveLimits limits = new WaveLimits(10, 1, 3, 4, 6, 7, 9, false, true);
    Map<AttributionMeasure, Double> values = new EnumMap<>(AttributionMeasure.class);
    Places.put(values, map(0, 2, 0, 0, -3, 1, 0, 1, 0, 3), Optional.of(limits));
    assertThat(values.get(AttributionMeasure.ELSEWHERE)).isEqualTo(0.5);
    assertThat(values.get(AttributionMeasure.SHARE_P)).isCloseTo(0.2, within(1e-6));
    assertThat(values.get(AttributionMeasure.SHARE_QRS)).isCloseTo(0.4, within(1e-6));
    assertThat(values.get(AttributionMeasure.SHARE_T)).isCloseTo(0.1, within(1e-6));
    assertThat(values.get(AttributionMeasure.TIME_PR)).isCloseTo(0.1, within(1e-6));
    assertThat(values.get(AttributionMeasure.WAVE_TIME)).isEqualTo(0.4);
    // The four greatest are 3 (QRS), 3 (behind T), 2 (where P is not) and 1 (QRS): two of four.
    assertThat(values.get(AttributionMeasure.LOCALISATION)).isEqualTo(0.5);
    assertThat(values.get(AttributionMeasure.POINTS)).isEqualTo(1);
    assertThat(values.get(AttributionMeasure.POINTS_QRS)).isEqualTo(1);
    Map<AttributionMeasure, Double> unknown = new EnumMap<>(AttributionMeasure.class);
    Places.put(unknown, map(0, 2, 0, 0, -3, 1, 0, 1, 0, 3), Optional.empty());
    assertThat(unknown).containsOnlyKeys(AttributionMeasure.ELSEWHERE);
  }

  /** At twice the rate, from 50 samples before the R peak on; no P wave was found. */
  @Test
  void delineatedLimitsBecomePositionsInTheWindow() {
    Preparation preparation =
        new Preparation(
            100, 50, 50, Preparation.Filter.NONE, List.of(Preparation.Channel.BEAT), List.of());
    DelineatedBeat beat =
        new DelineatedBeat(
            new Beat(1000, 1f),
            Optional.empty(),
            new MarkedWave(WaveKind.QRS, 990, 1000, 1011),
            Optional.of(new MarkedWave(WaveKind.T, 1040, 1060, 1200)),
            0.1f);
    WaveLimits limits =
        DelineatedBeats.inWindow(
            beat,
            200,
            new Examples.Origin("mitdb/1", "1", 1000, "N"),
            new WaveLimits(100, 30, 40, 46, 55, 70, 80, true, true),
            preparation);
    assertThat(limits.found(Wave.P)).isFalse();
    assertThat(limits.stretch(Wave.P)).isEqualTo(new WaveLimits.Stretch(30, 40));
    assertThat(limits.stretch(Wave.QRS)).isEqualTo(new WaveLimits.Stretch(45, 57));
    assertThat(limits.stretch(Wave.T)).isEqualTo(new WaveLimits.Stretch(70, 100));
  }

  /** Counts how often it is asked. */
  private static final class Counted implements Explainer {
    private int asked;

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public Attribution explain(Subject subject, Example example, int classIndex) {
      asked++;
      return new RandomMap(4, 1).explain(subject, example, classIndex);
    }
  }

  @Test
  void variantsShareOneAnswer() {
    Spec spec =
        Spec.builder("any")
            .input("beat", new Shape(1, 10))
            .add("logits", new Layer.Dense(10, 2))
            .build("logits");
    Subject subject = Subject.of(spec, Weights.zero(spec), List.of());
    Counted counted = new Counted();
    long[] time = {0};
    Maps maps =
        new Maps(
            List.of(
                Variant.smoothed(counted, Smoothing.NONE, 100, ""),
                Variant.smoothed(counted, Smoothing.USUAL, 100, "-smooth"),
                Variant.waves(counted)),
            () -> time[0] += 2_000_000);
    Maps.Answers answers = maps.ask(subject, Example.of(new float[10]), 1);
    assertThat(counted.asked).isEqualTo(1);
    assertThat(answers.milliseconds()).containsExactly(2, 2, 2);
    assertThat(answers.attributions())
        .extracting(Attribution::method)
        .containsExactly("counted", "counted-smooth", "counted-waves");
    assertThat(answers.maps().get(0)).isNotEqualTo(answers.maps().get(1));
  }
}
