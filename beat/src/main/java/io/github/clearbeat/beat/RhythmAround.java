package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The RR intervals around a beat, and what they say about it: whether it came early, against what,
 * and whether early beats mean anything here. All values are of ln(RR before the beat / 1 s),
 * within ln 0.2 and ln 3; where a neighbour is not known, the outermost known stands for it.
 *
 * <p>A quantile of many earlier and some later beats still shows the slow beats between two runs of
 * fast ones, which a median of the last few does not; changes over one, two and three beats tell
 * bigeminy and trigeminy, which repeat, from fibrillation, which does not.
 */
final class RhythmAround {
  static final int EARLIER = 256;
  private static final int JUMP_HALF = 4;
  private static final int JUMP_APART = 5;
  private static final int JUMP_EARLIER = 100;
  private static final double SHORTEST = 0.2;
  private static final double LONGEST = 3;
  private static final double FIRST = 0.8;
  private static final int BINS = 14;

  private final float[] ln; // beat i in slot i mod length
  private final float[] jumps;
  private final float[] sorted = new float[EARLIER + Surroundings.MOST_LATER + 1];
  private final int[] bins = new int[BINS];
  private long count;

  RhythmAround() {
    ln = new float[EARLIER + 2 * Surroundings.MOST_LATER];
    jumps = new float[ln.length];
  }

  /**
   * Takes the next beat.
   *
   * @param secondsBefore RR before it; NaN for the first
   */
  void add(double secondsBefore) {
    double bounded =
        Double.isFinite(secondsBefore)
            ? Math.max(SHORTEST, Math.min(LONGEST, secondsBefore))
            : FIRST;
    ln[slot(count)] = (float) StrictMath.log(bounded);
    if (count == 1) {
      ln[0] = ln[1];
    }
    count++;
    long middle = count - 1 - JUMP_APART - JUMP_HALF;
    if (middle >= 0) {
      long before = Math.max(0, middle - JUMP_APART);
      jumps[slot(middle)] =
          Math.abs(
              median(before - JUMP_HALF, before + JUMP_HALF)
                  - median(middle + JUMP_APART - JUMP_HALF, middle + JUMP_APART + JUMP_HALF));
    }
  }

  private int slot(long beat) {
    return (int) (beat % ln.length);
  }

  /** ln(RR before a beat / 1 s). */
  float lnRr(long beat) {
    return ln[slot(Math.max(0, Math.min(beat, count - 1)))];
  }

  /** Median ln RR of beats {@code from} to {@code to}, as far as known. */
  float median(long from, long to) {
    return quantile(gather(from, to), 0.5f);
  }

  private int gather(long from, long to) {
    long first = Math.max(0, from);
    long last = Math.min(to, count - 1);
    int n = 0;
    for (long beat = first; beat <= last; beat++) {
      sorted[n++] = ln[slot(beat)];
    }
    if (n == 0) {
      sorted[n++] = ln[slot(Math.max(0, Math.min(to, count - 1)))];
    }
    Arrays.sort(sorted, 0, n);
    return n;
  }

