package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo recording is what this test makes of record 233. Its command is in demo/README.md; with
 * {@code -Dclearbeat.demo.write=true} it writes the files instead of comparing them.
 */
class DemoRecordingTest {
  private static final Path DEMO = Path.of(System.getProperty("basedir", "."), "..", "demo");
  private static final String[] FILES = {"demo.hea", "demo.dat", "demo.atr"};
  private static final long FROM = 110 * 360;
  private static final long TO = FROM + 60 * 360;

  @TempDir Path folder;

  @Test
  void isAMinuteOfRecord233() throws IOException {
    Path source = DataFolder.part("mitdb").resolve("233");
    boolean write = Boolean.getBoolean("clearbeat.demo.write");
    Path target = write ? Files.createDirectories(DEMO) : folder;
    cut(source, target);
    for (String file : FILES) {
      assertThat(DEMO.resolve(file)).hasSameBinaryContentAs(target.resolve(file));
    }
  }

  @Test
  void canBeRead() throws IOException {
    try (Recording recording = Recordings.open(DEMO.resolve("demo"))) {
      Recordings.verify(recording);
      assertThat(recording.sampleCount()).isEqualTo(60 * 360);
      assertThat(recording.comments()).anyMatch(c -> c.contains("ODC-By 1.0"));
      AnnotationFacts marks = Recordings.facts(recording).annotations().get(0);
      assertThat(marks.byCode().get(AnnotationCode.NORMAL)).isEqualTo(63);
      assertThat(marks.byCode().get(AnnotationCode.PVC)).isEqualTo(39);
    }
  }

  private static void cut(Path source, Path target) throws IOException {
    try (Recording from = Recordings.open(source);
        WfdbWriter to =
            WfdbWriter.create(target.resolve("demo"), 212, from.hertz(), WfdbWriter.like(from))) {
      to.append(from, FROM, TO);
      to.finish(
          Optional.empty(),
          List.of(
              "One minute (1:50 to 2:50) of record 233, MIT-BIH Arrhythmia Database 1.0.0",
              "G. B. Moody, R. G. Mark; PhysioNet, https://doi.org/10.13026/C2F305; ODC-By 1.0"));
    }
    List<Annotation> marks = new ArrayList<>();
    for (Annotation mark : AnnotationFile.read(Path.of(source + ".atr")).annotations()) {
      if (mark.sampleIndex() < FROM && mark.code() == AnnotationCode.RHYTHM) {
        marks.clear(); // the rhythm in which the minute begins
        marks.add(shifted(mark, 0));
      } else if (mark.sampleIndex() >= FROM && mark.sampleIndex() < TO) {
        marks.add(shifted(mark, mark.sampleIndex() - FROM));
      }
    }
    AnnotationFile.write(target.resolve("demo.atr"), 360, marks);
  }

  private static Annotation shifted(Annotation mark, long sampleIndex) {
    return new Annotation(
        sampleIndex, mark.code(), mark.subtype(), mark.channel(), mark.number(), mark.aux());
  }
}
