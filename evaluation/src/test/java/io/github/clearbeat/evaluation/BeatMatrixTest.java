package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Statistics of one matrix, worked by hand. Every cell is another power of two or a sum of few. */
class BeatMatrixTest {
  /** Rows N S V F Q O X, columns n s v f q o x. */
  private static final BeatMatrix MATRIX =
      BeatMatrix.of(
          new long[][] {
            {900, 7, 11, 1, 2, 13, 3},
            {17, 80, 5, 2, 1, 4, 6},
            {19, 3, 70, 8, 2, 9, 5},
            {6, 10, 12, 40, 1, 2, 3},
            {4, 14, 15, 1, 20, 3, 1},
            {21, 22, 23, 2, 1, 0, 0},
            {8, 16, 18, 3, 4, 0, 0},
          });

  @Test
  void findsBeats() {
    // found: 921 + 105 + 102 + 69 + 54; missed: 16 + 10 + 14 + 5 + 4; extra: 69 + 49
    assertThat(MATRIX.qrs()).isEqualTo(new Detection(1251, 49, 118));
    assertThat(MATRIX.referenceBeats()).isEqualTo(1300);
    assertThat(MATRIX.testBeats()).isEqualTo(1369);
    assertThat(MATRIX.qrs().sensitivity()).isCloseTo(1251 / 1300.0, within(1e-15));
    assertThat(MATRIX.qrs().positivePredictivity()).isCloseTo(1251 / 1369.0, within(1e-15));
    assertThat(MATRIX.qrs().f1()).isCloseTo(2502 / 2669.0, within(1e-15));
  }

  @Test
  void countsVentricularBeats() {
    // FN 19+3+8+2+9+5, FP 11+5+23+18, and with Fv 12 more
    assertThat(MATRIX.ventricular()).isEqualTo(new Detection(70, 46, 57));
    assertThat(MATRIX.ventricularFusionFalse()).isEqualTo(new Detection(70, 46, 69));
    // TN: N 910, S 100, F 57, Q 39, O 46, X 31
    assertThat(MATRIX.ventricularFalsePositiveRate()).isCloseTo(57 / (1183 + 57.0), within(1e-15));
  }

  @Test
  void countsSupraventricularBeats() {
    // FN 17+5+2+1+4+6, FP 7+3+10+22+16, without Qs 14
    assertThat(MATRIX.supraventricular()).isEqualTo(new Detection(80, 35, 58));
  }

  @Test
  void foldsSupraventricularIntoNormal() {
    assertThat(MATRIX.withoutSupraventricular())
        .isEqualTo(
            BeatMatrix.of(
                new long[][] {
                  {1004, 0, 16, 3, 3, 17, 9},
                  {0, 0, 0, 0, 0, 0, 0},
                  {22, 0, 70, 8, 2, 9, 5},
                  {16, 0, 12, 40, 1, 2, 3},
                  {18, 0, 15, 1, 20, 3, 1},
                  {43, 0, 23, 2, 1, 0, 0},
                  {24, 0, 18, 3, 4, 0, 0},
                }));
  }

  @Test
  void adds() {
    assertThat(MATRIX.plus(MATRIX).qrs()).isEqualTo(new Detection(2502, 98, 236));
    assertThat(MATRIX.plus(BeatMatrix.EMPTY)).isEqualTo(MATRIX);
    assertThat(BeatMatrix.EMPTY.qrs().sensitivity()).isNaN();
  }

  @Test
  void refusesAnotherShape() {
    assertThatThrownBy(() -> BeatMatrix.of(new long[5][5]))
        .hasMessage("a beat matrix has seven rows of seven counts");
    long[][] counts = new long[7][7];
    counts[5][6] = 1;
    assertThatThrownBy(() -> BeatMatrix.of(counts))
        .hasMessage("a pair without any beat was counted");
  }
}
