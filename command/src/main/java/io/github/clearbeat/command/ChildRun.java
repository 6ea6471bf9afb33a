package io.github.clearbeat.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One run of the program as a process of its own, as a user would start it.
 *
 * @param seconds from its start to its end
 * @param peakMegabytes the most memory it held, where the system tells
 */
record ChildRun(double seconds, OptionalLong peakMegabytes) {
  private static final int LOOK_MILLISECONDS = 20;

  /** Runs the program with the options that this one was started with. */
  static ChildRun of(List<String> arguments, RunFolder folder) throws IOException {
    Path err = folder.path().resolve("err");
    List<String> command = command();
    command.addAll(arguments);
    long begun = System.nanoTime();
    Process process =
        folder.start(
            new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile()));
    long peak = -1;
    try {
      while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakKilobytes(process.pid()));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    folder.check();
    if (process.exitValue() != 0) {
      throw new IOException(Files.readString(err).strip().replaceFirst("(?s).*clearbeat: ", ""));
    }
    return new ChildRun(seconds, peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak / 1024));
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-Dclearbeat.")) {
        command.add(option);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  /** The peak of the resident set, where there is a /proc; −1 elsewhere. */
  private static long peakKilobytes(long process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException ignored) {
      // The system has no such file, or the process has just ended.
    }
    return -1;
  }
}
