package io.github.clearbeat.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** The table of a {@link Race}: medians over the rounds, ratios taken within each round. */
final class Standings {
  private Standings() {}

  /**
   * The table in Markdown.
   *
   * @param times microseconds a beat in each round, by course and rival; ONNX Runtime must be there
   */
  static String markdown(Map<String, Map<Rival, double[]>> times) {
    StringBuilder table = new StringBuilder("| network | batch ");
    for (Rival rival : Rival.values()) {
      table.append("| ").append(rival.title()).append(' ');
    }
    table.append("|\n|---|---|").append("---|".repeat(Rival.values().length)).append('\n');
    times.forEach(
        (course, rivals) -> {
          table.append("| ").append(course).append(' ');
          double[] base = rivals.get(Rival.ONNX_RUNTIME);
          rivals.forEach((rival, own) -> table.append(cell(rival, own, base)));
          table.append("|\n");
        });
    return table.toString();
  }

  private static String cell(Rival rival, double[] own, double[] base) {
    if (rival == Rival.ONNX_RUNTIME) {
      return String.format(Locale.ROOT, "| %.1f ", median(own));
    }
    double[] ratios = new double[own.length];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = own[round] / base[round];
    }
    return String.format(
        Locale.ROOT,
        "| %.1f: %.2f (%.2f–%.2f) ",
        median(own),
        median(ratios),
        Arrays.stream(ratios).min().orElseThrow(),
        Arrays.stream(ratios).max().orElseThrow());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
