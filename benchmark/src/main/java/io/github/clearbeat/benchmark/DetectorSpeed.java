package io.github.clearbeat.benchmark;

import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what {@link DetectorBenchmark} finds, as seconds of processor time for an hour of one
 * lead. Needs mitdb in the data folder.
 *
 * <pre>{@code
 * java -cp ... io.github.clearbeat.benchmark.DetectorSpeed
 * }</pre>
 */
public final class DetectorSpeed {
  private DetectorSpeed() {}

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws IOException, RunnerException {
    double hours = hours(DetectorBenchmark.leads());
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(DetectorBenchmark.class.getName())
                    .forks(1)
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(2))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run()) {
      System.out.println(
          line(
              result.getParams().getParam("block"),
              score(result, "nanoseconds") / 1e9 / score(result, "calls"),
              hours));
    }
  }

  static String line(String block, double seconds, double hours) {
    return String.format(
        Locale.ROOT,
        "blocks of %s samples: %.3f s for %.2f h of one lead, %.4f s an hour",
        block,
        seconds,
        hours,
        seconds / hours);
  }

  static double hours(List<Samples> leads) {
    return leads.stream().mapToDouble(lead -> lead.length() / lead.hertz()).sum() / 3600;
  }

  private static double score(RunResult result, String counter) {
    return result.getSecondaryResults().get(counter).getScore();
  }
}
