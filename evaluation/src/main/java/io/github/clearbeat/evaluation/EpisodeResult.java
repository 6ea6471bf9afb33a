package io.github.clearbeat.evaluation;

import java.util.List;

/**
 * What a comparison of episodes of one kind found. Lengths are in samples at {@code hertz}.
 *
 * @param kind of the episodes
 * @param hertz rate of the lengths
 * @param episodes how many were found; any overlap is enough
 * @param referenceSamples total length of the reference's episodes
 * @param testSamples total length of the test's episodes
 * @param referenceOverlapSamples how much of the reference's episodes the test has too
 * @param testOverlapSamples how much of the test's episodes the reference has too
 * @param disagreements the episodes missed, then those that the reference has not
 */
public record EpisodeResult(
    EpisodeKind kind,
    double hertz,
    EventDetection episodes,
    long referenceSamples,
    long testSamples,
    long referenceOverlapSamples,
    long testOverlapSamples,
    List<EpisodeDisagreement> disagreements) {
  /** Keeps an unmodifiable copy of the list. */
  public EpisodeResult {
    disagreements = List.copyOf(disagreements);
  }

  /** The part of the reference's episodes, by time, that was found; NaN if there is none. */
  public double durationSensitivity() {
    return Ratio.of(referenceOverlapSamples, referenceSamples);
  }

  /** The part of the test's episodes, by time, that is right; NaN if there is none. */
  public double durationPositivePredictivity() {
    return Ratio.of(testOverlapSamples, testSamples);
  }

  /** The total length of the reference's episodes. */
  public double referenceSeconds() {
    return referenceSamples / hertz;
  }

  /** The total length of the test's episodes. */
  public double testSeconds() {
    return testSamples / hertz;
  }
}
