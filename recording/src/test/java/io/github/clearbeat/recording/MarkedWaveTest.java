package io.github.clearbeat.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedWaveTest {
  private static List<Annotation> marks(Object... placesAndCodes) {
    List<Annotation> marks = new ArrayList<>();
    for (int i = 0; i < placesAndCodes.length; i += 2) {
      AnnotationCode code =
          switch ((String) placesAndCodes[i + 1]) {
            case "(" -> AnnotationCode.WAVE_ON;
            case ")" -> AnnotationCode.WAVE_OFF;
            case "p" -> AnnotationCode.P_WAVE;
            case "t" -> AnnotationCode.T_WAVE;
            case "u" -> AnnotationCode.U_WAVE;
            case "V" -> AnnotationCode.PVC;
            default -> AnnotationCode.NORMAL;
          };
      marks.add(Annotation.of((Integer) placesAndCodes[i], code));
    }
    return marks;
  }

  @Test
  void limitsBelongToThePeakBetweenThem() {
    assertThat(
            MarkedWave.of(
                marks(
                    10, "(", 20, "p", 30, ")", 50, "(", 60, "V", 70, ")", 90, "(", 99, "t", 120,
                    ")")))
        .containsExactly(
            new MarkedWave(WaveKind.P, 10, 20, 30),
            new MarkedWave(WaveKind.QRS, 50, 60, 70),
            new MarkedWave(WaveKind.T, 90, 99, 120));
  }

  /** T waves of some databases have an end and no onset; u waves are none of ours. */
  @Test
  void whatIsNotMarkedStaysUnknown() {
    assertThat(
            MarkedWave.of(
                marks(
                    50, "(", 60, "N", 70, ")", 99, "t", 120, ")", 130, "(", 140, "u", 150, ")", 170,
                    "p")))
        .containsExactly(
            new MarkedWave(WaveKind.QRS, 50, 60, 70),
            new MarkedWave(WaveKind.T, MarkedWave.NOT_MARKED, 99, 120),
            new MarkedWave(WaveKind.P, MarkedWave.NOT_MARKED, 170, MarkedWave.NOT_MARKED));
  }

  @Test
  void wavesAreWrittenAsTheyAreRead() {
    List<MarkedWave> waves =
        List.of(
            new MarkedWave(WaveKind.P, 10, 20, 30),
            new MarkedWave(WaveKind.QRS, 50, 60, 70),
            new MarkedWave(WaveKind.T, MarkedWave.NOT_MARKED, 99, 120));
    List<Annotation> marks = MarkedWave.annotations(waves);
    assertThat(marks)
        .extracting(mark -> mark.code().mnemonic())
        .containsExactly("(", "p", ")", "(", "N", ")", "t", ")");
    assertThat(MarkedWave.of(marks)).isEqualTo(waves);
  }

  @Test
  void limitsOutOfOrderAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MarkedWave(WaveKind.P, 5, 4, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> new MarkedWave(WaveKind.P, 5, 9, 8));
  }
}
