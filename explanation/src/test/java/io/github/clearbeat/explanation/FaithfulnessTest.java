package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Taking samples away: a network that looks at known samples shows whether the measure sees it. */
class FaithfulnessTest {
  private static final int SAMPLES = 40;

  /** Class 1 is what stands at samples 10 to 13, class 0 nothing. */
  private static Subject looksAt10To13() {
    Spec spec =
        Spec.builder("narrow")
            .input("beat", new Shape(1, SAMPLES))
            .add("logits", new Layer.Dense(SAMPLES, 2))
            .build("logits");
    Map<String, float[]> arrays = new LinkedHashMap<>();
    float[] weight = new float[2 * SAMPLES];
    java.util.Arrays.fill(weight, SAMPLES + 10, SAMPLES + 14, 1f);
    arrays.put("logits.weight", weight);
    arrays.put("logits.bias", new float[2]);
    return Subject.of(
        spec,
        Weights.of(spec, arrays),
        java.util.Collections.singletonList(new float[][] {new float[SAMPLES]}));
  }

  /** Nothing smoothed: the blocks here are short. */
  private static Faithfulness.Settings exact() {
    return new Faithfulness.Settings(0.1, 1, Filler.INTERPOLATION, 20, 20, 1);
  }

  private static Example block() {
    float[] x = new float[SAMPLES];
    java.util.Arrays.fill(x, 10, 14, 1f);
    return Example.of(x);
  }

  @Test
  void whatTheNetworkLooksAtDropsAndTheRestDoesNot() {
    Subject subject = looksAt10To13();
    Attribution shap = new DeepShap().explain(subject, block(), 1);
    double all = 1 / (1 + Math.exp(-4));
    for (Filler filler : Filler.values()) {
      Faithfulness f = Faithfulness.of(subject, block(), shap, exact().with(filler));
      assertThat(f.probability()).isCloseTo(all, within(1e-6));
      assertThat(f.marked()).isCloseTo(0.5, within(1e-6));
      assertThat(f.drop()).isCloseTo(all - 0.5, within(1e-6));
      assertThat(f.randomDrop()).isBetween(0.0, 0.25);
      assertThat(f.randomDeviation()).isPositive();
      assertThat(f.deletion()).hasSize(21).startsWith(f.probability());
      assertThat(f.deletion().get(2)).isCloseTo(0.5, within(1e-6));
      assertThat(f.insertionArea()).isGreaterThan(0.9);
      assertThat(f.deletionArea()).isLessThan(0.55);
    }
  }

  @Test
  void markingTheWrongSamplesShows() {
    Subject subject = looksAt10To13();
    Attribution wrong = new RandomMap(4, 3).explain(subject, block(), 1);
    float[] values = wrong.parts().get(0).values();
    java.util.Arrays.fill(values, 8, 16, -9f);
    Faithfulness f = Faithfulness.of(subject, block(), wrong, exact());
    assertThat(f.drop()).isCloseTo(0, within(1e-6));
    assertThat(f.randomDrop()).isGreaterThan(f.drop());
    assertThat(f.deletionArea()).isGreaterThan(f.insertionArea());
  }

  /** Single marked samples would be filled in from their neighbours, and nothing would be lost. */
  @Test
  void valuesThatAlternateAreMarkedTogether() {
    Subject subject = looksAt10To13();
    float[] values = new float[SAMPLES];
    for (int i = 8; i < 16; i++) {
      values[i] = i % 2 == 0 ? 9 : -5;
    }
    values[30] = 2;
    values[32] = 2;
    Attribution.Part part =
        new Attribution.Part("beat", new io.github.clearbeat.network.Shape(1, SAMPLES), values);
    Attribution rough =
        new Attribution("rough", 1, List.of(part), 0, SAMPLES, List.of(), List.of(), 0, 0);
    Faithfulness single = Faithfulness.of(subject, block(), rough, exact());
    Faithfulness together =
        Faithfulness.of(
            subject,
            block(),
            rough,
            new Faithfulness.Settings(0.2, 9, Filler.BACKGROUND, 20, 20, 1));
    assertThat(single.drop()).isLessThan(0.02);
    assertThat(together.drop()).isGreaterThan(0.2).isGreaterThan(10 * single.drop());
  }

