package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibTorchTrainerTest {
  private static final Examples TRAINING = Bumps.examples(300, 1);
  private static final Examples VALIDATION = Bumps.examples(150, 2);

  @TempDir Path folder;

  private final Trainer trainer = new LibTorchTrainer();

  private static Trainer.Task task(Plan plan, long seed, Path checkpoint) {
    return new Trainer.Task(
        Bumps.spec(),
        TRAINING,
        Optional.of(VALIDATION),
        plan,
        seed,
        Optional.ofNullable(checkpoint));
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(Trainer.class)).hasAtLeastOneElementOfType(LibTorchTrainer.class);
    assertThat(trainer.engine()).startsWith("LibTorch 2.");
  }

  @ParameterizedTest
  @EnumSource(Plan.Sampling.class)
  void learnsASmallProblem(Plan.Sampling sampling) throws IOException {
    Plan plan =
        new Plan(
            10,
            16,
            0.01,
            1e-4,
            Plan.Schedule.COSINE,
            0,
            sampling,
            0,
            0.05,
            3,
            new Plan.Augmentation(0.1, 2, 0.05, 0.1, 0),
            1);
    Trainer.Trained trained = trainer.train(task(plan, 1, null), Trainer.Watcher.NONE);
    assertThat(trained.epochs()).isEqualTo(10);
    assertThat(trained.history()).hasSize(10);
    assertThat(trained.history().get(9).validationMacroF1().orElseThrow()).isGreaterThan(0.95);
    assertThat(trained.history().get(9).trainingLoss())
        .isLessThan(trained.history().get(0).trainingLoss());
  }

  @Test
  void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws IOException {
    String first = hash(task(Bumps.plan(2), 7, null));
    assertThat(hash(task(Bumps.plan(2), 7, null))).isEqualTo(first);
    assertThat(hash(task(Bumps.plan(2), 8, null))).isNotEqualTo(first);
  }

  @Test
  void resumedTrainingEndsWithTheSameBits() throws IOException {
    Plan plan =
        new Plan(
            6,
            16,
            0.01,
            0,
            Plan.Schedule.COSINE,
            0,
            Plan.Sampling.BALANCED,
            200,
            0.1,
            3,
            new Plan.Augmentation(0.1, 2, 0.05, 0.1, 0.1),
            1);
    Trainer.Trained whole = trainer.train(task(plan, 3, null), Trainer.Watcher.NONE);
    Path file = folder.resolve("training.checkpoint");
    for (int stopped : new int[] {1, 4, 5}) {
      assertThatThrownBy(() -> trainer.train(task(plan, 3, file), new StopIn(stopped)))
          .isInstanceOf(CancellationException.class);
    }
    Trainer.Trained resumed = trainer.train(task(plan, 3, file), Trainer.Watcher.NONE);
    assertThat(resumed.weights().sha256()).isEqualTo(whole.weights().sha256());
    assertThat(resumed.history()).isEqualTo(whole.history());
    Trainer.Trained again = trainer.train(task(plan, 3, file), Trainer.Watcher.NONE);
    assertThat(again.weights().sha256()).isEqualTo(whole.weights().sha256());
  }

  @Test
  void resumedTrainingStopsEarlyAsAnUninterruptedOne() throws IOException {
    Plan standard = Bumps.plan(12);
    Plan plan =
        new Plan(
            12,
            16,
            standard.learningRate(),
            0,
            Plan.Schedule.PLATEAU,
            3,
            Plan.Sampling.NATURAL,
            0,
            0,
            0,
            Plan.Augmentation.NONE,
            1);
    Trainer.Trained whole = trainer.train(task(plan, 5, null), Trainer.Watcher.NONE);
    Path file = folder.resolve("early.checkpoint");
    assertThatThrownBy(() -> trainer.train(task(plan, 5, file), new StopIn(3)))
        .isInstanceOf(CancellationException.class);
    Trainer.Trained resumed = trainer.train(task(plan, 5, file), Trainer.Watcher.NONE);
    assertThat(resumed.weights().sha256()).isEqualTo(whole.weights().sha256());
    assertThat(resumed.epochs()).isEqualTo(whole.epochs());
    double kept = whole.history().get(whole.epochs() - 1).validationMacroF1().orElseThrow();
    assertThat(whole.history()).allMatch(epoch -> epoch.validationMacroF1().orElseThrow() <= kept);
  }

  @Test
  void refusesAnotherTasksOrADamagedCheckpoint() throws IOException {
    Path file = folder.resolve("training.checkpoint");
    trainer.train(task(Bumps.plan(1), 3, file), Trainer.Watcher.NONE);
    assertThatThrownBy(() -> trainer.train(task(Bumps.plan(1), 4, file), Trainer.Watcher.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file + " belongs to another training: other network, examples, plan, seed or engine");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> trainer.train(task(Bumps.plan(1), 3, file), Trainer.Watcher.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged: its checksum does not fit");
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 3));
    assertThatThrownBy(() -> trainer.train(task(Bumps.plan(1), 3, file), Trainer.Watcher.NONE))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " is damaged: it ends early");
  }

  private String hash(Trainer.Task task) throws IOException {
    return trainer.train(task, Trainer.Watcher.NONE).weights().sha256();
  }

  /** Stops in the middle of an epoch. */
  private record StopIn(int wanted) implements Trainer.Watcher {
    private static final ThreadLocal<Integer> EPOCH = new ThreadLocal<>();

    @Override
    public void step(int epoch, int epochs, int example, int examples, double loss) {
      EPOCH.set(example > examples / 2 ? epoch : 0);
    }

    @Override
    public boolean stopped() {
      return EPOCH.get() == wanted;
    }
  }
}
