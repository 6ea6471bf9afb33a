package io.github.clearbeat.beat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.evaluation.Detection;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.signal.Resampler;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The detector against reference annotations: figures that may rise and not fall, and changes of a
 * recording that must not change its beats. Skipped where the databases are absent.
 */
class RPeakDatabaseTest {
  private static final String DS2 =
      "100 103 105 111 113 117 121 123 200 202 210 212 213 214 219 221 222 228 231 232 233 234";
  private static final int EVERY = 6; // of the records, where all would take too long
  private static final double FROM_SECONDS = 300;

  @Test
  void theArrhythmiaDatabaseIsReadAsWellAsBefore() throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    DetectionTable table = DetectionTable.of(mitdb, names(mitdb, 1), 0, FROM_SECONDS);
    Detection[] total = table.total();
    assertAtLeast(total[0], 99.87, 99.92);
    assertAtLeast(total[1], 99.55, 99.60);
    assertAtLeast(total[2], 98.04, 98.09);
    Detection[] unseen = table.total(List.of(DS2.split(" ")));
    assertAtLeast(unseen[0], 99.93, 99.88);
  }

  @ParameterizedTest
  @CsvSource({"118e24, 99.9, 99.9", "118e06, 94.9, 92.7", "118e00, 79.4, 80.5"})
  void noiseCostsNoMoreThanBefore(String record, double sensitivity, double predictivity)
      throws IOException {
    Path nstdb = DataFolder.part("nstdb");
    DetectionTable table = DetectionTable.of(nstdb, List.of(record), 0, FROM_SECONDS);
    assertAtLeast(table.total()[0], sensitivity, predictivity);
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 128, 200, 250, 500, 1000})
  void theRateDoesNotMatter(double hertz) throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    DetectionTable own = new DetectionTable();
    DetectionTable other = new DetectionTable();
    for (String name : names(mitdb, EVERY)) {
      Samples samples = DataFolder.lead(mitdb.resolve(name), 0).slice(0, 600 * 360);
      List<Annotation> reference = DataFolder.annotations(mitdb.resolve(name), "atr");
      own.add(name, reference, DetectionTable.detect(samples), samples, FROM_SECONDS);
      Samples resampled = resampled(samples, hertz);
      List<Annotation> moved = moved(reference, hertz / samples.hertz());
      other.add(name, moved, DetectionTable.detect(resampled), resampled, FROM_SECONDS);
    }
    assertThat(errors(other.total()[0])).isLessThanOrEqualTo(errors(own.total()[0]) + 8);
    assertThat(errors(other.total()[1])).isLessThanOrEqualTo(errors(own.total()[1]) + 20);
    assertThat(errors(other.total()[2])).isLessThan(errors(own.total()[2]) + own.beats() / 20);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.2f, 0.5f, 2, 5, -1})
  void gainAndPolarityDoNotMatter(float gain) throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    DetectionTable own = new DetectionTable();
    DetectionTable other = new DetectionTable();
    for (String name : names(mitdb, EVERY)) {
      Samples samples = DataFolder.lead(mitdb.resolve(name), 0);
      List<Annotation> reference = DataFolder.annotations(mitdb.resolve(name), "atr");
      List<Annotation> beats = DetectionTable.detect(samples);
      List<Annotation> others = DetectionTable.detect(SyntheticLead.scaled(samples, gain));
      if (gain == -1) {
        assertThat(others).as(name).isEqualTo(beats);
      }
      own.add(name, reference, beats, samples, FROM_SECONDS);
      other.add(name, reference, others, samples, FROM_SECONDS);
    }
    assertThat(errors(other.total()[0])).isLessThanOrEqualTo(errors(own.total()[0]) + 20);
  }

  /** Of stretches of two seconds all beats but 1.5 %, the first and the last included. */
  @Test
  void twoSecondsAreEnough() throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    int beats = 0;
    int missed = 0;
    int firsts = 0;
    int missedFirsts = 0;
    int extra = 0;
    for (String name : names(mitdb, EVERY)) {
      Samples samples = DataFolder.lead(mitdb.resolve(name), 0);
      long[] peaks = QrsTraining.beats(DataFolder.annotations(mitdb.resolve(name), "atr"));
      for (int from = 3_600; from + 720 < samples.length(); from += 7_200) {
        List<Annotation> found =
            DetectionTable.detect(
                Samples.of(samples.slice(from, from + 720).toArray(), samples.hertz()));
        int begin = from + 36;
        int end = from + 720 - 36;
        long[] inside = Arrays.stream(peaks).filter(at -> at >= begin && at < end).toArray();
        for (int i = 0; i < inside.length; i++) {
          boolean isMissed = !isNear(found, inside[i] - from);
          missed += isMissed ? 1 : 0;
          missedFirsts += isMissed && (i == 0 || i == inside.length - 1) ? 1 : 0;
          firsts += i == 0 || i == inside.length - 1 ? 1 : 0;
        }
        beats += inside.length;
        for (Annotation beat : found) {
          long at = beat.sampleIndex() + from;
          extra += Arrays.stream(peaks).noneMatch(peak -> Math.abs(peak - at) <= 54) ? 1 : 0;
        }
      }
    }
    assertThat(beats).isGreaterThan(1_000);
    assertThat((double) missed / beats).isLessThan(0.015);
    assertThat((double) missedFirsts / firsts).isLessThan(0.02);
    assertThat((double) extra / beats).isLessThan(0.015);
  }

  /** Twenty seconds of noise as loud as ten beats: a second later all is as if it had not been. */
  @Test
  void loudNoiseIsForgottenAfterASecond() throws IOException {
    Path mitdb = DataFolder.part("mitdb");
    int beats = 0;
    int missed = 0;
    for (String name : names(mitdb, EVERY)) {
      Samples lead = DataFolder.lead(mitdb.resolve(name), 0);
      long[] peaks = QrsTraining.beats(DataFolder.annotations(mitdb.resolve(name), "atr"));
      for (int from = 36_000; from + 7_200 < lead.length(); from += 90_000) {
        Samples noise = SyntheticLead.noise(360, 20, 5, from);
        List<Annotation> found =
            DetectionTable.detect(SyntheticLead.joined(noise, lead.slice(from, from + 7_200)));
        int begin = from + 360;
        int end = from + 7_200 - 54;
        int shift = noise.length() - from;
        beats += (int) Arrays.stream(peaks).filter(at -> at >= begin && at < end).count();
        missed +=
            (int)
                Arrays.stream(peaks)
                    .filter(at -> at >= begin && at < end && !isNear(found, at + shift))
                    .count();
      }
    }
    assertThat(beats).isGreaterThan(1_000);
    assertThat((double) missed / beats).isLessThan(0.01);
  }

  /** Muscle noise and electrode wander without a heart: no beats where it is called analysable. */
  @ParameterizedTest
  @CsvSource({"bw, 6", "ma, 4"})
  void recordedNoiseIsNotPepperedWithBeats(String record, double perMinute) throws IOException {
    Path nstdb = DataFolder.part("nstdb");
    for (int lead = 0; lead < 2; lead++) {
      Samples noise = DataFolder.lead(nstdb.resolve(record), lead);
      double minutes = noise.length() / noise.hertz() / 60;
      assertThat(DetectionTable.detect(noise).size() / minutes).isLessThan(perMinute + 1);
    }
  }

  private static List<String> names(Path folder, int every) throws IOException {
    List<String> all = DataFolder.names(folder, ".atr");
    return all.stream().filter(name -> all.indexOf(name) % every == 0).toList();
  }

  private static void assertAtLeast(Detection found, double sensitivity, double predictivity) {
    assertThat(100 * found.sensitivity()).as("sensitivity").isGreaterThanOrEqualTo(sensitivity);
    assertThat(100 * found.positivePredictivity()).as("+P").isGreaterThanOrEqualTo(predictivity);
  }

  private static long errors(Detection found) {
    return found.falseNegatives() + found.falsePositives();
  }

  private static boolean isNear(List<Annotation> found, long at) {
    return found.stream().anyMatch(beat -> Math.abs(beat.sampleIndex() - at) <= 54);
  }

  private static Samples resampled(Samples samples, double hertz) {
    Resampler resampler = Resampler.between(samples.hertz(), hertz);
    float[] values = new float[(int) Math.ceil(samples.length() * hertz / samples.hertz()) + 1];
    int[] count = {0};
    Consumer<Samples> take =
        block -> {
          block.copyTo(0, values, count[0], block.length());
          count[0] += block.length();
        };
    resampler.push(samples, take);
    resampler.finish(take);
    return Samples.of(Arrays.copyOf(values, count[0]), hertz);
  }

  private static List<Annotation> moved(List<Annotation> annotations, double factor) {
    return annotations.stream()
        .map(
            mark ->
                new Annotation(
                    Math.round(mark.sampleIndex() * factor),
                    mark.code(),
                    mark.subtype(),
                    mark.channel(),
                    mark.number(),
                    mark.aux()))
        .toList();
  }
}
