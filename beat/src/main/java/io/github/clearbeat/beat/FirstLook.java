package io.github.clearbeat.beat;

/**
 * A candidate among its neighbours, 8 s back and 2 s ahead: how high, how like them, and what
 * stands just before and after it. Every feature is a ratio, so that gain, lead and polarity matter
 * little.
 */
final class FirstLook {
  static final double SECONDS_BEHIND = 8;
  static final double SECONDS_AHEAD = 2;
  static final int FEATURES = 21;
  private static final int SLOTS = (int) (SECONDS_BEHIND + SECONDS_AHEAD) + 1;
  private static final double CLOSE_SECONDS = 0.36;
  private static final double WIDE_SECONDS = 1.6;
  private static final float LEAST = 0.02f; // of the height, as the least for a neighbour's
  private static final float TOO_LOW = 0.2f; // of a neighbour's height
  private static final float NOTHING = 99;
  private static final float LOUD = 4; // times the candidate's height
  private static final int CROWD = 3;

  private final SlowSignals signals;
  private final CandidateSearch search;
  private final Candidates candidates;
  private final float[] slots = new float[SLOTS];
  private final float[] sorted = new float[SLOTS];
  private final byte[] slotOf; // by slow samples since the window's begin
  private final int behind;
  private final int ahead;
  private final int close;
  private final int wide;
  private final int second;
  private int first;
  private int end;

  FirstLook(SlowSignals signals, CandidateSearch search, Candidates candidates) {
    this.signals = signals;
    this.search = search;
    this.candidates = candidates;
    behind = signals.samples(SECONDS_BEHIND);
    ahead = signals.samples(SECONDS_AHEAD);
    close = signals.samples(CLOSE_SECONDS);
    wide = signals.samples(WIDE_SECONDS);
    second = signals.samples(1);
    slotOf = new byte[behind + ahead + 1];
    for (int i = 0; i < slotOf.length; i++) {
      slotOf[i] = (byte) (i / signals.hertz);
    }
  }

  /**
   * Whether a neighbour is so much higher that the candidate cannot be a beat; of the candidates of
   * DS1 and svdb with log-odds of a beat above -3 none has less than 0.24 of a neighbour's height.
   */
  boolean isTooLow(int position) {
    long at = candidates.at[position];
    float limit = candidates.height[position] / TOO_LOW;
    for (int i = position - 1; i >= candidates.oldest() && candidates.at[i] >= at - close; i--) {
      if (candidates.height[i] > limit) {
        return true;
      }
    }
    for (int i = position + 1; i < candidates.used() && candidates.at[i] <= at + close; i++) {
      if (candidates.height[i] > limit) {
        return true;
      }
    }
    return false;
  }

  /** Writes the features of the candidate at a position. */
  void features(int position, float[] to) {
    long at = candidates.at[position];
    float height = candidates.height[position];
    first = candidates.firstFrom(at - behind, position);
    end = candidates.endAt(at + ahead, position);
    search.measure(at, height, candidates.swing[position], to);
    compareHeights(position, at, height, to);
    float level = level();
    if (LOUD * height < level && leavesNoiseOut(position, height)) {
      compareHeights(position, at, height, to);
      level = level();
    }
    to[7] = height / level;
    to[8] = height / sorted[SLOTS - 1];
    likeness(position, height, level, to);
    neighbour(position, position - 1, to, 15);
    neighbour(position, position + 1, to, 18);
  }

  /**
   * Lets the window begin after the last noise that is far louder than the candidate, as if the
   * recording began there; whether there is any. Noise has peaks in every place where one fits.
   */
  private boolean leavesNoiseOut(int position, float height) {
    for (int i = position - 1; i > first; i--) {
      if (candidates.height[i] > LOUD * height && isCrowded(i)) {
        first = i + 1;
        return true;
      }
    }
    return false;
  }

  /** Whether within the second before it there are three others at least half as high. */
  private boolean isCrowded(int position) {
    long from = candidates.at[position] - second;
    int others = 0;
    for (int i = position - 1; i >= first && candidates.at[i] >= from; i--) {
      others += 2 * candidates.height[i] > candidates.height[position] ? 1 : 0;
    }
    return others >= CROWD;
  }

  /** The highest of each second, and how it compares with the highest just before and after it. */
  private void compareHeights(int position, long at, float height, float[] to) {
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = 0;
    }
    float least = LEAST * height;
    float before = least;
    float after = least;
    float earlier = least;
    float later = least;
    for (int i = first; i < end; i++) {
      int distance = (int) (candidates.at[i] - at);
      float other = candidates.height[i];
      int slot = slotOf[distance + behind];
      slots[slot] = higher(slots[slot], other);
      if (distance < 0) {
        if (distance >= -close) {
          before = higher(before, other);
        }
        if (distance >= -wide && distance <= -close) {
          earlier = higher(earlier, other);
        }
      } else if (distance > 0) {
        if (distance <= close) {
          after = higher(after, other);
        }
        if (distance >= close && distance <= wide) {
          later = higher(later, other);
        }
      }
    }
    to[9] = height / before;
    to[10] = height / after;
    to[11] = height / earlier;
    to[12] = height / later;
  }

  /** As Math.max where nothing is NaN, in a third of the time. */
  private static float higher(float one, float other) {
    return one > other ? one : other;
  }

  /** The median of the highest of each second that has a candidate. */
  private float level() {
    int empty = SLOTS;
    for (int i = 0; i < SLOTS; i++) {
      float value = slots[i];
      empty -= value > 0 ? 1 : 0;
      int at = i;
      for (; at > 0 && sorted[at - 1] > value; at--) {
        sorted[at] = sorted[at - 1];
      }
      sorted[at] = value;
    }
    return sorted[(empty + SLOTS) / 2];
  }

  /** The best likeness to a candidate of similar height, and the mean to all high ones. */
  private void likeness(int position, float height, float level, float[] to) {
    float best = -1;
    float sum = 0;
    int count = 0;
    for (int i = first; i < end; i++) {
      float other = candidates.height[i];
      if (i != position && other > level / 2) {
        float likeness = candidates.likeness(position, i);
        sum += likeness;
        count++;
        if (other < 1.6f * height && height < 1.6f * other) {
          best = higher(best, likeness);
        }
      }
    }
    to[13] = best;
    to[14] = count == 0 ? 0 : sum / count;
  }

  private void neighbour(int position, int other, float[] to, int at) {
    if (other < first || other >= end) {
      to[at] = NOTHING;
      to[at + 1] = 0;
      to[at + 2] = 1;
      return;
    }
    long apart = Math.abs(candidates.at[other] - candidates.at[position]);
    to[at] = (float) (apart / signals.hertz);
    to[at + 1] = candidates.height[other] / candidates.height[position];
    to[at + 2] = (candidates.swing[other] + 0.1f) / (candidates.swing[position] + 0.1f);
  }
}
