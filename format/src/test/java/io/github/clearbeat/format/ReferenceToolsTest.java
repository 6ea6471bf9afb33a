package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What WFDB's own tools print for the same files; the commands stand in the data folder's
 * GOLDEN.md.
 */
class ReferenceToolsTest {
  /**
   * The columns: golden file, record, first sample, the signals printed, whether in physical units.
   * The tools end with the last frame that no skew reaches beyond.
   */
  @ParameterizedTest
  @CsvSource({
    "record-1a, test01_00s, 0, 0 1 2 3, false",
    "record-1b, a103l, 12500, 2 0, true",
    "record-1c, a103l, 20000, 0 1, false",
    "record-2b, 100, 1, 1, false",
    "record-2c, 100_3chan, 0, 0 1 2, true",
    "record-3b, s0010_re, 5000, 13 0 4 8 3, true",
    "record-4a, test01_00s_skewframe, 0, 0 1 2, false",
    "record-4b, 03700181, 0, 0 1 2, false",
    "record-4c, 03700181, 1000, 0 2, true",
  })
  void samplesAreThoseThatRdsampPrints(
      String golden, String name, int from, String signals, boolean physical) throws IOException {
    Path folder = DataFolder.part("formats");
    List<String> lines = Files.readAllLines(folder.resolve("target-output").resolve(golden));
    String[] chosen = signals.strip().split(" ");
    try (WfdbRecording recording = (WfdbRecording) Recordings.open(folder.resolve(name))) {
      for (int column = 0; column < chosen.length; column++) {
        int lead = Integer.parseInt(chosen[column]);
        SignalLine line = recording.header().signals().get(lead);
        float[] found = recording.stretch(lead, from, from + lines.size()).toArray();
        for (int i = 0; i < found.length; i++) {
          double expected = Double.parseDouble(lines.get(i).strip().split("\\s+")[column]);
          double value = found[i] / Units.factor(line.units());
          if (!physical) {
            value = Math.rint(value * line.gain()) + line.baseline();
          }
          double tolerance = physical ? 1e-6 * Math.max(1, Math.abs(expected)) : 0;
          if (!(Math.abs(value - expected) <= tolerance)) {
            assertThat(value).as("%s line %d column %d", golden, i, column).isEqualTo(expected);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"ann-1, 100.atr", "ann-2, 12726.anI", "ann-3, 1003.atr"})
  void annotationsAreThoseThatRdannPrints(String golden, String file) throws IOException {
    Path folder = DataFolder.part("formats");
    List<String> printed = Files.readAllLines(folder.resolve("target-output").resolve(golden));
    List<Annotation> found = AnnotationFile.read(folder.resolve(file)).annotations();
    assertThat(found).hasSameSizeAs(printed);
    for (int i = 0; i < found.size(); i++) {
      // the first column is the time
      String expected = oneSpace(printed.get(i)).replaceFirst("\\S+ ", "");
      assertThat(line(found.get(i))).as("%s line %d", golden, i).isEqualTo(expected);
    }
  }

  @Test
  void skewedSignalsEndWithMissingSamples() throws IOException {
    Path folder = DataFolder.part("formats");
    try (WfdbRecording recording = (WfdbRecording) Recordings.open(folder.resolve("100skew"))) {
      float[] end = recording.stretch(1, 649_996, 650_000).toArray();
      assertThat(end[0]).isNotNaN();
      assertThat(end[1]).isNaN();
      assertThat(end[3]).isNaN();
    }
  }

  @Test
  void intervalsBeyond31BitsAreRead() throws IOException {
    Path file = DataFolder.part("formats").resolve("huge.qrs");
    List<Annotation> found = AnnotationFile.read(file).annotations();
    // four intervals of 2^31 - 1 and one of 0x540be404, as the bytes of the file say
    assertThat(found).containsExactly(Annotation.of(10_000_000_000L, AnnotationCode.NORMAL));
  }

  private static String line(Annotation a) {
    return oneSpace(
        String.join(
            " ",
            Long.toString(a.sampleIndex()),
            a.code().mnemonic(),
            Integer.toString(a.subtype()),
            Integer.toString(a.channel()),
            Integer.toString(a.number()),
            a.aux()));
  }

  private static String oneSpace(String text) {
    return text.replaceAll("[\\s\\x00]+", " ").strip();
  }
}
