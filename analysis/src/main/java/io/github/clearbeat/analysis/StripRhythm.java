package io.github.clearbeat.analysis;

import java.util.List;

/**
 * The rhythm of one strip.
 *
 * @param fromSample first sample that it speaks for, at the recording's rate
 * @param toSample the index after the last
 * @param fromSeconds the same in seconds from the recording's first sample
 * @param toSeconds the same
 * @param classIndex position of the class with the greatest probability
 * @param className its name
 * @param probability the greatest
 * @param probabilities by class
 * @param named whether the network is sure enough for the rhythm to be named, on a strip that has a
 *     signal
 */
public record StripRhythm(
    long fromSample,
    long toSample,
    double fromSeconds,
    double toSeconds,
    int classIndex,
    String className,
    float probability,
    List<Float> probabilities,
    boolean named) {
  /** Keeps its own copy. */
  public StripRhythm {
    probabilities = List.copyOf(probabilities);
  }

  /** How long it is, in seconds. */
  public double seconds() {
    return toSeconds - fromSeconds;
  }
}
