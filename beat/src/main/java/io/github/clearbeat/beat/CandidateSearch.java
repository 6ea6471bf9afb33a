package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Finds the candidates, peaks of the envelope that are the highest within 120 ms, and measures each
 * by itself: height, swing and shape at once, the rest when the envelope reaches 1.5 s beyond it.
 */
final class CandidateSearch {
  /** How many features {@link #measure} writes. */
  static final int FEATURES = 7;

  /**
   * Below it there is nothing to be seen on any electrocardiograph (mean magnitude of the band).
   */
  private static final float LOWEST_MILLIVOLTS = 0.004f;

  private static final int FLOORS = 12;

  private final SlowSignals signals;
  private final int reach;
  private final int swingSpan;
  private final int widthSpan;
  private final int roughnessSpan;
  private final Stretch before;
  private final Stretch after;
  private final Stretch levelBefore;
  private final Stretch levelAfter;
  private final int[] points = new int[Candidates.POINTS];
  private final float[] shape = new float[Candidates.POINTS];
  private final float[] floors = new float[FLOORS];
  private long searched;

  CandidateSearch(SlowSignals signals) {
    this.signals = signals;
    reach = signals.samples(0.12);
    swingSpan = signals.samples(0.15);
    widthSpan = signals.samples(0.2);
    roughnessSpan = signals.samples(0.06);
    before = new Stretch(signals, -0.45, -0.15);
    after = new Stretch(signals, 0.15, 0.45);
    levelBefore = new Stretch(signals, -0.2, -0.1);
    levelAfter = new Stretch(signals, 0.1, 0.2);
    for (int i = 0; i < points.length; i++) {
      points[i] = signals.samples((i - points.length / 2) * 0.1 / (points.length / 2));
    }
  }

  /** A stretch of time beside a candidate. */
  private static final class Stretch {
    private final int from;
    private final int to;

    Stretch(SlowSignals signals, double fromSeconds, double toSeconds) {
      from = signals.samples(fromSeconds);
      to = signals.samples(toSeconds);
    }

    /** The mean of the values in it; added in four sums, as none then waits for the others. */
    float mean(float[] values, int centre) {
      float first = 0;
      float second = 0;
      float third = 0;
      float fourth = 0;
      int i = centre + from;
      for (int end = centre + to - 3; i < end; i += 4) {
        first += values[i];
        second += values[i + 1];
        third += values[i + 2];
        fourth += values[i + 3];
      }
      for (; i < centre + to; i++) {
        first += values[i];
      }
      return (first + second + (third + fourth)) / (to - from);
    }
  }

  /** How far the envelope must reach beyond a peak. */
  int reach() {
    return reach;
  }

  /** The slow index before which all candidates are known. */
  long searched() {
    return searched;
  }

  /**
   * Adds the candidates that have become certain. A peak that is the highest within its reach is
   * the highest of any block no longer than that; so only one value of each block is looked at more
   * closely.
   */
  void search(Candidates to) {
    float[] values = signals.envelope.values();
    int from = signals.envelope.position(searched);
    int end = signals.envelope.position(signals.envelope.end()) - reach;
    for (int block = from; block < end; block += reach) {
      int at = firstHighest(values, block, Math.min(end, block + reach));
      if (values[at] >= LOWEST_MILLIVOLTS && isHighest(values, at)) {
        add(to, searched + at - from, values[at]);
      }
    }
    searched += Math.max(0, end - from);
  }

  /**
   * The position of the highest value, none of which is below 0, and the first of equals. Bits of
   * such floats are ordered as they are: so the search needs no branch.
   */
  private static int firstHighest(float[] values, int from, int end) {
    long highest = Long.MIN_VALUE;
    for (int i = from; i < end; i++) {
      long bits = (long) Float.floatToRawIntBits(values[i]) << Integer.SIZE;
      highest = Math.max(highest, bits | Integer.MAX_VALUE - i);
    }
    return Integer.MAX_VALUE - (int) highest;
  }

  private boolean isHighest(float[] values, int at) {
    float height = values[at];
    for (int i = 1; i <= reach; i++) {
      if (values[at - i] >= height || values[at + i] > height) {
        return false;
      }
    }
    return true;
  }

  private void add(Candidates candidates, long at, float height) {
    int number = candidates.add(at, height, swing(at) / height);
    int centre = signals.band.position(at);
    float[] band = signals.band.values();
    for (int i = 0; i < Candidates.POINTS; i++) {
      shape[i] = band[centre + points[i]];
    }
    candidates.setShape(candidates.position(number), shape);
  }

  /** Highest minus lowest within 150 ms. */
  private float swing(long at) {
    float[] values = signals.smooth.values();
    int centre = signals.smooth.position(at);
    float lowest = values[centre];
    float highest = lowest;
    for (int i = centre - swingSpan; i <= centre + swingSpan; i++) {
      float value = values[i];
      if (value < lowest) {
        lowest = value;
      } else if (value > highest) {
        highest = value;
      }
    }
    return highest - lowest;
  }

  /** Takes the other measures of a candidate, each but the width as a share of the height. */
  void measure(long at, float height, float swing, float[] to) {
    float[] envelope = signals.envelope.values();
    int centre = signals.envelope.position(at);
    float[] smooth = signals.smooth.values();
    int middle = signals.smooth.position(at);
    to[0] = width(envelope, centre, height / 2);
    to[1] = swing;
    to[2] = before.mean(envelope, centre) / height;
    to[3] = after.mean(envelope, centre) / height;
    to[4] = Math.abs(levelAfter.mean(smooth, middle) - levelBefore.mean(smooth, middle)) / height;
    to[5] = floor(at) / height;
    to[6] = roughness(at) / height;
  }

  /** In seconds, how long the envelope stays above a level, 200 ms to either side at most. */
  private float width(float[] values, int centre, float level) {
    int before = 0;
    while (before < widthSpan && values[centre - before] > level) {
      before++;
    }
    int after = 0;
    while (after < widthSpan && values[centre + after] > level) {
      after++;
    }
    return (float) ((before + after) / signals.hertz);
  }

  /** The median of the envelope within 1.5 s. */
  private float floor(long at) {
    float[] values = signals.floor.values();
    int first = signals.floor.position(at / signals.hop - FLOORS / 2);
    for (int i = 0; i < FLOORS; i++) {
      float value = values[first + i];
      int to = i;
      for (; to > 0 && floors[to - 1] > value; to--) {
        floors[to] = floors[to - 1];
      }
      floors[to] = value;
    }
    return floors[FLOORS / 2];
  }

  /** The mean magnitude of second differences within 60 ms: spikes and muscle noise. */
  private float roughness(long at) {
    float[] values = signals.slow.values();
    int centre = signals.slow.position(at);
    float sum = 0;
    for (int i = centre - roughnessSpan; i <= centre + roughnessSpan; i++) {
      sum += Math.abs(values[i - 1] - 2 * values[i] + values[i + 1]);
    }
    return sum / (2 * roughnessSpan + 1);
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(searched);
  }

  void restore(DataInput from) throws IOException {
    searched = from.readLong();
  }
}