  @Test
  void oneDrawElsewhereIsNotTheMarkedSamples() {
    Attribution shap = new DeepShap().explain(looksAt10To13(), block(), 1);
    Faithfulness f =
        Faithfulness.of(
            looksAt10To13(),
            block(),
            shap,
            new Faithfulness.Settings(0.1, 1, Filler.INTERPOLATION, 1, 0, 1));
    assertThat(f.marked()).isCloseTo(0.5, within(1e-6));
    assertThat(f.random()).isGreaterThan(0.6);
    assertThat(f.randomDeviation()).isZero();
  }

  @Test
  void areasByHand() {
    Faithfulness f =
        new Faithfulness(
            Faithfulness.Settings.usual(360),
            1,
            0.2,
            0.9,
            0,
            List.of(1.0, 0.5, 0.0),
            List.of(0.0, 1.0, 1.0));
    assertThat(f.deletionArea()).isCloseTo(0.5, within(1e-12));
    assertThat(f.insertionArea()).isCloseTo(0.75, within(1e-12));
    assertThat(f.drop()).isCloseTo(0.8, within(1e-12));
    assertThat(f.randomDrop()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void withoutCurvesThereAreNoAreas() {
    Faithfulness f =
        Faithfulness.of(
            looksAt10To13(),
            block(),
            new Slope().explain(looksAt10To13(), block(), 1),
            Faithfulness.Settings.usual(360).withoutCurves());
    assertThat(f.deletion()).isEmpty();
    assertThat(f.insertionArea()).isNaN();
  }

  @Test
  void interpolationDrawsLinesAndEdgesHold() {
    Example example = Example.of(new float[] {1, 9, 9, 4, 9, 6, 9});
    boolean[] taken = {true, true, true, false, true, false, true};
    Subject none = null;
    assertThat(Filler.INTERPOLATION.without(none, example, taken)[0])
        .containsExactly(4, 4, 4, 4, 5, 6, 6);
    boolean[] inner = {false, true, true, false, false, false, false};
    assertThat(Filler.INTERPOLATION.without(none, example, inner)[0])
        .containsExactly(1, 2, 3, 4, 9, 6, 9);
    boolean[] all = {true, true, true, true, true, true, true};
    assertThat(Filler.INTERPOLATION.without(none, example, all)[0]).containsOnly(47 / 7f);
    assertThat(example.inputs()[0]).containsExactly(1, 9, 9, 4, 9, 6, 9);
  }

  @Test
  void onlyTheWindowIsTouched() {
    Example example =
        new Example(
            new float[][] {{7, 7, 0, 1, 2, 7}, {8}}, 2, 5, java.util.Optional.empty(), List.of());
    float[][] without =
        Filler.INTERPOLATION.without(null, example, new boolean[] {true, false, true});
    assertThat(without[0]).containsExactly(7, 7, 1, 1, 1, 7);
    assertThat(without[1]).containsExactly(8);
  }

  @Test
  void drawnPlacesKeepTheLengthsAndReachEverywhere() {
    boolean[] marks = new boolean[30];
    for (int i : new int[] {3, 4, 5, 9, 20, 21}) {
      marks[i] = true;
    }
    List<Integer> runs = Marks.runs(marks);
    assertThat(runs).containsExactly(3, 1, 2);
    SplittableRandom random = new SplittableRandom(1);
    int[] hits = new int[30];
    for (int draw = 0; draw < 6000; draw++) {
      boolean[] drawn = Marks.elsewhere(runs, 30, random);
      int count = 0;
      for (int i = 0; i < 30; i++) {
        count += drawn[i] ? 1 : 0;
        hits[i] += drawn[i] ? 1 : 0;
      }
      assertThat(count).isEqualTo(6);
    }
    // 6 of 30 samples are marked; the edges are reached by fewer placements of a run.
    for (int i = 4; i < 26; i++) {
      assertThat(hits[i] / 6000.0).isCloseTo(0.2, within(0.045));
    }
    assertThat(hits[0]).isPositive();
    assertThat(hits[29]).isPositive();
  }

  @Test
  void orderIsByFallingValueThenByPlace() {
    assertThat(Marks.order(new float[] {0, 2, -1, 2})).containsExactly(1, 3, 0, 2);
  }
}
