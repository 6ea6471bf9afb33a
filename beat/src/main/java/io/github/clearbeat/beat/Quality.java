package io.github.clearbeat.beat;

/**
 * How well a stretch of signal can be analysed.
 *
 * @param fromSample its first sample, at the recording's rate
 * @param toSample the index after its last sample
 * @param index 0 (nothing can be said) to 1 (clean)
 * @param reason what is wrong with it, or {@link Reason#FINE}
 */
public record Quality(long fromSample, long toSample, float index, Reason reason) {
  /** Whether beats in the stretch can be trusted. */
  public boolean analysable() {
    return reason == Reason.FINE;
  }

  /** What keeps a stretch from being analysed. */
  public enum Reason {
    /** Nothing. */
    FINE("analysable"),
    /** The file has no samples there. */
    MISSING("missing"),
    /** The signal does not move. */
    FLAT("flat line"),
    /** The signal sticks to its limits. */
    CLIPPED("clipped"),
    /** Noise hides the beats. */
    NOISE("noise"),
    /** Waves without separate beats: ventricular flutter or fibrillation. */
    FLUTTER("ventricular flutter or fibrillation, or an artefact like it");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason in words. */
    public String words() {
      return words;
    }
  }
}
