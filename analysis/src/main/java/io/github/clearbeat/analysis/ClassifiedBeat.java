package io.github.clearbeat.analysis;

import io.github.clearbeat.recording.BeatGroup;
import java.util.List;

/**
 * A beat with its class.
 *
 * @param sampleIndex the R peak, at the recording's rate
 * @param seconds the R peak, from the first sample of the recording
 * @param className the model's own class, such as {@code L}, or {@code unclassified}
 * @param group the AAMI group that the class belongs to
 * @param probability of the class
 * @param probabilities of all the model's classes, in its order
 * @param quality of the signal around the beat, 0 to 1
 * @param secondsBefore RR interval before the beat, NaN for the first
 */
public record ClassifiedBeat(
    long sampleIndex,
    double seconds,
    String className,
    BeatGroup group,
    float probability,
    List<Float> probabilities,
    float quality,
    double secondsBefore) {
  /** The class of a beat that no model should be trusted with. */
  public static final String UNCLASSIFIED = "unclassified";

  /** Keeps its own copy of the probabilities. */
  public ClassifiedBeat {
    probabilities = List.copyOf(probabilities);
  }
}
