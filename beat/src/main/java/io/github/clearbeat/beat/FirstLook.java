package io.github.clearbeat.beat;

import java.util.Arrays;

/**
 * A candidate among its neighbours, 8 s back and 2 s ahead: how high, how like them, and what
 * stands just before and after it. Every feature is a ratio, so that gain, lead and polarity matter
 * little.
 */
final class FirstLook {
  static final double SECONDS_BEHIND = 8;
  static final double SECONDS_AHEAD = 2;
  static final int FEATURES = 21;
  private static final float NOTHING = 99;

  private final SlowSignals signals;
  private final Candidates candidates;
  private final float[] slots = new float[(int) (SECONDS_BEHIND + SECONDS_AHEAD) + 1];
  private final float[] sorted = new float[slots.length];
  private int first;
  private int end;

  FirstLook(SlowSignals signals, Candidates candidates) {
    this.signals = signals;
    this.candidates = candidates;
  }

  void features(int candidate, float[] to) {
    long at = candidates.at(candidate);
    first = candidates.firstFrom(at - signals.samples(SECONDS_BEHIND), candidate);
    end = candidates.endAt(at + signals.samples(SECONDS_AHEAD), candidate);
    to[0] = candidates.get(candidate, Candidates.WIDTH);
    to[1] = candidates.get(candidate, Candidates.SWING);
    to[2] = candidates.get(candidate, Candidates.BEFORE);
    to[3] = candidates.get(candidate, Candidates.AFTER);
    to[4] = candidates.get(candidate, Candidates.STEP);
    to[5] = candidates.get(candidate, Candidates.FLOOR);
    to[6] = candidates.get(candidate, Candidates.ROUGHNESS);
    float level = level(at);
    float height = candidates.height(candidate);
    to[7] = height / level;
    to[8] = height / sorted[sorted.length - 1];
    to[9] = height / highest(candidate, at, -0.36, 0);
    to[10] = height / highest(candidate, at, 0, 0.36);
    to[11] = height / highest(candidate, at, -1.6, -0.36);
    to[12] = height / highest(candidate, at, 0.36, 1.6);
    likeness(candidate, level, to);
    neighbour(candidate, candidate - 1, to, 15);
    neighbour(candidate, candidate + 1, to, 18);
  }

  /** The median of the highest of each second. */
  private float level(long at) {
    Arrays.fill(slots, 0);
    long begin = at - signals.samples(SECONDS_BEHIND);
    for (int i = first; i < end; i++) {
      int slot = (int) ((candidates.at(i) - begin) / signals.hertz);
      slots[slot] = Math.max(slots[slot], candidates.height(i));
    }
    int empty = 0;
    System.arraycopy(slots, 0, sorted, 0, slots.length);
    Arrays.sort(sorted);
    while (sorted[empty] == 0) {
      empty++;
    }
    return sorted[(empty + sorted.length) / 2];
  }

  private float highest(int candidate, long at, double fromSeconds, double toSeconds) {
    long from = at + signals.samples(fromSeconds);
    long to = at + signals.samples(toSeconds);
    float highest = 0.02f * candidates.height(candidate);
    for (int i = first; i < end; i++) {
      if (i != candidate && candidates.at(i) >= from && candidates.at(i) <= to) {
        highest = Math.max(highest, candidates.height(i));
      }
    }
    return highest;
  }

  /** The best likeness to a candidate of similar height, and the mean to all high ones. */
  private void likeness(int candidate, float level, float[] to) {
    float height = candidates.height(candidate);
    float best = -1;
    float sum = 0;
    int count = 0;
    for (int i = first; i < end; i++) {
      float other = candidates.height(i);
      if (i != candidate && other > level / 2) {
        float likeness = candidates.likeness(candidate, i);
        sum += likeness;
        count++;
        if (other < 1.6f * height && height < 1.6f * other) {
          best = Math.max(best, likeness);
        }
      }
    }
    to[13] = best;
    to[14] = count == 0 ? 0 : sum / count;
  }

  private void neighbour(int candidate, int other, float[] to, int at) {
    if (other < first || other >= end) {
      to[at] = NOTHING;
      to[at + 1] = 0;
      to[at + 2] = 1;
      return;
    }
    long apart = Math.abs(candidates.at(other) - candidates.at(candidate));
    to[at] = (float) (apart / signals.hertz);
    to[at + 1] = candidates.height(other) / candidates.height(candidate);
    to[at + 2] =
        (candidates.get(other, Candidates.SWING) + 0.1f)
            / (candidates.get(candidate, Candidates.SWING) + 0.1f);
  }
}
