package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.clearbeat.study.Trainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Training in a virtual machine of its own, which ends before the training does. */
@Timeout(300)
class KillTest {
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  private Process start(Path checkpoint, String epoch, String what) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            checkpoint.toString(),
            epoch,
            what)
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }

  private BufferedReader untilReady(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    assertThat(out.readLine()).as(() -> "the child's errors are in " + folder).isEqualTo("ready");
    return out;
  }

  @Test
  void afterAKillTheResultIsThatOfAnUninterruptedTraining() throws Exception {
    Path checkpoint = folder.resolve("killed.checkpoint");
    Process process = start(checkpoint, "3", "wait");
    untilReady(process);
    process.destroyForcibly();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(checkpoint).exists();

    Trainer trainer = new LibTorchTrainer();
    int[] firstEpoch = {0};
    Trainer.Watcher watcher =
        new Trainer.Watcher() {
          @Override
          public void step(int epoch, int epochs, int example, int examples, double loss) {
            firstEpoch[0] = firstEpoch[0] == 0 ? epoch : firstEpoch[0];
          }
        };
    Trainer.Trained resumed = trainer.train(Child.task(checkpoint, Child.EPOCHS), watcher);
    assertThat(firstEpoch[0]).isEqualTo(3);
    Trainer.Trained whole = trainer.train(Child.task(null, Child.EPOCHS), Trainer.Watcher.NONE);
    assertThat(resumed.weights().sha256()).isEqualTo(whole.weights().sha256());
    assertThat(resumed.history()).isEqualTo(whole.history());
  }

  @Test
  void aVirtualMachineToldToEndStopsTrainingFirst() throws Exception {
    assumeThat(OS.current()).as("Windows ends processes without a word").isNotEqualTo(OS.WINDOWS);
    Path checkpoint = folder.resolve("terminated.checkpoint");
    Process process = start(checkpoint, "2", "go");
    BufferedReader out = untilReady(process);
    process.toHandle().destroy(); // leaves the streams open
    assertThat(out.readLine()).isEqualTo("stopped");
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
    assertThat(folder.resolve("hs_err.log")).doesNotExist();
  }
}
