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
  private static final double USUAL_INTERVAL_SECONDS = 0.8;

  private final SlowSignals signals;
  private final Candidates candidates;
  private final float[] intervals = new float[Candidates.CAPACITY];
  private final float[] heights = new float[Candidates.CAPACITY];
  private final float[] template = new float[Candidates.POINTS];
  private int beats;
  private int intervalCount;
  private int before; // the beat before, or -1
  private int after;
  private float confidence;

  SecondLook(SlowSignals signals, Candidates candidates) {
    this.signals = signals;
    this.candidates = candidates;
  }

  void features(int candidate, float[] to) {
    long at = candidates.at(candidate);
    int first = candidates.firstFrom(at - signals.samples(SECONDS_BEHIND), candidate);
    int end = candidates.endAt(at + signals.samples(SECONDS_AHEAD), candidate);
    collectBeats(candidate, first, end);
    float interval = interval();
    float sinceBefore = before < 0 ? 3 : seconds(at - candidates.at(before));
    float untilAfter = after < 0 ? 3 : seconds(candidates.at(after) - at);
    to[0] = candidates.get(candidate, Candidates.FIRST_SCORE);
    to[1] = sinceBefore / interval;
    to[2] = untilAfter / interval;
    to[3] = (sinceBefore + untilAfter) / interval;
    to[4] = candidate > first ? candidates.get(candidate - 1, Candidates.FIRST_SCORE) : -9;
    to[5] = candidate + 1 < end ? candidates.get(candidate + 1, Candidates.FIRST_SCORE) : -9;
    to[6] = bestScore(first, candidate, at, -0.36);
    to[7] = bestScore(candidate + 1, end, at, 0.36);
    to[8] = confidence / (end - first);
    to[9] = likeness(candidate);
    to[10] = beats == 0 ? 1 : candidates.height(candidate) / median(heights, beats);
    to[11] = sinceBefore;
    to[12] = untilAfter;
    to[13] = Math.abs(to[1] - Math.round(to[1]));
    to[14] = spread(interval);
  }

  private float seconds(long slowSamples) {
    return (float) (slowSamples / signals.hertz);
  }

  private void collectBeats(int candidate, int first, int end) {
    beats = 0;
    intervalCount = 0;
    before = -1;
    after = -1;
    confidence = 0;
    Arrays.fill(template, 0);
    int last = -1;
    for (int i = first; i < end; i++) {
      float score = candidates.get(i, Candidates.FIRST_SCORE);
      confidence += Math.min(1, Math.abs(score) / 4);
      if (i == candidate || score <= 0) {
        continue;
      }
      if (i < candidate) {
        before = i;
      } else if (after < 0) {
        after = i;
      }
      if (last >= 0) {
        intervals[intervalCount++] = seconds(candidates.at(i) - candidates.at(last));
      }
      last = i;
      heights[beats++] = candidates.height(i);
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

  /** The upper median; sorts. */
  private static float median(float[] values, int count) {
    Arrays.sort(values, 0, count);
    return values[count / 2];
  }

  private float bestScore(int from, int to, long at, double withinSeconds) {
    long within = Math.abs(signals.samples(withinSeconds));
    float best = -9;
    for (int i = from; i < to; i++) {
      if (Math.abs(candidates.at(i) - at) <= within) {
        best = Math.max(best, candidates.get(i, Candidates.FIRST_SCORE));
      }
    }
    return best;
  }

  private float likeness(int candidate) {
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
    return candidates.likeness(candidate, template);
  }
}
