package io.github.clearbeat.evaluation;

import static io.github.clearbeat.evaluation.BeatLabel.F;
import static io.github.clearbeat.evaluation.BeatLabel.N;
import static io.github.clearbeat.evaluation.BeatLabel.O;
import static io.github.clearbeat.evaluation.BeatLabel.Q;
import static io.github.clearbeat.evaluation.BeatLabel.S;
import static io.github.clearbeat.evaluation.BeatLabel.V;
import static io.github.clearbeat.evaluation.BeatLabel.X;

import java.util.Arrays;

/**
 * EC57's matrix of beats: what the reference says in rows, what the test says in columns, both in
 * the order of {@link BeatLabel}. Immutable.
 *
 * <p>With the first letter for the reference and the second for the test, {@code Nv} counts normal
 * beats that were called ventricular, {@code Vo} ventricular beats that were missed, {@code On}
 * beats that the test invented.
 *
 * <pre>{@code
 * matrix.ventricular().sensitivity(); // Vv / (Vv + Vn + Vs + Vf + Vq + Vo + Vx)
 * }</pre>
 */
public final class BeatMatrix {
  /** The matrix without any beat. */
  public static final BeatMatrix EMPTY =
      new BeatMatrix(new long[BeatLabel.values().length][BeatLabel.values().length]);

  private static final BeatLabel[] BEATS = {N, S, V, F, Q};
  private static final BeatLabel[] NONE = {O, X};

  private final long[][] counts;

  private BeatMatrix(long[][] counts) {
    this.counts = counts;
  }

  /**
   * A matrix of given counts.
   *
   * @param counts seven rows of seven, in the order of {@link BeatLabel}; the four cells where
   *     neither side has a beat are 0
   */
  public static BeatMatrix of(long[][] counts) {
    int labels = BeatLabel.values().length;
    if (counts.length != labels || Arrays.stream(counts).anyMatch(row -> row.length != labels)) {
      throw new IllegalArgumentException("a beat matrix has seven rows of seven counts");
    }
    BeatMatrix matrix = new BeatMatrix(copy(counts));
    if (matrix.sum(NONE, NONE) != 0) {
      throw new IllegalArgumentException("a pair without any beat was counted");
    }
    return matrix;
  }

  /** How often the reference says the one and the test the other. */
  public long count(BeatLabel reference, BeatLabel test) {
    return counts[reference.ordinal()][test.ordinal()];
  }

  /** The counts, seven rows of seven in the order of {@link BeatLabel}. */
  public long[][] toArray() {
    return copy(counts);
  }

  /** The counts of both matrices together. */
  public BeatMatrix plus(BeatMatrix other) {
    long[][] sum = copy(counts);
    for (int row = 0; row < sum.length; row++) {
      for (int column = 0; column < sum.length; column++) {
        sum[row][column] += other.counts[row][column];
      }
    }
    return new BeatMatrix(sum);
  }

  /** The same beats with S counted as N, as in the tables of {@code bxb} that do not tell S. */
  public BeatMatrix withoutSupraventricular() {
    long[][] folded = copy(counts);
    for (long[] row : folded) {
      row[N.ordinal()] += row[S.ordinal()];
      row[S.ordinal()] = 0;
    }
    for (int column = 0; column < folded.length; column++) {
      folded[N.ordinal()][column] += folded[S.ordinal()][column];
      folded[S.ordinal()][column] = 0;
    }
    return new BeatMatrix(folded);
  }

  /** Reference beats of one label, found or not. */
  public long referenceBeats(BeatLabel label) {
    return sum(row(label), BeatLabel.values());
  }

  /** Reference beats of all labels, found or not. */
  public long referenceBeats() {
    return sum(BEATS, BeatLabel.values());
  }

  /** Test beats of all labels, right or not. */
  public long testBeats() {
    return sum(BeatLabel.values(), BEATS);
  }

  /** Beats found at all, whatever they were called: FN are missed beats, FP extra ones. */
  public Detection qrs() {
    return new Detection(sum(BEATS, BEATS), sum(BEATS, NONE), sum(NONE, BEATS));
  }

  /**
   * Ventricular ectopic beats by EC57's rule: FN = Vn+Vs+Vf+Vq+Vo+Vx, FP = Nv+Sv+Ov+Xv; a reference
   * F or Q called V is no false positive.
   */
  public Detection ventricular() {
    return found(V, new BeatLabel[] {N, S, O, X});
  }

  /**
   * Ventricular ectopic beats as papers often count them: a reference F called V is a false
   * positive too, FP = Nv+Sv+Fv+Ov+Xv.
   */
  public Detection ventricularFusionFalse() {
    return found(V, new BeatLabel[] {N, S, F, O, X});
  }

  /**
   * Supraventricular ectopic beats by EC57's rule: FN = Sn+Sv+Sf+Sq+So+Sx, FP = Ns+Vs+Fs+Os+Xs; a
   * reference Q called S is no false positive.
   */
  public Detection supraventricular() {
    return found(S, new BeatLabel[] {N, V, F, O, X});
  }

  /**
   * The part of what is not ventricular that was called so, FP / (TN + FP) with FP as in {@link
   * #ventricular()} and TN all pairs of neither a reference nor a test V; NaN where there is none.
   */
  public double ventricularFalsePositiveRate() {
    long falsePositives = ventricular().falsePositives();
    return Ratio.of(falsePositives, ventricularTrueNegatives() + falsePositives);
  }

  long ventricularTrueNegatives() {
    return sum(new BeatLabel[] {N, S, F, Q, O, X}, new BeatLabel[] {N, S, F, Q});
  }

  long sum(BeatLabel[] references, BeatLabel[] tests) {
    long sum = 0;
    for (BeatLabel reference : references) {
      for (BeatLabel test : tests) {
        sum += count(reference, test);
      }
    }
    return sum;
  }

  private Detection found(BeatLabel label, BeatLabel[] falseFrom) {
    long truePositives = count(label, label);
    return new Detection(
        truePositives, referenceBeats(label) - truePositives, sum(falseFrom, row(label)));
  }

  private static BeatLabel[] row(BeatLabel label) {
    return new BeatLabel[] {label};
  }

  private static long[][] copy(long[][] counts) {
    long[][] copy = new long[counts.length][];
    for (int row = 0; row < counts.length; row++) {
      copy[row] = counts[row].clone();
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BeatMatrix matrix && Arrays.deepEquals(counts, matrix.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }
}
