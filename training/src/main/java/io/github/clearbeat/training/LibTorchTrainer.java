package io.github.clearbeat.training;

import io.github.clearbeat.study.Plan;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;

/**
 * Trains with LibTorch on the CPU, on the calling thread and as many of LibTorch's as the plan
 * says.
 *
 * <pre>{@code
 * Trainer trainer = ServiceLoader.load(Trainer.class).findFirst().orElseThrow();
 * Trainer.Trained trained = trainer.train(task, Trainer.Watcher.NONE);
 * }</pre>
 *
 * <p>Assumes that one training runs at a time in a virtual machine: the number of threads is the
 * machine's.
 *
 * <p>Guarantees: the same task gives the same bits on the same kind of processor, interrupted or
 * not; another number of threads changes the last bits. A virtual machine that is told to end waits
 * until the step is done. Whoever stops a training gets a {@link
 * java.util.concurrent.CancellationException}; the checkpoint keeps the last whole epoch.
 */
public final class LibTorchTrainer implements Trainer {
  /** The output whose cross-entropy is the loss. */
  static final String LOGITS = "logits";

  /** Made by {@link java.util.ServiceLoader}. */
  public LibTorchTrainer() {}

  @Override
  @SuppressWarnings("try") // scopes are there to be closed
  public Trained train(Task task, Watcher watcher) throws IOException {
    check(task);
    NativeLibraries.load(task.plan().threads());
    Optional<Checkpoint> checkpoint = Optional.empty();
    if (task.checkpoint().isPresent()) {
      checkpoint =
          Optional.of(new Checkpoint(task.checkpoint().get(), Fingerprint.of(task, engine())));
    }
    try (Interruption interruption = new Interruption();
        KeptMemory memory = new KeptMemory();
        PointerScope scope = new PointerScope()) {
      return new Run(task, watcher, interruption, checkpoint).train();
    }
  }

  @Override
  public int epochsDone(Path checkpoint) throws IOException {
    return Checkpoint.epochs(checkpoint);
  }

  @Override
  public String engine() {
    return NativeLibraries.description();
  }

  private static void check(Task task) {
    Plan plan = task.plan();
    if (!task.spec().outputs().contains(LOGITS)) {
      throw new IllegalArgumentException(task.spec().name() + " has no output " + LOGITS);
    }
    if (task.training().count() == 0) {
      throw new IllegalArgumentException("there is nothing to train on");
    }
    if (plan.patience() > 0 && task.validation().isEmpty()) {
      throw new IllegalArgumentException("an early stop needs validation examples");
    }
    if (plan.patience() > 0 && plan.averagedEpochs() > 1) {
      throw new IllegalArgumentException("an early stop leaves no last epochs to average");
    }
    if (plan.epochs() < 1 || plan.batch() < 1 || plan.threads() < 1) {
      throw new IllegalArgumentException("epochs, batch and threads must be at least 1: " + plan);
    }
  }
}
