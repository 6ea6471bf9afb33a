package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.network.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long an analysis takes on this machine, whole processes. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    header = "Measure how long an analysis takes on this machine.",
    description = {
      "",
      "Builds a 24-hour two-lead recording from mitdb, or from the demo where that is not there,"
          + " and times whole processes: start of the virtual machine, analysis, outputs. The bounds"
          + " are for two cores."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat bench", "  clearbeat bench --hours 1 --runs 3 --json"})
final class BenchCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "Length of the long recording; default ${DEFAULT-VALUE}.")
  private int hours;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often to run each; the fastest counts; default ${DEFAULT-VALUE}.")
  private int runs;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (RunFolder folder = RunFolder.create()) {
      console.err().println("clearbeat: building a recording of " + hours + " h");
      LongRecording built = LongRecording.build(folder.path().resolve("long"), Math.max(1, hours));
      Path mitdb = DataRoot.resolve("mitdb/100");
      Path half = Files.exists(mitdb.resolveSibling("100.hea")) ? mitdb : built.halfHour();
      List<Trial> trials = new ArrayList<>();
      trials.add(trial("30 min, report", 3, 0, half, folder));
      trials.add(trial(hours + " h, no report", 20, 1000, built.path(), folder, "--no-report"));
      trials.add(trial(hours + " h, report", 30, 0, built.path(), folder));
      console.out().print(json ? Json.of(values(built, trials)) : text(built, trials));
    }
    return 0;
  }

  /**
   * What was measured.
   *
   * @param name of what was done
   * @param boundSeconds on two cores
   * @param boundMegabytes 0 for none
   * @param run the fastest
   */
  private record Trial(String name, double boundSeconds, int boundMegabytes, ChildRun run) {}

  private Trial trial(
      String name, double seconds, int megabytes, Path record, RunFolder folder, String... more)
      throws IOException {
    ChildRun best = null;
    for (int i = 0; i < Math.max(1, runs); i++) {
      console.err().println("clearbeat: running " + name);
      List<String> arguments = new ArrayList<>(List.of("analyze", record.toString()));
      arguments.addAll(List.of("--out", folder.path().resolve("out").toString()));
      arguments.addAll(List.of(more));
      ChildRun run = ChildRun.of(arguments, folder);
      best = best == null || run.seconds() < best.seconds() ? run : best;
    }
    return new Trial(name, seconds, megabytes, best);
  }

  private static String text(LongRecording built, List<Trial> trials) {
    StringBuilder text = new StringBuilder();
    text.append(machine()).append('\n').append(built.words()).append("\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%-18s %9s %9s %10s %10s%n",
            "whole process",
            "s",
            "bound",
            "MB",
            "bound"));
    for (Trial trial : trials) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-18s %9.2f %9.0f %10s %10s%n",
              trial.name,
              trial.run.seconds(),
              trial.boundSeconds,
              trial.run.peakMegabytes().isPresent() ? trial.run.peakMegabytes().getAsLong() : "-",
              trial.boundMegabytes == 0 ? "" : trial.boundMegabytes));
    }
    return text.toString();
  }

  private static String machine() {
    return Runtime.getRuntime().availableProcessors()
        + " processors, Java "
        + Runtime.version()
        + ", network in "
        + Kernels.fastest().name().toLowerCase(Locale.ROOT)
        + " code";
  }

  private static Map<String, Object> values(LongRecording built, List<Trial> trials) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-bench-1");
    values.put("machine", machine());
    values.put("recording", built.words());
    List<Object> rows = new ArrayList<>();
    for (Trial trial : trials) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", trial.name);
      row.put("seconds", trial.run.seconds());
      row.put("boundSeconds", trial.boundSeconds);
      row.put(
          "peakMegabytes",
          trial.run.peakMegabytes().isPresent() ? trial.run.peakMegabytes().getAsLong() : null);
      rows.add(row);
    }
    values.put("trials", rows);
    return values;
  }
}
