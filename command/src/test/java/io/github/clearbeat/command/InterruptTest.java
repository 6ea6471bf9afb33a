package io.github.clearbeat.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    List<String> command = new ArrayList<>(interruptible());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("bench", "--hours", "1"));
    Process process = new ProcessBuilder(command).start();
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
      for (ProcessHandle child : children) {
        // Told to end before its parent ends, it may take a moment longer.
        assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
      }
      assertThat(folder).isEmptyDirectory();
    }
  }

  private static void interrupt(Process process) throws Exception {
    String kill = "kill -INT " + process.pid();
    assertThat(new ProcessBuilder("sh", "-c", kill).inheritIO().start().waitFor()).isZero();
  }

  /**
   * What starts a process that interrupts reach. A shell starts what runs in its background with
   * interrupts ignored, and that is inherited; {@code env} of GNU can end it.
   */
  private static List<String> interruptible() throws Exception {
    assumeFalse(OS.current() == OS.WINDOWS, "Windows has no signals");
    List<String> env = List.of("env", "--default-signal=INT");
    List<String> trial = new ArrayList<>(env);
    trial.add("true");
    if (new ProcessBuilder(trial).start().waitFor() == 0) {
      return env;
    }
    assumeFalse(ignored(), "interrupts are ignored, as tests run in the background of a shell");
    return List.of();
  }

  private static boolean ignored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        long mask = Long.parseUnsignedLong(line.replaceFirst("SigIgn:\\s*", ""), 16);
        return (mask & 1L << INTERRUPT - 1) != 0;
      }
    }
    return false;
  }
}
