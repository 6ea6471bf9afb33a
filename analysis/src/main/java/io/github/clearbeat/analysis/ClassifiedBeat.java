package io.github.clearbeat.analysis;

import io.github.clearbeat.recording.BeatGroup;
import java.util.List;

/**
 * A beat with its class.
 *
 * @param sampleIndex the R peak, at the recording's rate
 * @param seconds the R peak, from the first sample of the recording
 * @param className the model's own class, such as {@code L}, or {@code unclassified}
 * @param group the AAMI group that the class belongs to; Q where it is unclassified
 * @param probability of the class; of the most probable one where it is unclassified
 * @param probabilities of all the model's classes, in its order
 * @param quality of the signal around the beat, 0 to 1
 * @param secondsBefore RR interval before the beat, NaN for the first
 * @param naming whether it was given a class, or why not
 */
public record ClassifiedBeat(
    long sampleIndex,
    double seconds,
    String className,
    BeatGroup group,
    float probability,
    List<Float> probabilities,
    float quality,
    double secondsBefore,
    Naming naming) {
  /** The class of a beat that no model should be trusted with. */
  public static final String UNCLASSIFIED = "unclassified";

  /** Whether a beat was given a class. */
  public enum Naming {
    /** It was. */
    NAMED,
    /** It was not: the model is less sure than its rule asks for. */
    UNSURE,
    /** It was not: the signal around it is not analysable. */
    POOR_SIGNAL
  }

  /** A beat that was given its class. */
  public ClassifiedBeat(
      long sampleIndex,
      double seconds,
      String className,
      BeatGroup group,
      float probability,
      List<Float> probabilities,
      float quality,
      double secondsBefore) {
    this(
        sampleIndex,
        seconds,
        className,
        group,
        probability,
        probabilities,
        quality,
        secondsBefore,
        Naming.NAMED);
  }

  /** Keeps its own copy of the probabilities. */
  public ClassifiedBeat {
    probabilities = List.copyOf(probabilities);
  }

  /** The same beat without a class, its probabilities kept. */
  ClassifiedBeat unclassified(Naming why) {
    return new ClassifiedBeat(
        sampleIndex,
        seconds,
        UNCLASSIFIED,
        BeatGroup.Q,
        probability,
        probabilities,
        quality,
        secondsBefore,
        why);
  }
}
