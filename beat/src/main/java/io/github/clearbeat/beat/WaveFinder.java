package io.github.clearbeat.beat;

import java.util.Arrays;

/**
 * Finds the limits of the waves in one window: the QRS complex where the slope stays above a share
 * of its greatest, P and T waves as the largest deflection on either side of it, and their ends by
 * the largest trapezium (Zhang, Manriquez, Medigue, Papelier, Sorine 2006, "An algorithm for robust
 * and efficient location of T-wave ends"), mirrored for onsets.
 */
final class WaveFinder {
  private static final double ONSET_SHARE = 0.06; // of the greatest slope
  private static final double OFFSET_SHARE = 0.08;
  private static final double P_LEAST = 0.025; // of the QRS complex's height
  private static final double STEEP = 0.15; // of the greatest slope on the same side
  private static final double ANOTHER_BEAT = 0.5; // of the greatest slope
  private static final double RESTLESS = 0.4; // of a P wave's rise
  private static final double T_LEAST = 0.025;

  private final float[] window;
  private final int rPeak;
  private final double hertz;
  private final double before;
  private final double after;
  private final int length;

  WaveFinder(float[] window, int rPeak, double hertz, double before, double after) {
    this.window = window;
    this.rPeak = rPeak;
    this.hertz = hertz;
    this.before = sensible(before);
    this.after = sensible(after);
    length = window.length;
  }

  private static double sensible(double seconds) {
    return seconds > 0 ? Math.min(2, Math.max(0.25, seconds)) : 0.8;
  }

  private int samples(double seconds) {
    return (int) Math.round(seconds * hertz);
  }

  private int inside(int position) {
    return Math.max(0, Math.min(length, position));
  }

  WaveLimits find() {
    float[] slope = slope();
    int[] qrs = qrs(slope);
    float[] smooth = smooth(window, samples(0.022), 2);
    double height = height(qrs[0], qrs[1]);
    int[] t = afterQrs(smooth, qrs[1], anotherBeat(slope, qrs[1], 1), height);
    int[] p = beforeQrs(smooth, qrs[0], anotherBeat(slope, qrs[0], -1), height);
    return new WaveLimits(length, p[0], p[1], qrs[0], qrs[1], t[0], t[1], p[2] == 1, t[2] == 1);
  }

