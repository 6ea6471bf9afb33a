package io.github.clearbeat.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.evaluation.WaveByWave.Fiducial;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaveByWaveTest {
  private static MarkedWave p(long onset, long peak, long offset) {
    return new MarkedWave(WaveKind.P, onset, peak, offset);
  }

  private static MarkedWave qrs(long onset, long peak, long offset) {
    return new MarkedWave(WaveKind.QRS, onset, peak, offset);
  }

  /** At 500 Hz the window is 75 samples, both ends in it. */
  @Test
  void whatIsNearIsFoundAndWhatIsFarIsMissedAndInvented() {
    List<MarkedWave> marked =
        List.of(p(1000, 1040, 1080), qrs(1150, 1170, 1200), p(1500, 1540, 1580));
    List<MarkedWave> found =
        List.of(p(1004, 1040, 1155), qrs(1148, 1171, 1200), p(1576, 1580, 1581));
    WaveByWave result = WaveByWave.compare(marked, found, 500);
    FiducialErrors onset = result.of(WaveKind.P, Fiducial.ONSET);
    assertThat(onset.detection()).isEqualTo(new Detection(1, 1, 1)); // 76 samples off
    assertThat(onset.meanMillis()).isEqualTo(8);
    FiducialErrors offset = result.of(WaveKind.P, Fiducial.OFFSET);
    assertThat(offset.detection()).isEqualTo(new Detection(2, 0, 0)); // 75 and 1
    assertThat(offset.meanMillis()).isEqualTo((150 + 2) / 2.0);
    assertThat(offset.deviationMillis()).isCloseTo(148 / Math.sqrt(2), within(1e-9));
    FiducialErrors complex = result.of(WaveKind.QRS, Fiducial.ONSET);
    assertThat(complex.detection()).isEqualTo(new Detection(1, 0, 0));
    assertThat(complex.meanMillis()).isEqualTo(-4);
    assertThat(complex.deviationMillis()).isNaN();
  }

  /** What stands before the first mark or behind the last is not judged, but may be a partner. */
  @Test
  void onlyTheMarkedStretchCountsInventions() {
    List<MarkedWave> marked = List.of(qrs(1000, 1020, 1040), qrs(1400, 1420, 1440));
    List<MarkedWave> found =
        List.of(p(800, 820, 840), qrs(990, 1020, 1040), p(1300, 1320, 1340), p(1500, 1520, 1540));
    WaveByWave result = WaveByWave.compare(marked, found, 500);
    assertThat(result.of(WaveKind.P, Fiducial.PEAK).detection()).isEqualTo(new Detection(0, 0, 1));
    assertThat(result.of(WaveKind.QRS, Fiducial.ONSET).detection())
        .isEqualTo(new Detection(1, 1, 0));
  }

  @Test
  void theNearestPairGoesFirstAndNobodyIsInTwo() {
    List<MarkedWave> marked = List.of(p(100, 100, 100), p(150, 150, 150));
    List<MarkedWave> found = List.of(p(140, 140, 140));
    FiducialErrors errors = WaveByWave.compare(marked, found, 500).of(WaveKind.P, Fiducial.PEAK);
    assertThat(errors.detection()).isEqualTo(new Detection(1, 1, 0));
    assertThat(errors.meanMillis()).isEqualTo(-20);
  }

  @Test
  void aFiducialThatIsNotMarkedIsNeitherMissedNorInvented() {
    List<MarkedWave> marked =
        List.of(p(MarkedWave.NOT_MARKED, 100, 120), p(0, 10, 20), p(300, 320, 340));
    List<MarkedWave> found = List.of(p(90, 100, 120), p(0, 10, 20), p(300, 320, 340));
    WaveByWave result = WaveByWave.compare(marked, found, 500);
    assertThat(result.of(WaveKind.P, Fiducial.ONSET).detection()).isEqualTo(new Detection(2, 0, 0));
    assertThat(result.of(WaveKind.P, Fiducial.PEAK).detection()).isEqualTo(new Detection(3, 0, 0));
  }

  @Test
  void sumsAreThoseOfBoth() {
    WaveByWave one = WaveByWave.compare(List.of(p(0, 10, 20)), List.of(p(1, 10, 20)), 1000);
    WaveByWave two = WaveByWave.compare(List.of(p(0, 10, 20)), List.of(p(4, 10, 20)), 1000);
    FiducialErrors sum = one.plus(two).plus(WaveByWave.none()).of(WaveKind.P, Fiducial.ONSET);
    assertThat(sum.detection()).isEqualTo(new Detection(2, 0, 0));
    assertThat(sum.meanMillis()).isEqualTo(2.5);
    assertThat(sum.deviationMillis()).isCloseTo(Math.sqrt(4.5), within(1e-12));
  }
}