  private float quantile(int n, float share) {
    float place = share * (n - 1);
    int below = (int) place;
    int above = Math.min(n - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Writes all values of a beat, in the order of {@link Surroundings#names()}; returns the end. */
  int values(long beat, float[] to, int offset) {
    int at = slow(beat, to, offset);
    at = irregularity(beat, to, at);
    at = repetition(beat, to, at);
    at = sides(beat, to, at);
    at = neighbours(beat, to, at);
    return local(beat, to, at);
  }

  private int slow(long beat, float[] to, int offset) {
    float own = lnRr(beat);
    float near = median(beat - 8, beat + 8);
    int n = gather(beat - EARLIER, beat + Surroundings.MOST_LATER);
    float q10 = quantile(n, 0.1f);
    float q25 = quantile(n, 0.25f);
    float q50 = quantile(n, 0.5f);
    float q75 = quantile(n, 0.75f);
    float q90 = quantile(n, 0.9f);
    int at = offset;
    to[at++] = own - q10;
    to[at++] = own - q25;
    to[at++] = own - q50;
    to[at++] = own - q75;
    to[at++] = own - q90;
    to[at++] = near - q50;
    to[at++] = near - q75;
    to[at++] = q90 - q10;
    to[at++] = q75 - q25;
    to[at++] = q50;
    to[at++] = own;
    to[at++] = own - near;
    n = gather(beat - 20, beat + 20);
    to[at++] = own - quantile(n, 0.75f);
    to[at++] = own - quantile(n, 0.9f);
    return at;
  }

  private int irregularity(long beat, float[] to, int offset) {
    long first = Math.max(0, beat - 32);
    long last = Math.min(beat + 32, count - 1);
    float middle = median(first, last);
    Arrays.fill(bins, 0);
    int near = 0;
    int overTenth = 0;
    int overFifth = 0;
    int turns = 0;
    int n = 0;
    for (long b = first; b <= last; b++) {
      float from = ln[slot(b)] - middle;
      near += Math.abs(from) < 0.05f ? 1 : 0;
      int bin = (int) ((from + 0.7f) * 10);
      bins[Math.max(0, Math.min(BINS - 1, bin))]++;
      if (b > first) {
        float change = ln[slot(b)] - ln[slot(b - 1)];
        overTenth += Math.abs(change) > 0.1f ? 1 : 0;
        overFifth += Math.abs(change) > 0.2f ? 1 : 0;
        turns += b > first + 1 && change * (ln[slot(b - 1)] - ln[slot(b - 2)]) < 0 ? 1 : 0;
        sorted[n++] = Math.abs(change);
      }
    }
    int beats = (int) (last - first + 1);
    double entropy = 0;
    for (int inBin : bins) {
      double share = (double) inBin / beats;
      entropy -= inBin == 0 ? 0 : share * StrictMath.log(share);
    }
    Arrays.sort(sorted, 0, n);
    int at = offset;
    to[at++] = n == 0 ? 0 : (float) overTenth / n;
    to[at++] = n == 0 ? 0 : (float) overFifth / n;
    to[at++] = n == 0 ? 0 : quantile(n, 0.5f);
    to[at++] = n < 2 ? 0 : (float) turns / (n - 1);
    to[at++] = (float) entropy;
    to[at++] = (float) near / beats;
    return at;
  }

  private int repetition(long beat, float[] to, int offset) {
    int at = offset;
    float one = typicalChange(beat, 1);
    float two = typicalChange(beat, 2);
    float three = typicalChange(beat, 3);
    for (int lag = 1; lag <= 3; lag++) {
      to[at++] = Math.abs(lnRr(beat) - lnRr(beat - lag));
    }
    to[at++] = one;
    to[at++] = two;
    to[at++] = three;
    to[at++] = two - one;
    to[at++] = three - one;
    return at;
  }

  private float typicalChange(long beat, int lag) {
    int n = 0;
    for (long b = Math.max(lag, beat - 16); b <= Math.min(beat + 16, count - 1); b++) {
      sorted[n++] = Math.abs(ln[slot(b)] - ln[slot(b - lag)]);
    }
    if (n == 0) {
      return 0;
    }
    Arrays.sort(sorted, 0, n);
    return quantile(n, 0.5f);
  }

  private int sides(long beat, float[] to, int offset) {
    float own = lnRr(beat);
    float past = median(beat - 16, beat - 1);
    float future = median(beat + 1, beat + 16);
    float jump = 0;
    long lastJump = Math.min(beat + JUMP_EARLIER, count - 1 - JUMP_APART - JUMP_HALF);
    for (long b = Math.max(0, beat - JUMP_EARLIER); b <= lastJump; b++) {
      jump = Math.max(jump, jumps[slot(b)]);
    }
    int at = offset;
    to[at++] = own - past;
    to[at++] = own - future;
    to[at++] = own - median(beat - 5, beat - 1);
    to[at++] = own - median(beat + 1, beat + 5);
    to[at++] = past - future;
    to[at++] = jump;
    to[at++] =
        (float) StrictMath.log((StrictMath.exp(own) + StrictMath.exp(lnRr(beat + 1))) / 2) - past;
    return at;
  }

  private int neighbours(long beat, float[] to, int offset) {
    float own = lnRr(beat);
    float before = lnRr(beat - 1);
    float after = lnRr(beat + 1);
    int at = offset;
    to[at++] = own - after;
    to[at++] = own - before;
    to[at++] = before - lnRr(beat - 2);
    to[at++] = after - lnRr(beat + 2);
    to[at++] = own - lnRr(beat - 2);
    to[at++] = own - lnRr(beat + 2);
    to[at++] = own - Math.max(before, after);
    return at;
  }

  private int local(long beat, float[] to, int offset) {
    float own = lnRr(beat);
    float after = lnRr(beat + 1);
    float near = median(beat - 8, beat + 8);
    int at = offset;
    int n = gather(beat - 30, beat + 30);
    to[at++] = own - quantile(n, 0.1f);
    to[at++] = own - quantile(n, 0.25f);
    to[at++] = own - quantile(n, 0.5f);
    to[at++] = after - quantile(n, 0.1f);
    to[at++] = after - quantile(n, 0.25f);
    to[at++] = after - quantile(n, 0.5f);
    to[at++] = after - quantile(n, 0.75f);
    to[at++] = after - quantile(n, 0.9f);
    to[at++] = after - near;
    to[at++] = (float) StrictMath.log((StrictMath.exp(own) + StrictMath.exp(after)) / 2) - near;
    to[at++] = spread(beat, 8);
    to[at++] = spread(beat, 30);
    return at;
  }

  /** The standard deviation of ln RR over the beats around. */
  private float spread(long beat, int half) {
    long first = Math.max(0, beat - half);
    long last = Math.min(beat + half, count - 1);
    double sum = 0;
    double squares = 0;
    for (long b = first; b <= last; b++) {
      double value = ln[slot(b)];
      sum += value;
      squares += value * value;
    }
    double n = last - first + 1;
    return (float) Math.sqrt(Math.max(0, squares / n - sum / n * (sum / n)));
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(count);
    for (int i = 0; i < ln.length; i++) {
      to.writeFloat(ln[i]);
      to.writeFloat(jumps[i]);
    }
  }

  void restore(DataInput from) throws IOException {
    count = from.readLong();
    for (int i = 0; i < ln.length; i++) {
      ln[i] = from.readFloat();
      jumps[i] = from.readFloat();
    }
  }
}
