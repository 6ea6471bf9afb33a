package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beats of the MIT-BIH Arrhythmia Database, counted by others and published. */
class MitdbTest {
  private static BeatMatrix againstItself(
      List<String> records, double fromSeconds, BeatMapping mapping) {
    BeatMatrix sum = BeatMatrix.EMPTY;
    BeatByBeat settings = BeatByBeat.with(Mitdb.HERTZ, 150, fromSeconds, Mitdb.END, mapping);
    for (String record : records) {
      List<Annotation> atr = Mitdb.atr(record);
      BeatComparison found = settings.compare(atr, atr);
      assertThat(found.disagreements()).isEmpty();
      sum = sum.plus(found.matrix());
    }
    return sum;
  }

  private static long right(BeatMatrix matrix, BeatLabel label) {
    return matrix.count(label, label);
  }

  @Test
  void holdsAllBeats() {
    BeatMatrix matrix = againstItself(Mitdb.RECORDS, 0, BeatMapping.BXB);
    assertThat(matrix.qrs()).isEqualTo(new Detection(109_494, 0, 0));
    assertThat(right(matrix, BeatLabel.V)).isEqualTo(7_236);
    assertThat(right(matrix, BeatLabel.S)).isEqualTo(3_026);
  }

  @Test
  void holdsFewerAfterTheLearningPeriod() {
    BeatMatrix matrix = againstItself(Mitdb.RECORDS, 300, BeatMapping.BXB);
    assertThat(matrix.qrs()).isEqualTo(new Detection(91_285, 0, 0));
    assertThat(right(matrix, BeatLabel.V)).isEqualTo(6_101);
    assertThat(right(matrix, BeatLabel.S)).isEqualTo(2_745);
  }

  @Test
  void holdsSupraventricularBeatsInDs2ByMapping() {
    assertThat(right(againstItself(Mitdb.DS2, 0, BeatMapping.PAPERS), BeatLabel.S))
        .isEqualTo(1_837);
    assertThat(right(againstItself(Mitdb.DS2, 0, BeatMapping.BXB), BeatLabel.S)).isEqualTo(2_050);
  }

  /** A test that is the reference moved by up to the window pairs beat by beat. */
  @Test
  void staysTheSameWhenTheTestIsShifted() {
    List<Annotation> atr = Mitdb.atr("200");
    List<Annotation> late = new ArrayList<>();
    for (Annotation a : atr) {
      late.add(
          new Annotation(
              a.sampleIndex() + 20, a.code(), a.subtype(), a.channel(), a.number(), a.aux()));
    }
    BeatByBeat settings = BeatByBeat.standard(Mitdb.HERTZ, BeatMapping.BXB, Mitdb.END);
    BeatMatrix same = settings.compare(atr, atr).matrix();
    assertThat(settings.compare(atr, late).matrix()).isEqualTo(same);
    assertThat(settings.compare(late, atr).matrix().qrs().falseNegatives()).isZero();
  }
}
