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
}
