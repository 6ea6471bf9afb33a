package io.github.clearbeat.training;

import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import java.util.SplittableRandom;

/** Which examples an epoch shows, and in which order. */
final class Draws {
  private final Examples examples;
  private final Plan plan;
  private final long seed;

  Draws(Examples examples, Plan plan, long seed) {
    this.examples = examples;
    this.plan = plan;
    this.seed = seed;
  }

  /** How many examples an epoch shows. */
  int perEpoch() {
    boolean asMany = plan.sampling() == Plan.Sampling.NATURAL || plan.drawsPerEpoch() == 0;
    return asMany ? examples.count() : plan.drawsPerEpoch();
  }

  /** Steps an epoch: batches are as equal as can be, none greater than the plan's. */
  int steps() {
    return (perEpoch() + plan.batch() - 1) / plan.batch();
  }

  /** Where in the epoch's order a step begins. */
  int start(int step) {
    return (int) ((long) step * perEpoch() / steps());
  }

  /** The order of an epoch, from 1. */
  int[] order(int epoch) {
    SplittableRandom random = Streams.of(seed, Streams.ORDER, epoch);
    int[] order = plan.sampling() == Plan.Sampling.NATURAL ? all() : drawn(weights(), random);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private int[] all() {
    int[] order = new int[examples.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return order;
  }

  private double[] weights() {
    int[] counts = examples.countByClass();
    double[] weights = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      boolean balanced = plan.sampling() == Plan.Sampling.BALANCED;
      weights[k] = counts[k] == 0 ? 0 : balanced ? 1 : Math.sqrt(counts[k]);
    }
    return weights;
  }

  /** Each class by its share, rounded so that the sum fits; members with replacement. */
  private int[] drawn(double[] weights, SplittableRandom random) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    int[][] members = members();
    int[] order = new int[perEpoch()];
    double upTo = 0;
    int at = 0;
    for (int k = 0; k < weights.length; k++) {
      upTo += weights[k];
      int end = (int) Math.round(upTo / total * order.length);
      while (at < end) {
        order[at++] = members[k][random.nextInt(members[k].length)];
      }
    }
    return order;
  }

  private int[][] members() {
    int[] counts = examples.countByClass();
    int[][] members = new int[counts.length][];
    for (int k = 0; k < counts.length; k++) {
      members[k] = new int[counts[k]];
    }
    int[] filled = new int[counts.length];
    for (int i = 0; i < examples.count(); i++) {
      int k = examples.label(i);
      members[k][filled[k]++] = i;
    }
    return members;
  }
}
