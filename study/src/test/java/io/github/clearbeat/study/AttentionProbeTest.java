package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.beat.StripWaves;
import io.github.clearbeat.beat.StripWaves.Span;
import io.github.clearbeat.beat.StripWaves.Wave;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.explanation.Subject;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A network whose map is its input: all shares, drops and likenesses are known by hand. */
class AttentionProbeTest {
  private static final int SAMPLES = 100;
  private static final double HERTZ = 10; // ten seconds

  /** ReLU of the strip itself, its mean the logits of both classes, times a weight each. */
  private static Subject mirror(float other, float weight) {
    Spec spec =
        Spec.builder("mirror")
            .input("strip", new Shape(1, SAMPLES))
            .add("block1.c1", Layer.Conv.pointwise(1, 1, false))
            .add("block1.relu", new Layer.Relu())
            .add("embedding", new Layer.GlobalAveragePool())
            .add("logits", new Layer.Dense(1, 2))
            .build("logits");
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("block1.c1.weight", new float[] {1});
    arrays.put("logits.weight", new float[] {other, weight});
    arrays.put("logits.bias", new float[2]);
    return Subject.of(
        spec,
        Weights.of(spec, arrays),
        java.util.Collections.singletonList(new float[][] {new float[SAMPLES]}));
  }

  /** QRS at 20 to 23 and 60 to 63, of height 3; P of height 1 at 14 to 15; one sample elsewhere. */
  private static AttentionStrip strip() {
    float[] values = new float[SAMPLES];
    for (int i = 0; i < 4; i++) {
      values[20 + i] = 3;
      values[60 + i] = 3;
    }
    values[14] = 1;
    values[15] = 1;
    values[90] = 4;
    StripWaves waves =
        new StripWaves(
            0,
            10,
            List.of(
                new Span(Wave.P, 1.4, 1.6),
                new Span(Wave.QRS, 2.0, 2.4),
                new Span(Wave.QRS, 6.0, 6.4)));
    StripEntry entry = new StripEntry("set", "1", "p", OptionalInt.empty(), Set.of(), List.of());
    float[] other = values.clone();
    other[90] = 0;
    return new AttentionStrip(
        entry,
        1,
        0,
        Samples.of(values, HERTZ),
        values,
        new double[0],
        waves,
        Map.of(Guidance.HRV, values, Guidance.QRS, other, Guidance.RANDOM, new float[SAMPLES]));
  }

