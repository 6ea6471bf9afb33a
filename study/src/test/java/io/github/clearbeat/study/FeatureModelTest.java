package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.recording.Rhythm;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureModelTest {
  private static final float[][] TEN = {
    {0, 1}, {1, 0}, {1, 2}, {3, 1}, {4, 3}, {3, 4}, {0, 4}, {1, 5}, {5, 0}, {2, 2}
  };
  private static final int[] CLASSES = {0, 0, 0, 1, 1, 1, 2, 2, 1, 0};

  @Test
  void featuresAreStandardised() {
    FeatureScale scale = FeatureScale.of(new float[][] {{1, 7}, {3, 7}, {5, 7}, {7, 7}});
    float deviation = (float) Math.sqrt(5);
    assertThat(scale.means()).containsExactly(4, 7);
    assertThat(scale.apply(new float[] {6, 9}))
        .containsExactly(new float[] {2 / deviation, 0}, within(1e-6f));
    assertThat(scale.apply(new float[] {-1000, 0})).containsExactly(-10, 0);
    assertThatThrownBy(() -> scale.apply(new float[3])).hasMessage("expected 2 features, found 3");
  }

  /** N = 10; 4, 4 and 2 of a class: ln 2.5, ln 2.5, ln 5 over their mean. */
  @Test
  void rareClassesWeighMore() {
    double mean = (2 * Math.log(2.5) + Math.log(5)) / 3;
    assertThat(SoftmaxLoss.classWeights(CLASSES, 3))
        .containsExactly(
            new double[] {Math.log(2.5) / mean, Math.log(2.5) / mean, Math.log(5) / mean},
            within(1e-12));
    int[] most = new int[1000];
    most[0] = 1;
    assertThat(SoftmaxLoss.classWeights(most, 2)[0]).isEqualTo(0.2);
    assertThat(SoftmaxLoss.classWeights(new int[3], 2)).containsExactly(1, 1);
  }

  /** Against src/test/python/logistic.py, which finds the minimum by other means. */
  @ParameterizedTest
  @CsvSource({
    "0,   0, 9.99900654e-01, 1.36204873e-06, 9.79841854e-05",
    "2,   3, 0.71937292,     0.16861055,     0.11201654",
    "3, 2.5, 3.42045364e-02, 9.65479392e-01, 3.16071255e-04",
    "1,   4, 6.96330568e-02, 1.84627828e-04, 9.30182315e-01"
  })
  void logisticRegressionFindsTheMinimum(float a, float b, double p0, double p1, double p2) {
    FeatureModel model = FeatureModel.logistic(TEN, CLASSES, 3);
    assertThat(model.probabilities(new float[] {a, b}))
        .containsExactly(new double[] {p0, p1, p2}, within(2e-4));
  }

  /** One question on eight equal columns, by hand: G and H of either side, one step of 0.1. */
  @Test
  void aTreeStepsByNewton() {
    float[][] examples = new float[6][8];
    double[] slope = {1, 2, 1, -3, -4, -2};
    double[] curvature = {1, 1, 1, 2, 2, 2};
    for (int i = 0; i < 6; i++) {
      Arrays.fill(examples[i], i);
    }
    RegressionTree tree =
        new TreeGrower(examples)
            .grow(new int[] {0, 1, 2, 3, 4, 5}, slope, curvature, new SplittableRandom(1));
    double root = 0; // the first question parts 0 1 2 from 3 4 5; then both sides are parted again
    // Left: parts {1, 2 | 1} or {1 | 2, 1} gain less than whole? 16/4=4; 9/3+1/2=3.5; 1/2+9/3=3.5.
    assertThat(tree.value(examples[0])).isCloseTo(-0.1 * 4 / (3 + 1), within(1e-12));
    assertThat(tree.value(examples[2])).isCloseTo(-0.1 * 4 / (3 + 1), within(1e-12));
    // Right: whole 81/7=11.57; {3 | 4 5} 9/3+36/5=10.2; {3 4 | 5} 49/5+4/3=11.13: no part gains.
    assertThat(tree.value(examples[3])).isCloseTo(0.1 * 9 / (6 + 1), within(1e-12));
    assertThat(tree.value(examples[5])).isCloseTo(0.1 * 9 / (6 + 1), within(1e-12));
    assertThat(tree.value(new float[] {2.5f, 2.5f, 2.5f, 2.5f, 2.5f, 2.5f, 2.5f, 2.5f}))
        .as("between two values the answer is no")
        .isGreaterThan(root);
  }

  /** A chessboard of two by two fields: no line parts it. */
  @Test
  void treesLearnWhatNoLineParts() {
    float[][] examples = chessboard(600, 1);
    int[] classes = fields(examples);
    float[][] fresh = chessboard(1000, 2);
    FeatureModel trees = FeatureModel.boostedTrees(examples, classes, 2, 3);
    assertThat(accuracy(trees, fresh)).isGreaterThan(0.95);
    assertThat(accuracy(FeatureModel.logistic(examples, classes, 2), fresh)).isLessThan(0.65);

    float[] one = fresh[0];
    assertThat(Arrays.stream(trees.probabilities(one)).sum()).isCloseTo(1, within(1e-12));
    assertThat(FeatureModel.boostedTrees(examples, classes, 2, 3).probabilities(one))
        .isEqualTo(trees.probabilities(one));
    assertThat(FeatureModel.boostedTrees(examples, classes, 2, 4).probabilities(one))
        .isNotEqualTo(trees.probabilities(one));
  }

  private static float[][] chessboard(int count, int seed) {
    Random random = new Random(seed);
    float[][] examples = new float[count][4]; // two of them say nothing
    for (float[] example : examples) {
      for (int f = 0; f < 4; f++) {
        example[f] = random.nextFloat() - 0.5f;
      }
    }
    return examples;
  }

  private static int[] fields(float[][] examples) {
    return Arrays.stream(examples).mapToInt(e -> e[1] * e[2] > 0 ? 1 : 0).toArray();
  }

  private static double accuracy(FeatureModel model, float[][] examples) {
    int[] truth = fields(examples);
    int right = 0;
    for (int i = 0; i < truth.length; i++) {
      right += model.predict(examples[i]) == truth[i] ? 1 : 0;
    }
    return (double) right / truth.length;
  }

  @Test
  void threeClassesWhereOneIsMissingAndNothingVaries() {
    float[][] still = new float[20][3];
    int[] classes = new int[20];
    Arrays.fill(classes, 10, 20, 2);
    for (FeatureModel model :
        new FeatureModel[] {
          FeatureModel.boostedTrees(still, classes, 3, 1), FeatureModel.logistic(still, classes, 3)
        }) {
      double[] found = model.probabilities(new float[3]);
      assertThat(found[0]).isCloseTo(0.5, within(0.05));
      assertThat(found[1]).isLessThan(0.05);
      assertThat(found[2]).isCloseTo(0.5, within(0.05));
    }
    assertThatThrownBy(() -> FeatureModel.logistic(still, new int[2], 3))
        .hasMessageContaining("found 2 for 20 examples");
  }

  @Test
  void theRuleOfThumb() {
    HeartRateRule rule = HeartRateRule.unfitted();
    assertThat(rule.rhythm(59.9, 10)).isEqualTo(Rhythm.SINUS_BRADYCARDIA);
    assertThat(rule.rhythm(60, 10)).isEqualTo(Rhythm.SINUS_RHYTHM);
    assertThat(rule.rhythm(100, 50)).isEqualTo(Rhythm.SINUS_RHYTHM);
    assertThat(rule.rhythm(100.1, 0)).isEqualTo(Rhythm.SINUS_TACHYCARDIA);
    assertThat(rule.rhythm(75, 50.1)).isEqualTo(Rhythm.ATRIAL_FIBRILLATION);

    double[] percent = {0, 80, 10, 30, 40, 60, 90, 20};
    boolean[] ill = {false, true, false, true, false, true, true, false};
    // below 25: 3 of 4 well, all ill above: 1.75; below 50: 4 of 4 well, 3 of 4 ill: 1.75
    assertThat(HeartRateRule.fit(percent, ill).irregularAbove()).isEqualTo(25);
    assertThatThrownBy(() -> HeartRateRule.fit(percent, new boolean[8]))
        .hasMessage("expected strips with fibrillation and strips without");
  }
}
