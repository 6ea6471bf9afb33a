package io.github.clearbeat.study.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {
  /** Peak to peak 2 mV: S = 4 / 8. Noise of ±1 mV: N = 1. At 0 dB the gain is √0.5. */
  @Test
  void theGainFollowsFromPeakToPeakAndRms() {
    float[] signal = new float[1000];
    signal[500] = 1.5f;
    signal[501] = -0.5f;
    float[] noise = new float[1000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = i % 2 == 0 ? 1 : -1;
    }
    List<Annotation> beats = List.of(Annotation.of(500, AnnotationCode.NORMAL));
    assertThat(Noise.of(noise, 100).gain(signal, beats, 0)).isCloseTo(Math.sqrt(0.5), within(1e-9));
    assertThat(Noise.of(noise, 100).gain(signal, beats, 20))
        .isCloseTo(Math.sqrt(0.5) / 10, within(1e-9));
  }

  @Test
  void fiveMinutesAreCleanThenTwoNoisyAndTwoWithout() {
    float[] noise = {1, 2, 4};
    float[] added = Noise.of(noise, 1).added(700, 10);
    assertThat(added[299]).isZero();
    // Noise 1 at sample 300 (300 % 3 = 0) is where the offset takes up the step.
    assertThat(added[300]).isZero();
    assertThat(added[301]).isEqualTo(10);
    assertThat(added[302]).isEqualTo(30);
    assertThat(added[420]).isEqualTo(added[539]);
    assertThat(added[541]).isNotEqualTo(added[539]);
  }

  /**
   * What nst added to 118 at 6 dB is in 118e06; the noise itself was taken from 118e00, at 0 dB.
   */
  @Test
  void electrodeMotionAtSixDecibelsIsThatOfNst() throws IOException {
    Path root = DataRoot.folder();
    assumeThat(Files.isDirectory(root.resolve("nstdb/derived")))
        .as("nstdb and its derived noise under the data folder")
        .isTrue();
    BeatDataSet mitdb = BeatDataSet.mitdb(root);
    try (Recording clean = mitdb.open("118");
        Recording noisy = Recordings.open(root.resolve("nstdb/118e06.hea"));
        Recording noise = Recordings.open(root.resolve("nstdb/derived/em_from_118e00.hea"))) {
      float[] signal = clean.stretch(0, 0, clean.sampleCount()).toArray();
      float[] six = noisy.stretch(0, 0, noisy.sampleCount()).toArray();
      float[] zero = noise.stretch(0, 0, noise.sampleCount()).toArray();
      double gain = Noise.of(root, "em").gain(signal, mitdb.annotations("118"), 6);
      int first = 300 * 360;
      double squares = 0;
      for (int i = 0; i < 120 * 360; i++) {
        double added = six[first + i] - signal[first + i] - (six[first] - signal[first]);
        double error = added - gain * (zero[i] - zero[0]);
        squares += error * error;
      }
      // A unit of the files is 0.005 mV.
      assertThat(Math.sqrt(squares / (120 * 360))).isLessThan(0.01);
    }
  }
}
