package io.github.clearbeat.evaluation;

/**
 * The two latest episodes of one kind that a {@link BeatCursor} has passed. {@code bxb} remembers
 * no more than these; and an episode without an end keeps the end of the one before it, so that
 * only a first episode is open.
 */
final class EpisodeMemory {
  private static final long NEVER = -1;

  private long on = NEVER;
  private long off = NEVER;
  private long previousOn = NEVER;
  private long previousOff = NEVER;

  /** Begins an episode; its end is known only after {@link #end}. */
  void begin(long sampleIndex) {
    previousOn = on;
    previousOff = off;
    on = sampleIndex;
  }

  /** Moves the begin of the latest episode. */
  void moveBegin(long sampleIndex) {
    on = sampleIndex;
  }

  void end(long sampleIndex) {
    off = sampleIndex;
  }

  long latestEnd() {
    return off;
  }

  /** Whether an episode is known to cover the index, ends included. */
  boolean covers(long sampleIndex) {
    return on != NEVER && on <= sampleIndex && (sampleIndex <= off || off == NEVER)
        || previousOn != NEVER && previousOn <= sampleIndex && sampleIndex <= previousOff;
  }

  /** Whether one of the two began from the first index on and before the second. */
  boolean beganWithin(long from, long to) {
    return from <= on && on < to || from <= previousOn && previousOn < to;
  }
}
