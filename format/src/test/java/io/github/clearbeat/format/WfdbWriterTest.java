package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WfdbWriterTest {
  @TempDir Path folder;

  @Test
  void aRecordIsWrittenAsTheDatabaseHasIt() throws IOException {
    try (Recording from = Recordings.open(Fixtures.passed("mitdb100"));
        WfdbWriter to =
            WfdbWriter.create(folder.resolve("copy"), 212, 360, WfdbWriter.like(from))) {
      to.append(from, 0, 1001);
      to.append(from, 1001, 3600);
      to.finish(Optional.empty(), List.of("a\ncomment"));
    }
    assertThat(folder.resolve("copy.dat")).hasSameBinaryContentAs(Fixtures.passed("mitdb100.dat"));
    String header = Files.readString(Fixtures.passed("mitdb100.hea"));
    String first = header.replaceAll("(?s).* (-?\\d+) 0 MLII.*", "$1");
    String second = header.replaceAll("(?s).* (-?\\d+) 0 V5.*", "$1");
    assertThat(Files.readString(folder.resolve("copy.hea")))
        .isEqualTo(
            "copy 2 360 3600\n"
                + ("copy.dat 212 200(1024)/mV 11 1024 995 " + first + " 0 MLII\n")
                + ("copy.dat 212 200(1024)/mV 11 1024 1011 " + second + " 0 V5\n")
                + "# a comment\n");
    assertThat(DataFolder.files(folder, "")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 212})
  void anySamplesAreReadAsTheyWereWritten(int format) throws IOException {
    Random random = new Random(format);
    int count = 50_001; // odd, and more than a block
    float[][] values = new float[3][count];
    for (float[] lead : values) {
      for (int i = 0; i < count; i++) {
        lead[i] = random.nextInt(50) == 0 ? Float.NaN : (random.nextInt(4095) - 2047) / 200f;
      }
    }
    Path record = folder.resolve("any");
    LocalDateTime start = LocalDateTime.of(2001, 2, 3, 4, 5, 6, 7_000_000);
    List<WrittenSignal> signals =
        List.of(
            WrittenSignal.millivolts("a", 200),
            WrittenSignal.millivolts("", 200),
            WrittenSignal.millivolts("c c", 200));
    try (WfdbWriter to = WfdbWriter.create(record, format, 128.25, signals)) {
      to.write(values, 1);
      float[][] rest = new float[3][];
      for (int lead = 0; lead < 3; lead++) {
        rest[lead] = Arrays.copyOfRange(values[lead], 1, count);
      }
      to.write(rest, count - 1);
      to.finish(Optional.of(start), List.of());
    }
    try (Recording read = Recordings.open(record)) {
      Recordings.verify(read);
      assertThat(read.hertz()).isEqualTo(128.25);
      assertThat(read.start()).hasValue(start);
      assertThat(read.leads().get(2).name()).isEqualTo("c c");
      for (int lead = 0; lead < 3; lead++) {
        assertThat(read.stretch(lead, 0, count).toArray()).isEqualTo(values[lead]);
        // three leads in pairs of samples: every other frame begins inside a pair
        assertThat(read.stretch(lead, 777, 40_001).toArray())
            .isEqualTo(Arrays.copyOfRange(values[lead], 777, 40_001));
      }
    }
  }

  @Test
  void whatIsNotFinishedLeavesNothing() throws IOException {
    List<WrittenSignal> one = List.of(WrittenSignal.millivolts("II", 200));
    try (WfdbWriter to = WfdbWriter.create(folder.resolve("half"), 212, 360, one)) {
      to.write(new float[][] {{1, 2, 3}}, 3);
      assertThatThrownBy(() -> to.write(new float[][] {{20}}, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("20.0 mV does not fit format 212");
    }
    assertThat(DataFolder.files(folder, "")).isEmpty();
  }

  @Test
  void aNameThatNoHeaderCanHoldIsRefused() {
    List<WrittenSignal> one = List.of(WrittenSignal.millivolts("II", 200));
    assertThatThrownBy(() -> WfdbWriter.create(folder.resolve("a b"), 16, 360, one))
        .hasMessageStartingWith("a b: a WFDB record cannot have this name");
  }
}
