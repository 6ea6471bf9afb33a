package io.github.clearbeat.study.synthesis;

import java.util.SplittableRandom;

/** Draws from the distributions that rhythms are made with. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in the logarithm. */
  double logBetween(double low, double high) {
    return StrictMath.exp(between(StrictMath.log(low), StrictMath.log(high)));
  }

  /** Normal with mean 0 and deviation 1. */
  double normal() {
    return random.nextGaussian();
  }

  /** exp(deviation · normal): a factor around 1. */
  double factor(double deviation) {
    return StrictMath.exp(deviation * normal());
  }

  /** Gamma with shape 3 and mean 1. */
  double gamma() {
    double product = 1;
    for (int i = 0; i < 3; i++) {
      product *= 1 - random.nextDouble();
    }
    return -StrictMath.log(product) / 3;
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** 0 to n − 1. */
  int index(int n) {
    return random.nextInt(n);
  }

  /** An index, by weights of any sum. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
