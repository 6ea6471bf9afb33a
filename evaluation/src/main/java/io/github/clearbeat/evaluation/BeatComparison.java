package io.github.clearbeat.evaluation;

import java.util.List;

/**
 * What a beat-by-beat comparison of two annotation files found.
 *
 * @param settings how it was made; its rate is the rate of all indices here
 * @param matrix every beat of both, counted
 * @param shutdownSamples length of all shutdowns of the test, the learning period included
 * @param intervalErrors pairs of which both sides have an RR interval
 * @param intervalErrorSquares sum of the squared differences of these intervals, in samples²
 * @param disagreements every counted beat on which the two differ, in the order of the walk
 */
public record BeatComparison(
    BeatByBeat settings,
    BeatMatrix matrix,
    long shutdownSamples,
    long intervalErrors,
    double intervalErrorSquares,
    List<Disagreement> disagreements) {
  /** Keeps an unmodifiable copy of the list. */
  public BeatComparison {
    disagreements = List.copyOf(disagreements);
  }

  /** Time that the test was shut down. */
  public double shutdownSeconds() {
    return shutdownSamples / settings.hertz();
  }

  /**
   * Root mean square of the differences of RR intervals in milliseconds, or NaN where there is
   * none. As in {@code bxb}, every step of the walk counts on which both files stand on an RR
   * interval, matched or not.
   */
  public double intervalErrorMilliseconds() {
    return Math.sqrt(Ratio.of(intervalErrorSquares, intervalErrors)) * 1000 / settings.hertz();
  }
}
