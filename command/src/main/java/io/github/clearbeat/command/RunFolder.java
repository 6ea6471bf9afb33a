package io.github.clearbeat.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * A temporary folder for processes to write to. It goes when it is closed, and also, with the
 * process that still writes there, when the program is told to end before.
 */
final class RunFolder implements AutoCloseable {
  private final Path path;
  private final Thread sweeper = new Thread(this::sweep, "clearbeat-sweeper");
  private Process running; // guarded by this
  private volatile boolean ending;

  private RunFolder(Path path) {
    this.path = path;
  }

  /** Makes one. */
  static RunFolder create() throws IOException {
    RunFolder folder = new RunFolder(Files.createTempDirectory("clearbeat-bench"));
    Runtime.getRuntime().addShutdownHook(folder.sweeper);
    return folder;
  }

  Path path() {
    return path;
  }

  /**
   * Starts a process that writes here; one at a time.
   *
   * @throws CancellationException if the program was told to end: nothing is started then
   */
  synchronized Process start(ProcessBuilder process) throws IOException {
    check();
    running = process.start();
    return running;
  }

  /**
   * Makes sure that nobody told the program to end.
   *
   * @throws CancellationException if somebody did
   */
  void check() {
    if (ending) {
      throw new CancellationException("the program was told to end");
    }
  }

  private void sweep() {
    ending = true;
    stop();
    try {
      delete();
    } catch (IOException ignored) {
      // A temporary folder: the system sweeps it in time.
    }
  }

  /** Waits for a process that is just being started, so that none is left behind. */
  private synchronized void stop() {
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(sweeper);
    } catch (IllegalStateException e) {
      return; // the program is ending, and the sweeper is at work
    }
    delete();
  }

  private void delete() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(path)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
