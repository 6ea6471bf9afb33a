package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
  /** 100 of the first class, 25 of the second, none of the third, 1 of the fourth. */
  private static Examples examples() {
    int[] labels = new int[126];
    Arrays.fill(labels, 100, 125, 1);
    labels[125] = 3;
    return Examples.of(
        new float[][] {new float[126]},
        new int[] {1},
        labels,
        new Examples.Origin[126],
        List.of("a", "b", "c", "d"));
  }

  private static Draws draws(Plan.Sampling sampling, int perEpoch) {
    Plan plan =
        new Plan(
            1,
            50,
            1e-3,
            0,
            Plan.Schedule.CONSTANT,
            0,
            sampling,
            perEpoch,
            0,
            0,
            Plan.Augmentation.NONE,
            1);
    return new Draws(examples(), plan, 4);
  }

  private static long[] byClass(int[] order) {
    Examples examples = examples();
    long[] counts = new long[4];
    for (int example : order) {
      counts[examples.label(example)]++;
    }
    return counts;
  }

  @Test
  void naturalShowsEachExampleOnceInAnotherOrderEachEpoch() {
    Draws draws = draws(Plan.Sampling.NATURAL, 0);
    int[] first = draws.order(1);
    assertThat(first).isNotEqualTo(draws.order(2)).isEqualTo(draws.order(1));
    assertThat(Arrays.stream(first).sorted().toArray())
        .isEqualTo(IntStream.range(0, 126).toArray());
  }

  @Test
  void balancedShowsTheClassesThereAreEquallyOften() {
    assertThat(byClass(draws(Plan.Sampling.BALANCED, 300).order(1)))
        .containsExactly(100, 100, 0, 100);
    assertThat(draws(Plan.Sampling.BALANCED, 0).order(1)).hasSize(126);
  }

  @Test
  void squareRootShowsClassesByTheRootOfTheirFrequency() {
    assertThat(byClass(draws(Plan.Sampling.SQUARE_ROOT, 1600).order(1)))
        .containsExactly(1000, 500, 0, 100);
  }

  @Test
  void batchesAreAsEqualAsCanBe() {
    Draws draws = draws(Plan.Sampling.NATURAL, 0);
    assertThat(draws.steps()).isEqualTo(3);
    assertThat(IntStream.rangeClosed(0, 3).map(draws::start)).containsExactly(0, 42, 84, 126);
  }

  @Test
  void augmentationShiftsScalesInvertsAndRepeatsTheEdge() {
    float[] window = {0, 1, 2, 3, 10, 11, 12, 13};
    Plan.Augmentation shift = new Plan.Augmentation(0, 1, 0, 0, 1);
    SplittableRandom random = new SplittableRandom(5);
    boolean[] seen = new boolean[3];
    for (int i = 0; i < 50; i++) {
      float[] varied = window.clone();
      new Augmenter(shift, 2, 4).vary(varied, random);
      if (varied[3] == -3 && varied[0] == -1) {
        seen[2] = true;
        assertThat(varied).containsExactly(-1, -2, -3, -3, -11, -12, -13, -13);
      } else if (varied[3] == -3) {
        seen[1] = true;
        assertThat(varied).containsExactly(0, -1, -2, -3, -10, -11, -12, -13);
      } else {
        seen[0] = true;
        assertThat(varied).containsExactly(0, 0, -1, -2, -10, -10, -11, -12);
      }
    }
    assertThat(seen).containsOnly(true);
  }

  @Test
  void augmentationAddsNoiseInUnitsOfTheWindow() {
    float[] window = new float[20000];
    for (int i = 0; i < window.length; i++) {
      window[i] = i % 2 == 0 ? 5 : -5;
    }
    float[] varied = window.clone();
    new Augmenter(new Plan.Augmentation(0, 0, 0.1, 0.2, 0), 1, window.length)
        .vary(varied, new SplittableRandom(6));
    double squares = 0;
    for (int i = 0; i < window.length; i++) {
      squares += Math.pow(varied[i] - window[i], 2);
    }
    // noise 0.1 · 5, and a sine of amplitude 0.2 · 5 over a part of its period
    assertThat(Math.sqrt(squares / window.length)).isBetween(0.5, Math.hypot(0.5, 1));
    assertThat(Validation.macroF1(new int[][] {{3, 1, 0}, {0, 0, 0}, {1, 0, 1}}))
        .isCloseTo((6.0 / 8 + 2.0 / 3) / 2, within(1e-12));
  }
}
