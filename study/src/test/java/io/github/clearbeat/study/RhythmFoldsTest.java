package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RhythmFoldsTest {
  private static final int COUNT = 503;

  /** Two strips a patient, three classes of unequal size. */
  private static Examples examples() {
    int[] labels = new int[COUNT];
    Examples.Origin[] origins = new Examples.Origin[COUNT];
    Random random = new Random(1);
    for (int i = 0; i < COUNT; i++) {
      labels[i] = random.nextInt(10) < 7 ? 0 : random.nextInt(10) < 7 ? 1 : 2;
      origins[i] = new Examples.Origin("set/" + i, "patient" + i / 2, 0, "x");
    }
    return Examples.of(
        new float[][] {new float[COUNT]}, new int[] {1}, labels, origins, List.of("a", "b", "c"));
  }

  private static List<OptionalInt> own(boolean assigned) {
    List<OptionalInt> own = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      own.add(assigned && i % 3 > 0 ? OptionalInt.of(1 + i / 2 % 10) : OptionalInt.empty());
    }
    return own;
  }

  @Test
  void stratifiedFoldsHoldEachClassEvenly() {
    Examples examples = examples();
    int[] folds = RhythmFolds.STRATIFIED.assign(examples, own(false));
    int[] totals = examples.countByClass();
    for (int fold = 0; fold < RhythmFolds.COUNT; fold++) {
      int[] counts = RhythmFolds.part(examples, folds, fold, true).countByClass();
      for (int c = 0; c < totals.length; c++) {
        assertThat(counts[c]).isBetween(totals[c] / 5, totals[c] / 5 + 1);
      }
    }
  }

  @Test
  void ludbIsHeldAsAWholeWhereItIsAsked() {
    Examples.Origin[] origins = new Examples.Origin[100];
    List<OptionalInt> none = new ArrayList<>();
    for (int i = 0; i < origins.length; i++) {
      String set = i % 10 == 0 ? "ludb/" : i % 10 == 1 ? "ludbish/" : "other/";
      origins[i] = new Examples.Origin(set + i, set + "patient" + i, 0, "x");
      none.add(OptionalInt.empty());
    }
    Examples examples =
        Examples.of(
            new float[][] {new float[100]}, new int[] {1}, new int[100], origins, List.of("a"));
    int[] folds = RhythmFolds.LUDB.assign(examples, none);
    for (int i = 0; i < folds.length; i++) {
      assertThat(folds[i] == 0).isEqualTo(i % 10 == 0);
    }
  }

  @Test
  void plainFoldsDifferByOneAndAreNotInOrder() {
    int[] folds = RhythmFolds.PLAIN.assign(examples(), own(false));
    int[] sizes = new int[RhythmFolds.COUNT];
    for (int fold : folds) {
      sizes[fold]++;
    }
    assertThat(sizes).containsOnly(100, 101);
    assertThat(folds).startsWith(folds[0]).isNotEqualTo(new int[COUNT]);
    assertThat(RhythmFolds.PLAIN.assign(examples(), own(false))).isEqualTo(folds);
  }

  @Test
  void aPatientStandsInOneFold() {
    Examples examples = examples();
    int[] folds = RhythmFolds.PATIENT.assign(examples, own(false));
    Map<String, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < COUNT; i++) {
      Integer before = foldOf.put(examples.origin(i).patient(), folds[i]);
      assertThat(before == null || before == folds[i]).isTrue();
    }
    assertThat(folds).contains(0, 1, 2, 3, 4);
  }

  @Test
  void foldsOfTheDataSetAreKeptWhereItHasThem() {
    List<OptionalInt> own = own(true);
    int[] folds = RhythmFolds.PATIENT.assign(examples(), own);
    for (int i = 0; i < COUNT; i++) {
      if (own.get(i).isPresent()) {
        assertThat(folds[i]).isEqualTo((own.get(i).getAsInt() - 1) % 5);
      }
    }
  }

  @Test
  void trainingAndHeldOutPartTogetherAreAll() {
    Examples examples = examples();
    int[] folds = RhythmFolds.STRATIFIED.assign(examples, own(false));
    Examples held = RhythmFolds.part(examples, folds, 2, true);
    Examples rest = RhythmFolds.part(examples, folds, 2, false);
    assertThat(held.count() + rest.count()).isEqualTo(COUNT);
    boolean[] seen = new boolean[COUNT];
    for (int i = 0; i < held.count(); i++) {
      seen[held.row(i)] = true;
    }
    for (int i = 0; i < rest.count(); i++) {
      assertThat(seen[rest.row(i)]).isFalse();
    }
  }
}
