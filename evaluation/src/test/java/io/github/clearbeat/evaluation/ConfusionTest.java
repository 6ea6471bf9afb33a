package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Statistics of confusion matrices, worked by hand. */
class ConfusionTest {
  private static final Offset<Double> TINY = within(1e-12);

  /** 100 beats; truths 60, 30, 10, 0; findings 57, 31, 10, 2. */
  private static final Confusion FOUR =
      Confusion.of(
          List.of("N", "S", "V", "F"),
          new long[][] {{50, 8, 1, 1}, {5, 22, 2, 1}, {2, 1, 7, 0}, {0, 0, 0, 0}});

  @Test
  void countsPairs() {
    Confusion counted =
        Confusion.count(List.of("a", "b"), new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 0});
    assertThat(counted)
        .isEqualTo(Confusion.of(List.of("a", "b"), new long[][] {{1, 1}, {1, 2}}))
        .hasSameHashCodeAs(Confusion.of(List.of("a", "b"), new long[][] {{1, 1}, {1, 2}}));
    assertThat(counted.count("b", "a")).isEqualTo(1);
    assertThat(counted.plus(counted).total()).isEqualTo(10);
    assertThat(Confusion.sum(List.of(counted, counted, counted)).count("b", "b")).isEqualTo(6);
  }

  @Test
  void tellsOneClassFromTheRest() {
    assertThat(FOUR.detection("S")).isEqualTo(new Detection(22, 8, 9));
    // 70 are not S, 9 of them were called S
    assertThat(FOUR.falsePositiveRate("S")).isCloseTo(9 / 70.0, TINY);
    assertThat(FOUR.detection("F")).isEqualTo(new Detection(0, 0, 2));
    assertThat(FOUR.detection("F").sensitivity()).isNaN();
    assertThat(FOUR.detection("F").positivePredictivity()).isZero();
  }

  @Test
  void sumsUpAllClasses() {
    assertThat(FOUR.accuracy()).isCloseTo(0.79, TINY);
    // errors 17, 17, 6, 2 of 100
    assertThat(FOUR.oneVersusRestAccuracy()).isCloseTo((0.83 + 0.83 + 0.94 + 0.98) / 4, TINY);
    assertThat(FOUR.oneVersusRestAccuracy(List.of("S", "V"))).isCloseTo(0.885, TINY);
    // F never occurs in truth
    assertThat(FOUR.balancedAccuracy()).isCloseTo((50 / 60.0 + 22 / 30.0 + 0.7) / 3, TINY);
    // but was found: its F1 is 0
    double three = 100 / 117.0 + 44 / 61.0 + 14 / 20.0;
    assertThat(FOUR.macroF1()).isCloseTo(three / 4, TINY);
    assertThat(FOUR.macroF1(List.of("N", "S", "V"))).isCloseTo(three / 3, TINY);
  }

  @Test
  void measuresAgreementBeyondChance() {
    // chance: .6 * .57 + .3 * .31 + .1 * .1 = .445
    assertThat(FOUR.kappa()).isCloseTo((0.79 - 0.445) / 0.555, TINY);
    double j = 22 / 30.0 + 22 / 31.0 + 0.7 + 0.7;
    assertThat(FOUR.jKappa("S", "V")).isCloseTo((0.345 / 0.555) / 2 + j / 8, TINY);
    Confusion perfect = Confusion.of(List.of("S", "V"), new long[][] {{3, 0}, {0, 4}});
    assertThat(perfect.jKappa("S", "V")).isCloseTo(1, TINY);
    Confusion single = Confusion.of(List.of("S", "V"), new long[][] {{3, 0}, {0, 0}});
    assertThat(single.kappa()).isNaN();
  }

  /** The worked example of Cohen 1960: 200 cases, observed .70, chance .41, kappa .49. */
  @Test
  void agreesWithCohensOwnExample() {
    Confusion judges =
        Confusion.of(List.of("1", "2", "3"), new long[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});
    assertThat(judges.accuracy()).isCloseTo(0.70, TINY);
    assertThat(judges.kappa()).isCloseTo(0.29 / 0.59, TINY);
  }

  @Test
  void leavesClassesOut() {
    Confusion rest = FOUR.withoutTruth(List.of("V"));
    assertThat(rest.total()).isEqualTo(90);
    assertThat(rest.accuracy()).isCloseTo(72 / 90.0, TINY);
    // what is found as V is still wrong
    assertThat(rest.detection("V")).isEqualTo(new Detection(0, 0, 3));
    // a class that does not occur on either side does not raise the mean
    Confusion two =
        Confusion.of(List.of("a", "b", "c"), new long[][] {{3, 1, 0}, {1, 3, 0}, {0, 0, 0}});
    assertThat(two.oneVersusRestAccuracy()).isCloseTo(0.75, TINY);
    assertThat(two.macroF1()).isCloseTo(0.75, TINY);
  }

  @Test
  void isNotANumberWithoutBeats() {
    Confusion empty = Confusion.empty(List.of("N", "S"));
    assertThat(empty.accuracy()).isNaN();
    assertThat(empty.oneVersusRestAccuracy()).isNaN();
    assertThat(empty.balancedAccuracy()).isNaN();
    assertThat(empty.macroF1()).isNaN();
    assertThat(empty.kappa()).isNaN();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> Confusion.of(List.of("N", "N"), new long[2][2]))
        .hasMessage("classes are [N, N], expected different names");
    assertThatThrownBy(() -> Confusion.of(List.of("N", "S"), new long[2][3]))
        .hasMessage("the counts are not 2 rows of 2 for the classes [N, S]");
    assertThatThrownBy(() -> FOUR.detection("Q")).hasMessage("no class Q among [N, S, V, F]");
    assertThatThrownBy(() -> FOUR.plus(Confusion.empty(List.of("N"))))
        .hasMessage("classes [N, S, V, F] and [N] cannot be added");
    assertThatThrownBy(() -> Confusion.count(List.of("N"), new int[1], new int[2]))
        .hasMessage("1 true classes, but 2 found ones");
  }

  @Test
  void sumsUpRecordsGrossAndAverage() {
    List<Detection> records =
        List.of(new Detection(9, 1, 0), new Detection(0, 0, 5), new Detection(45, 45, 0));
    assertThat(Across.gross(records, Detection::plus, Detection::sensitivity))
        .isCloseTo(0.54, TINY);
    // the second record has nothing to find
    assertThat(Across.average(records, Detection::sensitivity)).isCloseTo(0.7, TINY);
    assertThat(Across.average(records, Detection::positivePredictivity)).isCloseTo(2 / 3.0, TINY);
    assertThat(Across.average(List.<Detection>of(), Detection::sensitivity)).isNaN();
    assertThat(Across.gross(List.<Detection>of(), Detection::plus, Detection::sensitivity)).isNaN();
  }
}
