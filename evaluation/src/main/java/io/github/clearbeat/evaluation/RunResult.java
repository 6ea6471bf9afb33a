package io.github.clearbeat.evaluation;

import java.util.List;

/**
 * What a comparison of runs of one kind found.
 *
 * @param kind what the runs are made of
 * @param sensitivity for each run of the reference, the longest run of the test within its window
 * @param predictivity for each run of the test, the longest run of the reference within its window
 * @param disagreements the runs of unequal length, first those of the reference, then of the test
 */
public record RunResult(
    RunKind kind,
    RunMatrix sensitivity,
    RunMatrix predictivity,
    List<RunDisagreement> disagreements) {
  /** Keeps an unmodifiable copy of the list. */
  public RunResult {
    disagreements = List.copyOf(disagreements);
  }

  /** Runs of two: found if the other side has at least two. */
  public EventDetection couplets() {
    return detection(2, 2);
  }

  /**
   * Runs of three to five: found if the test has at least three, confirmed if the reference has at
   * least three.
   */
  public EventDetection shortRuns() {
    return detection(3, 5);
  }

  /** Runs of more than five, found if the other side has more than five too. */
  public EventDetection longRuns() {
    return detection(RunMatrix.LONG, RunMatrix.LONG);
  }

  private EventDetection detection(int shortest, int longest) {
    return new EventDetection(
        sensitivity.sum(shortest, longest, shortest, RunMatrix.LONG),
        sensitivity.sum(shortest, longest, 0, shortest - 1),
        predictivity.sum(shortest, RunMatrix.LONG, shortest, longest),
        predictivity.sum(0, shortest - 1, shortest, longest));
  }
}
