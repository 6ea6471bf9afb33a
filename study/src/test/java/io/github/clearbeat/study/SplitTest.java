package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Splits of examples whose origins are known. */
class SplitTest {
  private static final int PATIENTS = 12;

  @Test
  void thePapersSplitHoldsCopiesOfOneBeatOnBothSides() {
    Split split = Split.paper(examples(6_000, 1_000), 1);
    assertThat(split.training().count()).isEqualTo(7_200);
    assertThat(split.validation().orElseThrow().count()).isEqualTo(800);
    assertThat(split.test().count()).isEqualTo(2_000);
    Set<Integer> trained = rows(split.training());
    long copied =
        java.util.stream.IntStream.range(0, split.test().count())
            .filter(i -> split.test().label(i) == 1 && trained.contains(split.test().row(i)))
            .count();
    assertThat(copied).isGreaterThan(900);
    long drawnWithout =
        java.util.stream.IntStream.range(0, split.test().count())
            .filter(i -> split.test().label(i) == 0 && trained.contains(split.test().row(i)))
            .count();
    assertThat(drawnWithout).isZero();
  }

  @Test
  void splittingFirstKeepsEveryBeatOnOneSideAndThePrevalence() {
    Examples all = examples(6_000, 1_000);
    Split split = Split.first(all, 1);
    Set<Integer> rows = rows(split.training());
    rows.addAll(rows(split.validation().orElseThrow()));
    rows.addAll(rows(split.test()));
    assertThat(rows).hasSize(all.count());
    assertThat(split.test().countByClass()).containsExactly(1_200, 200);
    assertThat(split.validation().orElseThrow().countByClass()).containsExactly(480, 80);
  }

  @Test
  void foldsKeepPatientsWholeAndSpreadTheRareClass() {
    Examples all = examples(6_000, 1_000);
    List<Split> folds = Split.byPatient(all, 4);
    Set<String> tested = new HashSet<>();
    for (Split fold : folds) {
      Set<String> here = patients(fold.test());
      assertThat(patients(fold.training())).doesNotContainAnyElementsOf(here);
      assertThat(tested).doesNotContainAnyElementsOf(here);
      tested.addAll(here);
      assertThat(fold.test().count() + fold.training().count()).isEqualTo(all.count());
      assertThat(fold.test().countByClass()[1]).isBetween(100, 400);
    }
    assertThat(tested).hasSize(PATIENTS);
  }

  @Test
  void madeExamplesAreLearntFromButNeverHeldOut() {
    int count = 240;
    Examples.Origin[] origins = new Examples.Origin[count];
    for (int i = 0; i < count; i++) {
      String patient = "p" + i % PATIENTS;
      origins[i] = new Examples.Origin("set/" + patient, patient, i, "N", true, i % 5 == 0);
    }
    Examples all =
        Examples.of(
            new float[][] {new float[count]}, new int[] {1}, new int[count], origins, List.of("N"));
    int made = 0;
    int tested = 0;
    for (Split fold : Split.byPatient(all, 4)) {
      Set<String> held = patients(fold.test());
      assertThat(patients(fold.training())).doesNotContainAnyElementsOf(held);
      for (int i = 0; i < fold.test().count(); i++) {
        assertThat(fold.test().origin(i).made()).isFalse();
      }
      for (int i = 0; i < fold.training().count(); i++) {
        made += fold.training().origin(i).made() ? 1 : 0;
      }
      tested += fold.test().count();
    }
    assertThat(tested).isEqualTo(count - count / 5);
    assertThat(made).isEqualTo(3 * count / 5);
  }

  @Test
  void leaveOneOutTestsEachPatientOnce() {
    Examples all = examples(600, 100);
    List<Split> splits = Split.leaveOneOut(all);
    assertThat(splits).hasSize(PATIENTS);
    assertThat(splits).allSatisfy(split -> assertThat(patients(split.test())).hasSize(1));
    assertThat(splits.stream().mapToInt(split -> split.test().count()).sum())
        .isEqualTo(all.count());
  }

  @Test
  void theSameSeedGivesTheSameSplit() {
    Examples all = examples(600, 100);
    assertThat(rowList(Split.paper(all, 7).test())).isEqualTo(rowList(Split.paper(all, 7).test()));
    assertThat(rowList(Split.paper(all, 7).test()))
        .isNotEqualTo(rowList(Split.paper(all, 8).test()));
  }

  /** Class 0 evenly over twelve patients; class 1 mostly with the first three. */
  private static Examples examples(int common, int rare) {
    int count = common + rare;
    int[] labels = new int[count];
    Examples.Origin[] origins = new Examples.Origin[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i < common ? 0 : 1;
      int patient = i < common ? i % PATIENTS : i % 10 < 6 ? i % 3 : 3 + i % 9;
      origins[i] = new Examples.Origin("set/" + patient, "p" + patient, i, "N");
    }
    return Examples.of(
        new float[][] {new float[count]}, new int[] {1}, labels, origins, List.of("N", "V"));
  }

  private static Set<Integer> rows(Examples examples) {
    return new HashSet<>(rowList(examples));
  }

  private static List<Integer> rowList(Examples examples) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < examples.count(); i++) {
      rows.add(examples.row(i));
    }
    return rows;
  }

  private static Set<String> patients(Examples examples) {
    Set<String> patients = new HashSet<>();
    for (int i = 0; i < examples.count(); i++) {
      patients.add(examples.origin(i).patient());
    }
    return patients;
  }
}
