package io.github.clearbeat.command;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a command is, shown on standard error if somebody watches and it takes longer than two
 * seconds. Any thread may step.
 */
final class Progress implements AutoCloseable {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int COLUMNS = 79;

  private final Console console;
  private final String task;
  private final long steps;
  private final long begun = System.nanoTime();
  private long done;
  private ProgressBar bar;

  private Progress(Console console, String task, long steps) {
    this.console = console;
    this.task = task;
    this.steps = steps;
  }

  /**
   * Begins.
   *
   * @param console where to show it
   * @param task what is done, in a word or two
   * @param steps how many steps it has
   */
  static Progress of(Console console, String task, long steps) {
    return new Progress(console, task, steps);
  }

  /** One step more is done. */
  void step() {
    stepBy(1);
  }

  /** So many steps more are done. */
  synchronized void stepBy(long more) {
    stepTo(done + more);
  }

  /** So many steps are done in all. */
  synchronized void stepTo(long all) {
    done = all;
    if (bar == null && console.watched() && System.nanoTime() - begun > PATIENCE_NANOS) {
      bar = bar();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(console.err(), COLUMNS))
        .startsFrom(done, Duration.ofNanos(System.nanoTime() - begun))
        .build();
  }

  /** Leaves the last state standing, if it was shown. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
