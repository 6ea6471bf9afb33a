package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeTeacherTest {
  private static final int COUNT = 300;
  private static final int FOLDS = 3;

  private final int[] labels = new int[COUNT];
  private final int[] folds = new int[COUNT];
  private final List<float[]> features = new ArrayList<>();

  private void fill() {
    Random random = new Random(3);
    for (int i = 0; i < COUNT; i++) {
      labels[i] = i % 2;
      folds[i] = i / 2 % FOLDS;
      features.add(new float[] {labels[i] + (float) (0.3 * random.nextGaussian()), i % 7});
    }
  }

  @Test
  void itKnowsTheClassesOfStripsThatItHasNotSeen() {
    fill();
    float[] said = new TreeTeacher(features, labels, folds, 2, 1).without(0);
    int right = 0;
    for (int i = 0; i < COUNT; i++) {
      if (folds[i] == 0) {
        assertThat(said[2 * i] + said[2 * i + 1]).isZero();
      } else {
        assertThat(said[2 * i] + said[2 * i + 1]).isBetween(0.999f, 1.001f);
        right += said[2 * i + labels[i]] > 0.5 ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThan(180);
  }

  @Test
  void whatItSaysDependsNeitherOnTheHeldFoldNorOnTheStripsOwn() {
    fill();
    float[] before = new TreeTeacher(features, labels, folds, 2, 1).without(0);
    for (int i = 0; i < COUNT; i++) {
      if (folds[i] == 0) {
        features.get(i)[0] = 1 - features.get(i)[0];
      }
    }
    assertThat(new TreeTeacher(features, labels, folds, 2, 1).without(0)).isEqualTo(before);
    // The labels of fold 1 teach what is said of fold 2, and not what is said of fold 1.
    for (int i = 0; i < COUNT; i++) {
      if (folds[i] == 1) {
        labels[i] = 1 - labels[i];
      }
    }
    float[] after = new TreeTeacher(features, labels, folds, 2, 1).without(0);
    boolean moved = false;
    for (int i = 0; i < COUNT; i++) {
      if (folds[i] == 1) {
        assertThat(after[2 * i]).isEqualTo(before[2 * i]);
      } else if (folds[i] == 2) {
        moved |= after[2 * i] != before[2 * i];
      }
    }
    assertThat(moved).isTrue();
  }
}
