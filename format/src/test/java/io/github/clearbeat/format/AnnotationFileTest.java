package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationFileTest {
  @TempDir Path folder;

  @Test
  void everyFieldIsRead() throws IOException {
    AnnotationFile file = AnnotationFile.read(Fixtures.passed("fields.atr"));
    assertThat(file.hertz()).hasValue(500);
    assertThat(file.annotations())
        .containsExactly(
            Annotation.of(1023, AnnotationCode.NORMAL),
            new Annotation(71_023, AnnotationCode.RHYTHM, 0, 0, 0, "(AFIB"),
            new Annotation(71_030, AnnotationCode.PVC, -3, 200, -128, ""),
            // CHN and NUM stay until changed, SUB does not
            new Annotation(71_030, AnnotationCode.USER_42, 127, 200, -128, ""),
            new Annotation(71_031, AnnotationCode.UNASSIGNED_17, 0, 0, -128, "été"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fields.atr", "mitdb100.atr"})
  void whatWasReadIsWrittenBackByteForByte(String name) throws IOException {
    Path copy = folder.resolve(name);
    AnnotationFile.read(Fixtures.passed(name)).writeTo(copy);
    assertThat(copy).hasSameBinaryContentAs(Fixtures.passed(name));
  }

  @Test
  void anyAnnotationsAreReadAsTheyWereWritten() throws IOException {
    Random random = new Random(7);
    AnnotationCode[] codes = AnnotationCode.values();
    List<Annotation> written = new ArrayList<>();
    long sampleIndex = 0;
    for (int i = 0; i < 2000; i++) {
      sampleIndex += random.nextInt(10) == 0 ? random.nextInt(1 << 30) : random.nextInt(1100);
      written.add(
          new Annotation(
              sampleIndex,
              codes[random.nextInt(codes.length)],
              random.nextInt(256) - 128,
              random.nextInt(256),
              random.nextInt(256) - 128,
              "x".repeat(random.nextInt(4))));
    }
    Path file = folder.resolve("any.qrs");
    AnnotationFile.write(file, 250.5, written);
    AnnotationFile read = AnnotationFile.read(file);
    assertThat(read.hertz()).hasValue(250.5);
    assertThat(read.annotations()).isEqualTo(written);
    assertThat(DataFolder.files(folder, "")).containsExactly(file);
  }

  @Test
  void beforeSampleZeroNothingIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("kept.qrs"), "kept");
    List<Annotation> unordered =
        List.of(Annotation.of(5, AnnotationCode.NORMAL), Annotation.of(4, AnnotationCode.NORMAL));
    assertThatThrownBy(() -> AnnotationFile.write(file, 360, unordered))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(DataFolder.files(folder, "")).containsExactly(file);
    assertThat(file).hasContent("kept");
  }

  @Test
  void annotationsOutOfOrderAreSortedAndToldOf() throws IOException {
    // N at 10, then an interval of -6 and V
    byte[] bytes = {10, 4, 0, (byte) 0xEC, -1, -1, -6, -1, 0, 20, 0, 0};
    Path file = Files.write(folder.resolve("back.atr"), bytes);
    assertThat(AnnotationFile.read(file).annotations())
        .containsExactly(
            Annotation.of(4, AnnotationCode.PVC), Annotation.of(10, AnnotationCode.NORMAL));
    assertThat(AnnotationFile.read(file).disorder())
        .contains("annotation 2 stands at sample 4, after one at 10");
    AnnotationFile.write(file, 360, AnnotationFile.read(file).annotations());
    assertThat(AnnotationFile.read(file).disorder()).isEmpty();
  }
}
