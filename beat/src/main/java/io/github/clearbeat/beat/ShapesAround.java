package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The shapes of the beats around a beat: how many look like it, how early those come, and how its P
 * and T waves differ from those of the beats that look like it and come in time. No label is
 * needed; the patient is compared with himself.
 */
final class ShapesAround {
  static final int EARLIER = 40;
  private static final int MOST_ALIKE = 24;
  private static final float ALIKE = 0.9f;
  private static final float LEAST_RATIO = 0.6f;
  private static final float GREATEST_RATIO = 1.7f;
  private static final float IN_TIME = 0.12f;
  private static final float SLIGHT = 1e-6f;

  private final int qrsFrom;
  private final int pFrom;
  private final int tFrom;
  private final float[][] qrs; // of length one; beat i in slot i mod length
  private final float[][] p; // mean taken away
  private final float[][] t;
  private final float[] heights;
  private final float[] pSizes;
  private final float[] alike;
  private final boolean[] same;
  private final boolean[] chosen;
  private final float[] sorted;
  private final float[] usualP;
  private final float[] usualT;
  private long count;

  ShapesAround(Preparation preparation, int later) {
    double hertz = preparation.hertz();
    int r = preparation.beforeSamples();
    qrsFrom = r - (int) Math.round(0.1 * hertz);
    pFrom = r - (int) Math.round(0.278 * hertz);
    tFrom = r + (int) Math.round(0.139 * hertz);
    int slots = EARLIER + later + 2;
    qrs = new float[slots][(int) Math.round(0.222 * hertz)];
    p = new float[slots][(int) Math.round(0.2 * hertz)];
    t = new float[slots][(int) Math.round(0.278 * hertz)];
    heights = new float[slots];
    pSizes = new float[slots];
    alike = new float[slots];
    same = new boolean[slots];
    chosen = new boolean[slots];
    sorted = new float[slots];
    usualP = new float[p[0].length];
    usualT = new float[t[0].length];
    if (pFrom < 0 || tFrom + t[0].length > preparation.windowSamples()) {
      throw new IllegalArgumentException(
          "surroundings need a window from 0.28 s before to 0.42 s after the R peak");
    }
  }

