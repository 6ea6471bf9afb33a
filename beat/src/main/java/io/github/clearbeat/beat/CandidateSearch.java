package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Finds the candidates, peaks of the envelope that are the highest within 120 ms, and measures each
 * by itself: height, swing and shape at once, the rest when the envelope reaches 1.5 s beyond it.
 */
final class CandidateSearch {
  /**
   * Below it there is nothing to be seen on any electrocardiograph (mean magnitude of the band).
   */
  private static final float LOWEST_MILLIVOLTS = 0.004f;

  private final SlowSignals signals;
  private final int reach;
  private final int[] points = new int[Candidates.POINTS];
  private final float[] shape = new float[Candidates.POINTS];
  private final float[] floors = new float[12];
  private long searched;

  CandidateSearch(SlowSignals signals) {
    this.signals = signals;
    reach = signals.samples(0.12);
    for (int i = 0; i < points.length; i++) {
      points[i] = signals.samples((i - points.length / 2) * 0.1 / (points.length / 2));
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

  /** Adds the candidates that have become certain. */
  void search(Candidates to) {
    History envelope = signals.envelope;
    float[] values = envelope.values();
    for (; searched + reach < envelope.end(); searched++) {
      int at = envelope.position(searched);
      float height = values[at];
      if (height >= LOWEST_MILLIVOLTS
          && height > values[at - 1]
          && height >= values[at + 1]
          && isHighest(values, at)) {
        measureShape(to, to.add(searched), height);
      }
    }
  }

  private boolean isHighest(float[] values, int at) {
    for (int i = 1; i <= reach; i++) {
      if (values[at - i] >= values[at] || values[at + i] > values[at]) {
        return false;
      }
    }
    return true;
  }

  private void measureShape(Candidates candidates, int candidate, float height) {
    long at = candidates.at(candidate);
    candidates.set(candidate, Candidates.HEIGHT, height);
    candidates.set(candidate, Candidates.SWING, swing(at) / height);
    int centre = signals.band.position(at);
    for (int i = 0; i < points.length; i++) {
      shape[i] = signals.band.values()[centre + points[i]];
    }
    candidates.setShape(candidate, shape);
  }

  /** Takes the other measures of a candidate, each but the width as a share of the height. */
  void measure(Candidates candidates, int candidate) {
    long at = candidates.at(candidate);
    float height = candidates.height(candidate);
    candidates.set(candidate, Candidates.WIDTH, width(at, height / 2));
    candidates.set(candidate, Candidates.BEFORE, mean(signals.envelope, at, -0.45, -0.15) / height);
    candidates.set(candidate, Candidates.AFTER, mean(signals.envelope, at, 0.15, 0.45) / height);
    float level = mean(signals.smooth, at, -0.2, -0.1);
    float levelAfter = mean(signals.smooth, at, 0.1, 0.2);
    candidates.set(candidate, Candidates.STEP, Math.abs(levelAfter - level) / height);
    candidates.set(candidate, Candidates.FLOOR, floor(at) / height);
    candidates.set(candidate, Candidates.ROUGHNESS, roughness(at) / height);
  }

  /** In seconds, how long the envelope stays above a level, 200 ms to either side at most. */
  private float width(long at, float level) {
    float[] values = signals.envelope.values();
    int centre = signals.envelope.position(at);
    int most = signals.samples(0.2);
    int before = 0;
    while (before < most && values[centre - before] > level) {
      before++;
    }
    int after = 0;
    while (after < most && values[centre + after] > level) {
      after++;
    }
    return (float) ((before + after) / signals.hertz);
  }

  /** Highest minus lowest within 150 ms. */
  private float swing(long at) {
    float[] values = signals.smooth.values();
    int centre = signals.smooth.position(at);
    int span = signals.samples(0.15);
    float lowest = values[centre];
    float highest = lowest;
    for (int i = centre - span; i <= centre + span; i++) {
      lowest = Math.min(lowest, values[i]);
      highest = Math.max(highest, values[i]);
    }
    return highest - lowest;
  }

  private float mean(History of, long at, double fromSeconds, double toSeconds) {
    int from = of.position(at + signals.samples(fromSeconds));
    int to = of.position(at + signals.samples(toSeconds));
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += of.values()[i];
    }
    return sum / (to - from);
  }

  /** The median of the envelope within 1.5 s. */
  private float floor(long at) {
    long first = at / signals.hop - floors.length / 2;
    for (int i = 0; i < floors.length; i++) {
      float value = signals.floor.get(first + i);
      int to = i;
      for (; to > 0 && floors[to - 1] > value; to--) {
        floors[to] = floors[to - 1];
      }
      floors[to] = value;
    }
    return floors[floors.length / 2];
  }

  /** The mean magnitude of second differences within 60 ms: spikes and muscle noise. */
  private float roughness(long at) {
    float[] values = signals.slow.values();
    int centre = signals.slow.position(at);
    int span = signals.samples(0.06);
    float sum = 0;
    for (int i = centre - span; i <= centre + span; i++) {
      sum += Math.abs(values[i - 1] - 2 * values[i] + values[i + 1]);
    }
    return sum / (2 * span + 1);
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(searched);
  }

  void restore(DataInput from) throws IOException {
    searched = from.readLong();
  }
}
