package io.github.clearbeat.training;

import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program that trains and is killed: says {@code ready} in the middle of an epoch and, if told
 * so, waits there; says {@code stopped} if training stops.
 *
 * <p>Arguments: checkpoint, epoch, {@code wait} or {@code go}.
 */
final class Child {
  static final int EPOCHS = 4;
  static final long SEED = 11;

  private Child() {}

  static Trainer.Task task(Path checkpoint, int epochs) {
    return new Trainer.Task(
        Bumps.spec(),
        Bumps.examples(300, 1),
        Optional.empty(),
        Bumps.plan(epochs),
        SEED,
        Optional.ofNullable(checkpoint));
  }

  public static void main(String[] arguments) throws IOException {
    int wanted = Integer.parseInt(arguments[1]);
    boolean waits = arguments[2].equals("wait");
    Trainer.Watcher watcher =
        new Trainer.Watcher() {
          private boolean said;

          @Override
          public void step(int epoch, int epochs, int example, int examples, double loss) {
            if (epoch == wanted && example > examples / 2 && !said) {
              said = true;
              System.out.println("ready");
              if (waits) {
                waitForever();
              }
            }
          }
        };
    int epochs = waits ? EPOCHS : 1_000_000;
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped)));
    try {
      new LibTorchTrainer().train(task(Path.of(arguments[0]), epochs), watcher);
    } catch (CancellationException e) {
      System.out.println("stopped");
    }
    stopped.countDown();
  }

  /** Gives training the time to stop, if it means to. */
  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
