package io.github.clearbeat.benchmark;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * All rivals in one run, round after round, so that a change in the machine's load meets all of
 * them; prints a table of processor times in Markdown. The optional arguments are the number of
 * rounds, 5 if missing, and the networks, V1 and V2 if missing.
 *
 * <pre>{@code
 * java -cp ... io.github.clearbeat.benchmark.Race 5
 * java -cp ... io.github.clearbeat.benchmark.Race 5 exgnet-light,exgnet-tiny
 * }</pre>
 */
public final class Race {
  private static final int ROUNDS = 5;
  private static final TimeValue ITERATION = TimeValue.milliseconds(500);

  private Race() {}

  /** Runs the race. */
  public static void main(String[] arguments) throws RunnerException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    String[] networks = (arguments.length > 1 ? arguments[1] : "V1,V2").split(",");
    Map<String, Map<Rival, double[]>> times = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Rival rival : Rival.values()) {
        for (RunResult result : run(rival, networks)) {
          String course =
              result.getParams().getParam("network") + " | " + result.getParams().getParam("batch");
          double microseconds = score(result, "nanoseconds") / 1e3 / score(result, "calls");
          times.computeIfAbsent(course, key -> new EnumMap<>(Rival.class))
                  .computeIfAbsent(rival, key -> new double[rounds])[round] =
              microseconds / Integer.parseInt(result.getParams().getParam("batch"));
        }
      }
    }
    System.out.print(Standings.markdown(new LinkedHashMap<>(times)));
  }

  private static double score(RunResult result, String counter) {
    return result.getSecondaryResults().get(counter).getScore();
  }

  private static List<RunResult> run(Rival rival, String... networks) throws RunnerException {
    System.err.printf(Locale.ROOT, "%s ...%n", rival.title());
    return List.copyOf(
        new Runner(
                new OptionsBuilder()
                    .include(BeatBenchmark.class.getName())
                    .param("rival", rival.name())
                    .param("network", networks)
                    .jvmArgsAppend(rival.flags())
                    .forks(1)
                    .warmupIterations(5)
                    .warmupTime(ITERATION)
                    .measurementIterations(5)
                    .measurementTime(ITERATION)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run());
  }
}
