package io.github.clearbeat.beat;

import io.github.clearbeat.recording.WaveKind;

/**
 * What a network says of every sample of a {@link DelineationWindow}, and the waves of the window's
 * beat read from it.
 *
 * <p>A limit is placed where the probabilities say on average: going out from a wave's surest
 * sample, their sum is the mean number of samples that still belong to the wave, which makes the
 * squared error least. They are scaled so that a wave that is not sure is no shorter for it.
 */
final class WaveMap {
  private static final int CLASSES = 4;
  private static final int LENGTH = DelineationWindow.LENGTH;
  private static final int PARTS = 4; // samples a step of the network's output
  private static final int R = DelineationWindow.BEFORE;

  private static final int QRS_REACH = 20; // samples from the R peak to the surest one
  private static final float QRS_LEAST = 0.3f;
  private static final float ANOTHER_QRS = 0.5f;
  private static final int ANOTHER_QRS_SAMPLES = 4;
  private static final float IN_RUN = 0.2f;
  private static final int GAP = 4; // samples below it that do not end a run
  private static final float SURE = 1.2f; // a share of the surest sample's above 1 / this is all
  private static final float P_LEAST = 0.1f;
  private static final float P_MASS = 2; // samples
  private static final float T_LEAST = 0.5f;
  private static final float T_MASS = 10;
  private static final int DOUBT_REACH = 20; // samples

  private final float[][] probabilities = new float[CLASSES][LENGTH];

  // The wave that was found last.
  private double onset;
  private double offset;
  private float surest;
  private float mass;
  private int seed;

  /** Forgets everything. */
  void clear() {
    for (float[] row : probabilities) {
      java.util.Arrays.fill(row, 0);
    }
  }

  /**
   * Adds a network's opinion.
   *
   * @param logits {@code [4 · 4][160]}, as the network gives them
   * @param share of this opinion in the whole
   */
  void add(float[] logits, float share) {
    int steps = LENGTH / PARTS;
    for (int t = 0; t < LENGTH; t++) {
      int at = t % PARTS * steps + t / PARTS;
      float greatest = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < CLASSES; k++) {
        greatest = Math.max(greatest, logits[k * LENGTH + at]);
      }
      double sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        sum += StrictMath.exp(logits[k * LENGTH + at] - greatest);
      }
      for (int k = 0; k < CLASSES; k++) {
        double one = StrictMath.exp(logits[k * LENGTH + at] - greatest);
        probabilities[k][t] += (float) (share * one / sum);
      }
    }
  }

  /** Position of the first sample of the wave that was found last, between samples. */
  double onset() {
    return onset;
  }

  /** Position of its last sample. */
  double offset() {
    return offset;
  }

  /** The greatest probability in it; also where it was too small. */
  float surest() {
    return surest;
  }

  /**
   * How many samples around a limit could as well belong to the wave as not: the sum of p (1 − p)
   * within 80 ms of it, a quarter of a stretch in which p is one half.
   *
   * @param kind of the wave
   * @param limit its onset or offset
   */
  double doubt(WaveKind kind, double limit) {
    float[] row = row(kind);
    int middle = (int) Math.round(limit);
    double sum = 0;
    for (int i = Math.max(0, middle - DOUBT_REACH);
        i <= Math.min(LENGTH - 1, middle + DOUBT_REACH);
        i++) {
      sum += row[i] * (1.0 - row[i]);
    }
    return sum;
  }

  /** Looks for the QRS complex around the window's R peak; whether there is one. */
  boolean findQrs() {
    float[] qrs = row(WaveKind.QRS);
    seed = R;
    for (int i = R - QRS_REACH; i <= R + QRS_REACH; i++) {
      seed = qrs[i] > qrs[seed] ? i : seed;
    }
    surest = qrs[seed];
    spread(qrs, 0, LENGTH);
    return surest >= QRS_LEAST;
  }

  /**
   * Looks for what is most like a P wave before the QRS complex; whether there is anything. Whether
   * it is one, the beats before have a say in: {@link PWaveHistory}.
   *
   * @param qrsOnset where the complex begins
   */
  boolean findP(double qrsOnset) {
    int to = (int) Math.ceil(qrsOnset);
    float[] qrs = row(WaveKind.QRS);
    int from = to - 1;
    int high = 0;
    for (; from > 0 && high < ANOTHER_QRS_SAMPLES; from--) {
      high = qrs[from] > ANOTHER_QRS && from < to - 2 * GAP ? high + 1 : 0;
    }
    return find(row(WaveKind.P), from, to, P_LEAST, P_MASS);
  }

  /**
   * Looks for the T wave behind the QRS complex; whether there is one.
   *
   * @param qrsOffset where the complex ends
   */
  boolean findT(double qrsOffset) {
    int from = (int) Math.floor(qrsOffset) + 1;
    float[] qrs = row(WaveKind.QRS);
    int to = from;
    int high = 0;
    for (; to < LENGTH && high < ANOTHER_QRS_SAMPLES; to++) {
      high = qrs[to] > ANOTHER_QRS && to > from + 2 * GAP ? high + 1 : 0;
    }
    return find(row(WaveKind.T), from, to, T_LEAST, T_MASS);
  }

  private float[] row(WaveKind kind) {
    return probabilities[kind.ordinal() + 1];
  }

  /** Keeps the run of greatest mass. */
  private boolean find(float[] row, int from, int to, float leastSure, float leastMass) {
    int bestSeed = -1;
    float bestMass = 0;
    surest = 0;
    for (int i = Math.max(0, from); i < to; i++) {
      if (row[i] < IN_RUN) {
        continue;
      }
      seed = i;
      float runMass = 0;
      for (int quiet = 0; i < to && quiet <= GAP; i++) {
        quiet = row[i] < IN_RUN ? quiet + 1 : 0;
        seed = row[i] > row[seed] ? i : seed;
        runMass += row[i];
      }
      if (runMass > bestMass) {
        bestMass = runMass;
        bestSeed = seed;
      }
    }
    if (bestSeed < 0) {
      return false;
    }
    seed = bestSeed;
    surest = row[seed];
    spread(row, Math.max(0, from), to);
    return mass >= leastMass && surest >= leastSure;
  }

  private void spread(float[] row, int from, int to) {
    float scale = SURE / Math.max(IN_RUN, row[seed]);
    float before = 0;
    mass = row[seed];
    int quiet = 0;
    for (int i = seed - 1; i >= from && quiet <= GAP; i--) {
      quiet = row[i] < IN_RUN ? quiet + 1 : 0;
      before += Math.min(1, row[i] * scale);
      mass += row[i];
    }
    float after = 0;
    quiet = 0;
    for (int i = seed + 1; i < to && quiet <= GAP; i++) {
      quiet = row[i] < IN_RUN ? quiet + 1 : 0;
      after += Math.min(1, row[i] * scale);
      mass += row[i];
    }
    onset = seed - before;
    offset = seed + after;
  }
}