  @Test
  void whatIsPlantedIsMeasured() {
    AttentionProbe.Found found = new AttentionProbe(mirror(0, 50), HERTZ).on(strip(), true);
    Map<AttentionMeasure, Double> v = found.values();
    double whole = 24 + 2 + 4;
    double p = 1 / (1 + Math.exp(-50 * whole / SAMPLES));
    assertThat(v.get(AttentionMeasure.RIGHT)).isEqualTo(1);
    assertThat(v.get(AttentionMeasure.PROBABILITY)).isCloseTo(p, within(1e-5));
    assertThat(v.get(AttentionMeasure.EMPTY)).isZero();
    assertThat(v.get(AttentionMeasure.TIME_QRS)).isCloseTo(0.08, within(1e-9));
    assertThat(v.get(AttentionMeasure.TIME_COMPLEX)).isCloseTo(0.14, within(1e-9));
    assertThat(v.get(AttentionMeasure.MAP_HRV)).isCloseTo(1, within(1e-6));
    assertThat(v.get(AttentionMeasure.MAP_PLAIN)).isBetween(0.8, 0.99);
    assertThat(v.get(AttentionMeasure.MAP_RANDOM)).isZero();
    assertThat(v).as("the other class has no map").doesNotContainKey(AttentionMeasure.MAP_OTHERS);
    assertThat(v.get(AttentionMeasure.MAP_QRS)).isCloseTo(24 / whole, within(1e-5));
    assertThat(v.get(AttentionMeasure.MAP_P)).isCloseTo(2 / whole, within(1e-5));
    assertThat(v.get(AttentionMeasure.MAP_COMPLEX)).isCloseTo(26 / whole, within(1e-5));
    assertThat(v.get(AttentionMeasure.MAP_POINTS_QRS)).isZero(); // the peak is sample 90
    assertThat(v.get(AttentionMeasure.EVIDENCE_QRS)).isCloseTo(24 / whole, within(1e-5));
    assertThat(v.get(AttentionMeasure.MAP_EVIDENCE)).isCloseTo(1, within(1e-6));
    double withoutP = 1 / (1 + Math.exp(-50 * (whole - 2) / SAMPLES));
    assertThat(v.get(AttentionMeasure.WITHOUT_P_LINE)).isCloseTo(p - withoutP, within(1e-5));
    assertThat(v.get(AttentionMeasure.WITHOUT_P_MEAN)).isCloseTo(p - withoutP, within(1e-5));
    double withoutRest = 1 / (1 + Math.exp(-50 * (whole - 4) / SAMPLES));
    assertThat(v.get(AttentionMeasure.WITHOUT_REST_MEAN)).isCloseTo(p - withoutRest, within(1e-5));
    assertThat(v.get(AttentionMeasure.WITHOUT_T_LINE)).isZero();
    assertThat(v.get(AttentionMeasure.GAIN_MEAN)).isPositive();
    assertThat(v.get(AttentionMeasure.MASK_GAIN_MEAN))
        .isCloseTo(v.get(AttentionMeasure.GAIN_MEAN), within(1e-6));
    assertThat(v).containsKeys(AttentionMeasure.SANITY_HEAD, AttentionMeasure.SANITY_ALL);
  }

  @Test
  void aMapThatIsTheSameForAllClassesShows() {
    Map<AttentionMeasure, Double> v =
        new AttentionProbe(mirror(10, 50), HERTZ).on(strip(), false).values();
    assertThat(v.get(AttentionMeasure.MAP_OTHERS)).isCloseTo(1, within(1e-9));
  }

  /** Where the class is spoken against everywhere, the rectified map is empty. */
  @Test
  void anEmptyMapHasNoLikeness() {
    Map<AttentionMeasure, Double> v =
        new AttentionProbe(mirror(0, -50), HERTZ).on(strip(), false).values();
    assertThat(v.get(AttentionMeasure.EMPTY)).isEqualTo(1);
    assertThat(v.get(AttentionMeasure.RIGHT)).isZero();
    assertThat(v).doesNotContainKeys(AttentionMeasure.MAP_HRV, AttentionMeasure.GAIN_LINE);
    assertThat(v.get(AttentionMeasure.MAP_QRS)).isNaN();
  }

  @Test
  void aMaskIsSpreadFromTheMiddlesOfItsCells() {
    assertThat(AttentionProbe.spread(new float[] {0, 4}, 4)).containsExactly(0, 1, 3, 4);
    assertThat(AttentionProbe.pooled(new float[] {1, -2, 3, 0, 5, 5}, 3)).containsExactly(3, 3, 10);
  }

  @Test
  void aPatientGivesOneStrip() {
    int count = 60;
    int[] labels = new int[count];
    Examples.Origin[] origins = new Examples.Origin[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3 == 0 ? 1 : 0;
      origins[i] = new Examples.Origin("set/" + i, "p" + i / 2, 0, "");
    }
    Examples examples =
        Examples.of(
            new float[][] {new float[count]}, new int[] {1}, labels, origins, List.of("a", "b"));
    List<Integer> chosen = AttentionAssessment.chosen(examples, 8);
    Set<String> patients = new HashSet<>();
    List<Integer> ones = new ArrayList<>();
    for (int i : chosen) {
      patients.add(origins[i].patient());
      if (labels[i] == 1) {
        ones.add(i);
      }
    }
    assertThat(patients).hasSize(chosen.size()).hasSize(16);
    assertThat(ones).hasSize(8);
    assertThat(AttentionAssessment.chosen(examples, 8)).isEqualTo(chosen);
  }
}
