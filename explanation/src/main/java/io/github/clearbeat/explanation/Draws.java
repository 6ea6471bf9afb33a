package io.github.clearbeat.explanation;

import java.util.SplittableRandom;

/** Seeded draws. */
final class Draws {
  private Draws() {}

  /** The numbers from 0 to {@code count} in a drawn order. */
  static int[] permutation(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** A number from the normal distribution with mean 0 and deviation 1. */
  static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
