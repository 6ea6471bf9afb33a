package io.github.clearbeat.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTimingTest {
  @TempDir private Path folder;

  private RecordTiming of(String header) throws IOException {
    return RecordTiming.of(Files.writeString(folder.resolve("r.hea"), header));
  }

  /** The forms of the record line in header(5). */
  @Test
  void theRecordLineIsEnough() throws IOException {
    assertThat(of("# first a comment\r\n\r\nr 0 360 650000\r\n"))
        .isEqualTo(new RecordTiming(360, OptionalLong.of(650000)));
    assertThat(of("r/3 2 125/10(0) 4000 12:00:00 01/02/2003\na 1000\nb 2000\n~ 1000\n"))
        .isEqualTo(new RecordTiming(125, OptionalLong.of(4000)));
    assertThat(of("r 2 257\nr.dat 999 what?\n"))
        .isEqualTo(new RecordTiming(257, OptionalLong.empty()));
    assertThat(of("r 0")).isEqualTo(new RecordTiming(250, OptionalLong.empty()));
  }

  @Test
  void whatIsNoRecordLineIsRefused() {
    assertThatThrownBy(() -> of("# nothing\n"))
        .isInstanceOf(MalformedInputException.class)
        .hasMessage(
            "r.hea:1: the header ends, expected a record line: name, signals, hertz, samples");
    assertThatThrownBy(() -> of("r\n"))
        .hasMessage("r.hea:1: found 'r', expected a record line: name, signals, hertz, samples");
    assertThatThrownBy(() -> of("\nr 2 fast 100\n"))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith("r.hea:2: the sampling rate is 'fast'");
  }
}
