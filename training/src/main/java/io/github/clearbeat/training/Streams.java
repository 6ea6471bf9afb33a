package io.github.clearbeat.training;

import java.util.SplittableRandom;

/**
 * Where random numbers come from: an own stream for each purpose and epoch, so that an epoch is the
 * same whether or not training was interrupted before it, and no generator needs saving.
 */
final class Streams {
  static final int START = 1;
  static final int ORDER = 2;
  static final int DROPOUT = 3;
  static final int AUGMENTATION = 4;

  private Streams() {}

  /** The stream of a purpose in an epoch. */
  static SplittableRandom of(long seed, int purpose, int epoch) {
    return new SplittableRandom(mixed(mixed(mixed(seed) + purpose) + epoch));
  }

  /** David Stafford's 13th variant of a 64-bit finaliser, as in SplitMix64. */
  private static long mixed(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