  private double height(int from, int to) {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      lowest = Math.min(lowest, window[i]);
      highest = Math.max(highest, window[i]);
    }
    return highest - lowest;
  }

  private float[] slope() {
    float[] light = smooth(window, Math.max(1, samples(0.008)), 2);
    float[] slope = new float[length];
    for (int i = 1; i < length - 1; i++) {
      slope[i] = Math.abs(light[i + 1] - light[i - 1]);
    }
    return smooth(slope, samples(0.016), 1);
  }

  private int[] qrs(float[] slope) {
    int from = inside(rPeak - samples(0.08));
    int to = inside(rPeak + samples(0.08));
    float greatest = 0;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, slope[i]);
    }
    float[] sorted = slope.clone();
    Arrays.sort(sorted);
    float quiet = sorted[length / 4];
    double noise = Math.min(2 * quiet, 0.3 * greatest);
    int calm = Math.max(1, samples(0.014));
    int onset = edge(slope, Math.max(ONSET_SHARE * greatest, noise), -1, calm, samples(0.16));
    int offset = edge(slope, Math.max(OFFSET_SHARE * greatest, noise), +1, calm, samples(0.20));
    return new int[] {inside(Math.min(onset, rPeak)), inside(Math.max(offset, rPeak + 1))};
  }

  /**
   * Where, going out from the steepest place on one side of the R peak, the slope stays below the
   * limit for {@code calm} samples.
   */
  private int edge(float[] slope, double limit, int step, int calm, int farthest) {
    int start = rPeak;
    for (int i = rPeak; Math.abs(i - rPeak) < samples(0.08) && i > 0 && i < length; i += step) {
      start = slope[i] > slope[start] ? i : start;
    }
    double steep = STEEP * slope[start];
    int quietRun = 0;
    int i = start;
    for (; Math.abs(i - rPeak) < farthest && i > 0 && i < length - 1; i += step) {
      quietRun = slope[i] < limit ? quietRun + 1 : 0;
      if (quietRun >= calm && (step < 0 || !steepWithin(slope, i, samples(0.05), steep))) {
        return i - step * (quietRun - 1);
      }
    }
    return i;
  }

  /** Whether the complex goes on beyond a calm bottom, as that of a wide S wave. */
  private boolean steepWithin(float[] slope, int from, int reach, double steep) {
    for (int i = from; i < inside(from + reach); i++) {
      if (slope[i] > steep) {
        return true;
      }
    }
    return false;
  }

  /** Where, going out from the complex, the next slope as steep as its own stands. */
  private int anotherBeat(float[] slope, int from, int step) {
    float greatest = 0;
    for (int i = inside(rPeak - samples(0.08)); i < inside(rPeak + samples(0.08)); i++) {
      greatest = Math.max(greatest, slope[i]);
    }
    int i = from + step * samples(0.1);
    while (i > 0 && i < length - 1 && slope[i] < ANOTHER_BEAT * greatest) {
      i += step;
    }
    return Math.max(0, Math.min(length - 1, i));
  }

  private int[] afterQrs(float[] smooth, int qrsOffset, int next, double height) {
    double root = Math.sqrt(after);
    int from = inside(qrsOffset + samples(0.05));
    int to = Math.min(length - 1, rPeak + samples(Math.min(0.5 * root, 0.72 * after)));
    to = next < length - 1 ? Math.min(to, next - samples(0.06)) : to;
    int onset = Math.max(qrsOffset, Math.min(length, rPeak + samples(0.2 * root)));
    int offset = Math.max(onset, Math.min(length, rPeak + samples(0.37 * root)));
    int[] expected = {onset, offset, 0};
    if (to - from < samples(0.06)) {
      return expected;
    }
    int peak = peak(smooth, from, to, smooth[to]);
    if (peak < 0 || Math.abs(smooth[peak] - smooth[to]) < T_LEAST * height) {
      return expected;
    }
    int end = trapeziumEnd(smooth, peak, +1, Math.min(length - 1, peak + samples(0.14)));
    int begin = trapeziumEnd(smooth, peak, -1, Math.max(qrsOffset, peak - samples(0.15)));
    return new int[] {Math.max(qrsOffset, begin), Math.max(peak + 1, end), 1};
  }

  private int[] beforeQrs(float[] smooth, int qrsOnset, int previous, double height) {
    int from = inside(qrsOnset - samples(Math.min(0.30, 0.45 * before)));
    from = previous > 0 ? Math.max(from, previous + samples(0.06)) : from;
    int to = inside(qrsOnset - samples(0.015));
    int offset = inside(qrsOnset - samples(0.05));
    int onset = inside(qrsOnset - samples(0.16));
    int[] expected = {onset, offset, 0};
    if (to - from < samples(0.06)) {
      return expected;
    }
    int peak = peak(smooth, from, to, smooth[to]);
    if (peak < 0) {
      return expected;
    }
    int end = trapeziumEnd(smooth, peak, +1, Math.min(to, peak + samples(0.08)));
    int begin = trapeziumEnd(smooth, peak, -1, Math.max(0, peak - samples(0.12)));
    double rise = Math.abs(smooth[peak] - (smooth[begin] + smooth[end]) / 2);
    if (rise < P_LEAST * height
        || restlessness(smooth, begin) > RESTLESS * rise
        || end - begin < samples(0.04)) {
      return expected;
    }
    return new int[] {begin, Math.min(end, qrsOnset), 1};
  }

  /** How far the signal swings about its own line in the 120 ms before a position. */
  private double restlessness(float[] smooth, int end) {
    int from = inside(end - samples(0.12));
    double lowest = 0;
    double highest = 0;
    for (int i = from; i < end; i++) {
      double line =
          smooth[from] + (smooth[end] - smooth[from]) * (double) (i - from) / (end - from);
      lowest = Math.min(lowest, smooth[i] - line);
      highest = Math.max(highest, smooth[i] - line);
    }
    return highest - lowest;
  }

  /** The inner turning point farthest from {@code level}; −1 if there is none. */
  private static int peak(float[] values, int from, int to, float level) {
    int best = -1;
    for (int i = from + 1; i < to; i++) {
      boolean turns = (values[i] - values[i - 1]) * (values[i + 1] - values[i]) <= 0;
      boolean farther = best < 0 || Math.abs(values[i] - level) > Math.abs(values[best] - level);
      if (turns && farther) {
        best = i;
      }
    }
    return best;
  }

  /** The end of a wave on one side of its peak, no farther than {@code last}. */
  private static int trapeziumEnd(float[] values, int peak, int step, int last) {
    int steepest = peak;
    float most = -1;
    int reach = Math.max(1, Math.abs(last - peak) * 3 / 5);
    for (int i = peak + step; Math.abs(i - peak) < reach; i += step) {
      float slope = Math.abs(values[i + 1 > values.length - 1 ? i : i + 1] - values[i - 1]);
      if (slope > most) {
        most = slope;
        steepest = i;
      }
    }
    int end = steepest;
    double largest = -1;
    for (int i = steepest; step * (last - i) >= 0; i += step) {
      double area =
          Math.abs(values[steepest] - values[i])
              * (2.0 * Math.abs(last - i) + Math.abs(i - steepest));
      if (area > largest) {
        largest = area;
        end = i;
      }
    }
    return end;
  }

  /** Moving mean of {@code width} samples (made odd), several times, the ends' values repeated. */
  private static float[] smooth(float[] values, int width, int times) {
    int half = width / 2;
    float[] from = values;
    for (int pass = 0; pass < times; pass++) {
      float[] to = new float[from.length];
      double sum = 0;
      for (int k = -half; k <= half; k++) {
        sum += at(from, k);
      }
      for (int i = 0; i < to.length; i++) {
        to[i] = (float) (sum / (2 * half + 1));
        sum += at(from, i + half + 1) - at(from, i - half);
      }
      from = to;
    }
    return from;
  }

  private static float at(float[] values, int position) {
    return values[Math.max(0, Math.min(values.length - 1, position))];
  }
}
