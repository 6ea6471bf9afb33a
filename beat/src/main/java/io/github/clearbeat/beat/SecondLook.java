package io.github.clearbeat.beat;

import java.util.Arrays;

/**
 * A candidate in its rhythm, 8 s back and 1.2 s ahead: does it fit between the candidates that the
 * first look took for beats, and is it like them.
 */
final class SecondLook {
  static final double SECONDS_BEHIND = 8;
  static final double SECONDS_AHEAD = 1.2;
  static final int FEATURES = 15;
  private static final double CLOSE_SECONDS = 0.36;
  private static final double USUAL_INTERVAL_SECONDS = 0.8;
  private static final float NOTHING = -9; // log-odds where there is no candidate

  private final SlowSignals signals;
  private final Candidates candidates;
  private final float[] intervals = new float[Candidates.KEPT];
  private final float[] heights = new float[Candidates.KEPT];
  private final float[] template = new float[Candidates.POINTS];
  private final int behind;
  private final int ahead;
  private final int close;
  private int beats;
  private int intervalCount;
  private int before; // position of the beat before, or -1
  private int after;
  private float confidence;

  SecondLook(SlowSignals signals, Candidates candidates) {
    this.signals = signals;
    this.candidates = candidates;
    behind = signals.samples(SECONDS_BEHIND);
    ahead = signals.samples(SECONDS_AHEAD);
    close = signals.samples(CLOSE_SECONDS);
  }

  /** Writes the features of the candidate at a position. */
  void features(int position, float[] to) {
    long at = candidates.at[position];
    float[] score = candidates.firstScore;
    int first = candidates.firstFrom(at - behind, position);
    int end = candidates.endAt(at + ahead, position);
    collectBeats(position, first, end);
    float interval = interval();
    float sinceBefore = before < 0 ? 3 : seconds(at - candidates.at[before]);
    float untilAfter = after < 0 ? 3 : seconds(candidates.at[after] - at);
    to[0] = score[position];
    to[1] = sinceBefore / interval;
    to[2] = untilAfter / interval;
    to[3] = (sinceBefore + untilAfter) / interval;
    to[4] = position > first ? score[position - 1] : NOTHING;
    to[5] = position + 1 < end ? score[position + 1] : NOTHING;
    to[6] = bestBefore(first, position, at - close);
    to[7] = bestAfter(position + 1, end, at + close);
    to[8] = confidence / (end - first);
    to[9] = likeness(position);
    to[10] = beats == 0 ? 1 : candidates.height[position] / median(heights, beats);
    to[11] = sinceBefore;
    to[12] = untilAfter;
    to[13] = Math.abs(to[1] - Math.round(to[1]));
    to[14] = spread(interval);
  }

  private float seconds(long slowSamples) {
    return (float) (slowSamples / signals.hertz);
  }

  private void collectBeats(int position, int first, int end) {
    beats = 0;
    intervalCount = 0;
    before = -1;
    after = -1;
    confidence = 0;
    Arrays.fill(template, 0);
    int last = -1;
    for (int i = first; i < end; i++) {
      float score = candidates.firstScore[i];
      float sureness = Math.abs(score) / 4;
      confidence += sureness < 1 ? sureness : 1;
      if (i == position || score <= 0) {
        continue;
      }
      if (i < position) {
        before = i;
      } else if (after < 0) {
        after = i;
      }
      if (last >= 0) {
        intervals[intervalCount++] = seconds(candidates.at[i] - candidates.at[last]);
      }
      last = i;
      heights[beats++] = candidates.height[i];
      candidates.addShape(i, template);
    }
  }

  private float interval() {
    return intervalCount < 3 ? (float) USUAL_INTERVAL_SECONDS : median(intervals, intervalCount);
  }

  /** The mean deviation from the usual interval, as a share of it. */
  private float spread(float interval) {
    if (intervalCount < 3) {
      return 1;
    }
    float sum = 0;
    for (int i = 0; i < intervalCount; i++) {
      sum += Math.abs(intervals[i] - interval);
    }
    return sum / intervalCount / interval;
  }

  /** The upper median; sorts, which for so few values is fastest by insertion. */
  private static float median(float[] values, int count) {
    for (int i = 1; i < count; i++) {
      float value = values[i];
      int at = i;
      for (; at > 0 && values[at - 1] > value; at--) {
        values[at] = values[at - 1];
      }
      values[at] = value;
    }
    return values[count / 2];
  }

  private float bestBefore(int first, int position, long from) {
    float best = NOTHING;
    for (int i = position - 1; i >= first && candidates.at[i] >= from; i--) {
      best = Math.max(best, candidates.firstScore[i]);
    }
    return best;
  }

  private float bestAfter(int position, int end, long to) {
    float best = NOTHING;
    for (int i = position; i < end && candidates.at[i] <= to; i++) {
      best = Math.max(best, candidates.firstScore[i]);
    }
    return best;
  }

  private float likeness(int position) {
    float squares = 0;
    for (float value : template) {
      squares += value * value;
    }
    if (squares == 0) {
      return 0;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < template.length; i++) {
      template[i] *= scale;
    }
    return candidates.likeness(position, template);
  }
}
