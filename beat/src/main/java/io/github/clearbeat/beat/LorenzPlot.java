package io.github.clearbeat.beat;

import java.util.Arrays;

/**
 * The plot of each change of RR over the change before it, from which Sarkar, Ritscher and Mehra
 * ("A detector for a chronic implantable atrial tachyarrhythmia monitor", IEEE Trans Biomed Eng
 * 2008) read evidence for fibrillation: scattered points speak for it, points at the origin and
 * clusters that lone premature beats make speak against it.
 *
 * <p>Departures: bins of 40 ms, the origin ±80 ms; the clusters of a premature beat are three
 * regions (no change then shorter; shorter then longer; longer then shorter or no change) instead
 * of the twelve segments; all counts are shares of the points, since strips differ in length.
 */
final class LorenzPlot {
  private static final double BIN = 40; // ms
  private static final double ORIGIN = 80; // ms on either side

  private final int points;
  private final int inOrigin;
  private final int bins; // occupied, off the origin
  private final int repeats; // points off the origin in a bin already taken, of premature beats
  private final int otherRepeats;

  private LorenzPlot(int points, int inOrigin, int bins, int repeats, int otherRepeats) {
    this.points = points;
    this.inOrigin = inOrigin;
    this.bins = bins;
    this.repeats = repeats;
    this.otherRepeats = otherRepeats;
  }

  static LorenzPlot of(double[] differences) {
    int points = Math.max(0, differences.length - 1);
    long[] taken = new long[points]; // bins off the origin, with the region in the lowest bit
    int count = 0;
    for (int i = 0; i < points; i++) {
      double before = differences[i];
      double after = differences[i + 1];
      if (Math.abs(before) > ORIGIN || Math.abs(after) > ORIGIN) {
        long bin =
            (long) Math.floor(before / BIN) << 32 | (long) Math.floor(after / BIN) & 0xffffffffL;
        taken[count++] = bin << 1 | (premature(before, after) ? 1 : 0);
      }
    }
    long[] sorted = Arrays.copyOf(taken, count);
    Arrays.sort(sorted);
    int bins = 0;
    int repeats = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] >> 1 != sorted[i - 1] >> 1) {
        bins++;
      } else if ((sorted[i] & 1) == 1) {
        repeats++;
      }
    }
    return new LorenzPlot(points, points - count, bins, repeats, count - bins - repeats);
  }

  private static boolean premature(double before, double after) {
    boolean shorter = Math.abs(before) <= ORIGIN && after < -ORIGIN;
    boolean pause = before < -ORIGIN && after > ORIGIN;
    boolean back = before > ORIGIN && after <= ORIGIN;
    return shorter || pause || back;
  }

  /** 1: all scattered; −1: all at the origin; down to −3 in clusters; NaN without points. */
  double evidence() {
    return points == 0
        ? Double.NaN
        : (double) (bins - inOrigin - 2 * (repeats - otherRepeats)) / points;
  }

  /** NaN without points. */
  double prematureEvidence() {
    return points == 0 ? Double.NaN : (double) (repeats - otherRepeats) / points;
  }
}
