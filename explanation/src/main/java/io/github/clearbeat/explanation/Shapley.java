package io.github.clearbeat.explanation;

/**
 * Exact Shapley values (Shapley 1953) from the value of every coalition: φ_i = Σ_S |S|! (n − |S| −
 * 1)! / n! · (v(S ∪ i) − v(S)), over all S without i.
 */
final class Shapley {
  private Shapley() {}

  /**
   * The value of each player.
   *
   * @param coalitions v(S) at position S, where bit i of S says that player i takes part; 2^n
   *     numbers
   */
  static double[] values(double[] coalitions) {
    int players = Integer.numberOfTrailingZeros(coalitions.length);
    if (coalitions.length != 1 << players) {
      throw new IllegalArgumentException(coalitions.length + " coalitions are not 2^n");
    }
    double[] weights = weights(players);
    double[] values = new double[players];
    for (int s = 0; s < coalitions.length; s++) {
      double weight = weights[Math.min(Integer.bitCount(s), players - 1)];
      for (int i = 0; i < players; i++) {
        if ((s & 1 << i) == 0) {
          values[i] += weight * (coalitions[s | 1 << i] - coalitions[s]);
        }
      }
    }
    return values;
  }

  /** |S|! (n − |S| − 1)! / n! = 1 / (n · (n − 1 choose |S|)). */
  private static double[] weights(int players) {
    double[] weights = new double[players];
    double choose = 1;
    for (int size = 0; size < players; size++) {
      weights[size] = 1 / (players * choose);
      choose = choose * (players - 1 - size) / (size + 1);
    }
    return weights;
  }
}