  void add(Window window) {
    int slot = slot(count++);
    centred(window, qrsFrom, qrs[slot]);
    centred(window, pFrom, p[slot]);
    centred(window, tFrom, t[slot]);
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : qrs[slot]) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    heights[slot] = high - low + 0.02f;
    float size = size(qrs[slot]) + SLIGHT;
    for (int i = 0; i < qrs[slot].length; i++) {
      qrs[slot][i] /= size;
    }
    pSizes[slot] = size(p[slot]) + SLIGHT;
  }

  private int slot(long beat) {
    return (int) (beat % heights.length);
  }

  private static void centred(Window window, int from, float[] to) {
    double sum = 0;
    for (int i = 0; i < to.length; i++) {
      sum += window.millivolts[from + i];
    }
    float mean = (float) (sum / to.length);
    for (int i = 0; i < to.length; i++) {
      to[i] = window.millivolts[from + i] - mean;
    }
  }

  private static float size(float[] values) {
    return (float) Math.sqrt(dot(values, values));
  }

  private static double dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static float distance(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return (float) Math.sqrt(sum / a.length);
  }

  /**
   * Writes all values of a beat, in the order of {@link Surroundings#names()}.
   *
   * @return the place after the last
   */
  int values(long beat, RhythmAround rhythm, float[] to, int offset) {
    long first = Math.max(0, beat - EARLIER);
    long last = Math.min(count - 1, beat + EARLIER);
    int own = slot(beat);
    float usualRr = rhythm.median(beat - 32, beat + 32);
    int at = likeness(beat, first, last, usualRr, rhythm, to, offset);
    choose(beat, first, last, usualRr, rhythm);
    int n = 0;
    for (long b = first; b <= last; b++) {
      sorted[n++] = heights[slot(b)];
    }
    float height = median(n);
    average(first, last, p, usualP);
    average(first, last, t, usualT);
    float usualSize = size(usualP) + SLIGHT;
    n = 0;
    for (long b = first; b <= last; b++) {
      if (chosen[slot(b)]) {
        sorted[n++] = correlationOfP(slot(b), usualSize);
      }
    }
    float root = (float) Math.sqrt(usualP.length);
    to[at++] = correlationOfP(own, usualSize);
    to[at++] = bounded(distance(p[own], usualP) / height * 2);
    to[at++] = median(n);
    to[at++] = bounded(usualSize / root / height * 2);
    to[at++] = bounded(pSizes[own] / root / height * 2);
    to[at++] = (float) highest(usualP) / usualP.length;
    to[at++] = (float) highest(p[own]) / usualP.length;
    to[at++] = bounded(distance(t[own], usualT) / height * 2);
    to[at++] = (float) StrictMath.log(heights[own] / height);
    for (int side = -1; side <= 1; side += 2) {
      int other = slot(Math.max(0, Math.min(count - 1, beat + side)));
      to[at++] = correlationOfP(other, usualSize);
      to[at++] = bounded(distance(p[other], usualP) / height * 2);
      to[at++] = (float) dot(qrs[own], qrs[other]);
      to[at++] = (float) StrictMath.log(heights[own] / heights[other]);
    }
    return at;
  }

  private int likeness(
      long beat, long first, long last, float usualRr, RhythmAround rhythm, float[] to, int at) {
    int own = slot(beat);
    int like = 0;
    int n = 0;
    for (long b = first; b <= last; b++) {
      int slot = slot(b);
      alike[slot] = b == beat ? 1f : (float) dot(qrs[own], qrs[slot]);
      float ratio = heights[slot] / heights[own];
      same[slot] =
          b == beat || alike[slot] > ALIKE && ratio > LEAST_RATIO && ratio < GREATEST_RATIO;
      sorted[n++] = alike[slot];
      like += same[slot] ? 1 : 0;
    }
    to[at] = (float) like / n;
    to[at + 1] = median(n);
    to[at + 2] = medianRr(first, last, true, rhythm) - usualRr;
    to[at + 3] = like == n ? 0 : medianRr(first, last, false, rhythm) - usualRr;
    return at + 4;
  }

  private float medianRr(long first, long last, boolean of, RhythmAround rhythm) {
    int n = 0;
    for (long b = first; b <= last; b++) {
      if (same[slot(b)] == of) {
        sorted[n++] = rhythm.lnRr(b);
      }
    }
    return median(n);
  }

  /** Beats that look alike and come in time, the nearest; fewer conditions where there are none. */
  private void choose(long beat, long first, long last, float usualRr, RhythmAround rhythm) {
    Arrays.fill(chosen, false);
    int n = pick(beat, first, last, usualRr, rhythm, true, true);
    if (n < 3) {
      n = pick(beat, first, last, usualRr, rhythm, true, false);
    }
    if (n < 3) {
      n = pick(beat, first, last, usualRr, rhythm, false, true);
    }
    if (n < 1) {
      chosen[slot(beat)] = true;
    }
  }

  private int pick(
      long beat,
      long first,
      long last,
      float usualRr,
      RhythmAround rhythm,
      boolean alikeOnly,
      boolean inTimeOnly) {
    Arrays.fill(chosen, false);
    int n = 0;
    for (int away = 1; away <= EARLIER && n < MOST_ALIKE; away++) {
      for (long b = beat - away; b <= beat + away; b += 2L * away) {
        boolean known = b >= first && b <= last;
        if (known
            && (!alikeOnly || same[slot(b)])
            && (!inTimeOnly || Math.abs(rhythm.lnRr(b) - usualRr) < IN_TIME)) {
          chosen[slot(b)] = true;
          n++;
        }
      }
    }
    return n;
  }

  private void average(long first, long last, float[][] of, float[] to) {
    Arrays.fill(to, 0);
    int n = 0;
    for (long b = first; b <= last; b++) {
      if (chosen[slot(b)]) {
        float[] from = of[slot(b)];
        for (int i = 0; i < to.length; i++) {
          to[i] += from[i];
        }
        n++;
      }
    }
    for (int i = 0; i < to.length; i++) {
      to[i] /= n;
    }
  }

  private float correlationOfP(int slot, float usualSize) {
    return (float) dot(p[slot], usualP) / (pSizes[slot] * usualSize);
  }

  private static int highest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private float median(int n) {
    Arrays.sort(sorted, 0, n);
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  private static float bounded(float value) {
    return Math.min(3, value);
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(count);
    for (int s = 0; s < heights.length; s++) {
      to.writeFloat(heights[s]);
      to.writeFloat(pSizes[s]);
      for (float[] wave : new float[][] {qrs[s], p[s], t[s]}) {
        for (float value : wave) {
          to.writeFloat(value);
        }
      }
    }
  }

  void restore(DataInput from) throws IOException {
    count = from.readLong();
    for (int s = 0; s < heights.length; s++) {
      heights[s] = from.readFloat();
      pSizes[s] = from.readFloat();
      for (float[] wave : new float[][] {qrs[s], p[s], t[s]}) {
        for (int i = 0; i < wave.length; i++) {
          wave[i] = from.readFloat();
        }
      }
    }
  }
}
