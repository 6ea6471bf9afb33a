package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole MIT-BIH Arrhythmia Database, against its published counts and header checksums. */
class MitdbTest {
  @TempDir Path folder;

  @Test
  void annotationCountsAreThePublishedOnes() throws IOException {
    Map<String, Integer> beats = new TreeMap<>();
    int all = 0;
    for (Path file : DataFolder.files(DataFolder.part("mitdb"), ".atr")) {
      for (Annotation annotation : AnnotationFile.read(file).annotations()) {
        all++;
        if (annotation.code().isBeat()) {
          beats.merge(annotation.code().mnemonic(), 1, Integer::sum);
        }
      }
    }
    assertThat(all).isEqualTo(112_647);
    assertThat(beats.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(109_494);
    Map<String, Integer> expected = new TreeMap<>();
    String counts =
        "N 75052, L 8075, R 7259, V 7130, / 7028, A 2546, f 982, F 803, j 229, a 150, E 106, J 83,"
            + " Q 33, e 16, S 2";
    for (String count : counts.split(", ")) {
      expected.put(count.split(" ")[0], Integer.parseInt(count.split(" ")[1]));
    }
    assertThat(beats).isEqualTo(expected);
  }

  @Test
  void annotationFilesAreWrittenBackByteForByte() throws IOException {
    for (Path file : DataFolder.files(DataFolder.part("mitdb"), ".atr")) {
      Path copy = folder.resolve(file.getFileName());
      AnnotationFile.read(file).writeTo(copy);
      assertThat(Files.readAllBytes(copy)).as("%s", file).isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void rhythmsAreReadWithoutTheirNul() throws IOException {
    AnnotationFile file = AnnotationFile.read(DataFolder.part("mitdb").resolve("100.atr"));
    assertThat(file.hertz()).isEmpty();
    assertThat(file.annotations().get(0))
        .isEqualTo(new Annotation(18, AnnotationCode.RHYTHM, 0, 0, 0, "(N"));
    assertThat(file.annotations().get(1)).isEqualTo(Annotation.of(77, AnnotationCode.NORMAL));
  }

  @Test
  void samplesAreThoseOfTheDatabase() throws IOException {
    try (Recording recording = Recordings.open(DataFolder.part("mitdb").resolve("100"))) {
      assertThat(recording.sampleCount()).isEqualTo(650_000);
      assertThat(recording.hertz()).isEqualTo(360);
      assertThat(recording.leads().get(0).name()).isEqualTo("MLII");
      assertThat(recording.leads().get(1).name()).isEqualTo("V5");
      // rdsamp -r 100 -P: the first sample is -0.145 and -0.065 mV
      assertThat(recording.stretch(0, 0, 1).millivolts(0)).isEqualTo(-0.145f);
      assertThat(recording.stretch(1, 0, 1).millivolts(0)).isEqualTo(-0.065f);
    }
  }

  @Test
  void headerChecksumsOfAllSignalsAreRight() throws IOException {
    int signals = 0;
    for (Path header : DataFolder.files(DataFolder.part("mitdb"), ".hea")) {
      try (Recording recording = Recordings.open(header)) {
        for (SignalFacts signal : Recordings.facts(recording).signals()) {
          assertThat(signal.checksum()).as("%s", header).isEqualTo(SignalFacts.Checksum.RIGHT);
          assertThat(signal.firstFound()).as("%s", header).isEqualTo(signal.firstStated());
          signals++;
        }
        Recordings.verify(recording);
      }
    }
    assertThat(signals).isEqualTo(96);
  }

  @Test
  void aDayOfTwoLeadsIsReadInSecondsAndLittleMemory() throws IOException {
    Path record = folder.resolve("day");
    Path source = DataFolder.part("mitdb").resolve("100");
    try (Recording from = Recordings.open(source);
        WfdbWriter to = WfdbWriter.create(record, 212, 360, WfdbWriter.like(from))) {
      for (int part = 0; part < 48; part++) {
        to.append(from, 0, 648_000);
      }
      to.finish(Optional.empty(), List.of());
    }
    try (Recording day = Recordings.open(record)) {
      assertThat(day.sampleCount()).isEqualTo(24L * 3600 * 360);
      double[] sum = {0};
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      day.read(1, 0, day.sampleCount(), block -> sum[0] += block.millivolts(0));
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      double seconds = (end - start) / 1e9;
      // of processor time, a tenth of it as a rule; catches what is slow by an order of magnitude
      assertThat(seconds).isLessThan(5);
      Recordings.verify(day);
    }
  }
}
