package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process that is told to end in the middle of a long command. */
@Timeout(120)
class InterruptTest {
  private static final int INTERRUPT = 2;
  private static final int INTERRUPTED = 130;

  @TempDir Path folder;

  @Test
  void anInterruptedCommandSaysSoEndsWith130AndLeavesNothing() throws Exception {
    assumeInterruptsArrive();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "bench",
                "--hours",
                "1")
            .start();
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      List<String> said = new ArrayList<>();
      do {
        said.add(err.readLine());
      } while (!said.get(said.size() - 1).startsWith("clearbeat: running"));
      while (process.children().findAny().isEmpty()) {
        assertThat(process.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      List<ProcessHandle> children = process.children().toList();
      interrupt(process);
      List<String> last = err.lines().toList();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
      assertThat(last).containsExactly("clearbeat: interrupted");
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(folder).isEmptyDirectory();
    }
  }

  private static void interrupt(Process process) throws Exception {
    String kill = "kill -INT " + process.pid();
    assertThat(new ProcessBuilder("sh", "-c", kill).inheritIO().start().waitFor()).isZero();
  }

  /** A shell starts what runs in the background with interrupts ignored; that is inherited. */
  private static void assumeInterruptsArrive() throws IOException {
    assumeThat(OS.current()).as("Windows has no signals").isNotEqualTo(OS.WINDOWS);
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      String ignored =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("SigIgn:"))
              .map(line -> line.replaceFirst("SigIgn:\\s*", ""))
              .findFirst()
              .orElse("0");
      long mask = Long.parseUnsignedLong(ignored, 16);
      assumeThat(mask & 1L << INTERRUPT - 1)
          .as("interrupts are ignored here, as tests run in the background of a shell")
          .isZero();
    }
  }
}
