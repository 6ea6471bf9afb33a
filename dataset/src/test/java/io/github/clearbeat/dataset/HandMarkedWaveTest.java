package io.github.clearbeat.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandMarkedWaveTest {
  @Test
  void aWaveWithOneLimitIsLeftOut() {
    List<HandMarkedWave> waves =
        HandMarkedWave.of(
            List.of(
                Annotation.of(100, AnnotationCode.WAVE_ON),
                Annotation.of(120, AnnotationCode.P_WAVE),
                Annotation.of(150, AnnotationCode.WAVE_OFF),
                Annotation.of(180, AnnotationCode.NORMAL),
                Annotation.of(200, AnnotationCode.WAVE_OFF),
                Annotation.of(300, AnnotationCode.WAVE_ON),
                Annotation.of(330, AnnotationCode.T_WAVE),
                Annotation.of(400, AnnotationCode.WAVE_OFF)),
            500);
    assertThat(waves)
        .containsExactly(
            new HandMarkedWave(HandMarkedWave.Kind.P, 0.2, 0.3),
            new HandMarkedWave(HandMarkedWave.Kind.T, 0.6, 0.8));
  }

  /** The first marks of record 1, lead II, read from the bytes by hand. */
  @Test
  void record1IsAsItsFileSays() throws IOException {
    Path root = DataRoot.folder();
    assumeThat(Files.isDirectory(root.resolve("ludb")))
        .as("the Lobachevsky University Database is not in %s", root)
        .isTrue();
    List<HandMarkedWave> waves = HandMarkedWave.ludb(root, "1", "II");
    assertThat(waves.subList(0, 3))
        .containsExactly(
            new HandMarkedWave(HandMarkedWave.Kind.QRS, 644 / 500.0, 682 / 500.0),
            new HandMarkedWave(HandMarkedWave.Kind.T, 776 / 500.0, 878 / 500.0),
            new HandMarkedWave(HandMarkedWave.Kind.P, 1250 / 500.0, 1302 / 500.0));
  }
}
