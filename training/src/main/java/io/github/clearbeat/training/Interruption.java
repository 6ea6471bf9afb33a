package io.github.clearbeat.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a virtual machine that is told to end wait until the training thread has left native code;
 * ending inside LibTorch's backward pass crashes. Close it when training is over.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch left = new CountDownLatch(1);
  private final Thread hook = new Thread(this::endTraining, "clearbeat-training-end");
  private volatile boolean asked;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether training must end now. */
  boolean asked() {
    return asked;
  }

  private void endTraining() {
    asked = true;
    try {
      left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    left.countDown();
    if (!asked) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        asked = true; // the machine has just begun to end and is running the hook
      }
    }
  }
}
