package io.github.clearbeat.evaluation;

import java.util.Arrays;

/**
 * How long runs are on both sides: lengths of the reference in rows, of the test in columns, 0 to 5
 * and, last, longer. Immutable.
 */
public final class RunMatrix {
  /** The longest length told apart: this or more. */
  public static final int LONG = 6;

  private final long[][] counts;

  private RunMatrix(long[][] counts) {
    this.counts = counts;
  }

  /**
   * A matrix of given counts.
   *
   * @param counts seven rows of seven
   */
  public static RunMatrix of(long[][] counts) {
    if (counts.length != LONG + 1 || Arrays.stream(counts).anyMatch(r -> r.length != LONG + 1)) {
      throw new IllegalArgumentException("a run matrix has seven rows of seven counts");
    }
    return new RunMatrix(Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new));
  }

  /** How often a run of one length met one of the other; 6 stands for more than 5. */
  public long count(int reference, int test) {
    return counts[reference][test];
  }

  /** The counts, seven rows of seven. */
  public long[][] toArray() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  /** The counts of all lengths between these, ends included. */
  long sum(int fromReference, int toReference, int fromTest, int toTest) {
    long sum = 0;
    for (int reference = fromReference; reference <= toReference; reference++) {
      for (int test = fromTest; test <= toTest; test++) {
        sum += counts[reference][test];
      }
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunMatrix matrix && Arrays.deepEquals(counts, matrix.counts);
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
