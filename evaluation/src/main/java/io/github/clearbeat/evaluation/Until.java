package io.github.clearbeat.evaluation;

/** Where a comparison of two annotation files ends. */
public sealed interface Until {
  /**
   * At a sample index, as a rule the length of the recording: beats on it still count, and so does
   * a beat after it whose partner stands before it.
   *
   * @param sampleIndex at the reference's rate, above 0
   */
  record Sample(long sampleIndex) implements Until {
    /** Checks that the index is positive. */
    public Sample {
      if (sampleIndex <= 0) {
        throw new IllegalArgumentException(
            "the comparison ends at sample " + sampleIndex + ", expected a positive index");
      }
    }
  }

  /** With the reference's last beat: for recordings of unknown length. */
  record ReferenceEnds() implements Until {}

  /** As soon as either file has no more beats. */
  record EitherEnds() implements Until {}
}
