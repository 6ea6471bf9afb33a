package io.github.clearbeat.evaluation;

/**
 * A stretch of one rhythm.
 *
 * @param rhythm its name, as in {@code AFIB}
 * @param fromSeconds where it begins
 * @param toSeconds where it ends, after that
 */
public record RhythmStretch(String rhythm, double fromSeconds, double toSeconds) {
  /** Checks that it is not empty. */
  public RhythmStretch {
    if (!(toSeconds > fromSeconds)) {
      throw new IllegalArgumentException(
          "a stretch must end after it begins, found " + fromSeconds + " to " + toSeconds);
    }
  }

  double seconds() {
    return toSeconds - fromSeconds;
  }

  /** Seconds that it shares with another. */
  double overlap(RhythmStretch other) {
    return Math.max(
        0, Math.min(toSeconds, other.toSeconds) - Math.max(fromSeconds, other.fromSeconds));
  }
}
