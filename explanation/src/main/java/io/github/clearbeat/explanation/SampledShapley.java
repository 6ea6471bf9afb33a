package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Shapley values of every named value and every channel of samples, by random orders in which they
 * come (Castro, Gómez, Tejada 2009), each order forwards and backwards. Who has not come yet has
 * the values of the mean background beat. What one order gives adds up, so their mean does: it is
 * complete, but how the whole is shared out has the error of sampling.
 */
public final class SampledShapley implements Explainer {
  private final List<Player> players;
  private final int orders;
  private final long seed;

  /**
   * For the examples of a preparation.
   *
   * @param orders drawn, each gone through forwards and backwards; at least 1
   * @param seed of the draws
   */
  public SampledShapley(Preparation preparation, int orders, long seed) {
    if (orders < 1) {
      throw new IllegalArgumentException("at least one order, found " + orders);
    }
    players = ValuePlayers.singly(preparation);
    this.orders = orders;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "sampled-shapley";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] sums = new double[players.size()];
    double value = 0;
    double baseline = 0;
    for (int o = 0; o < orders; o++) {
      int[] order = Draws.permutation(players.size(), random);
      for (int direction = 0; direction < 2; direction++) {
        double[] worth = come(subject, example, classIndex, order);
        for (int p = 0; p < order.length; p++) {
          sums[order[p]] += worth[p + 1] - worth[p];
        }
        value = worth[order.length];
        baseline = worth[0];
        order = backwards(order);
      }
    }
    Gathered gathered = new Gathered(subject);
    for (int p = 0; p < sums.length; p++) {
      ValuePlayers.give(players.get(p), sums[p], gathered);
    }
    return gathered.attribution(
        this, example, classIndex, 1.0 / (2 * orders), List.of(), value, baseline);
  }

  /** The logit with nobody, with the first, with the first two, ... */
  private double[] come(Subject subject, Example example, int classIndex, int[] order) {
    List<float[][]> batch = new ArrayList<>();
    float[][] inputs = subject.meanBackground();
    batch.add(inputs);
    for (int p : order) {
      inputs = ValuePlayers.clone(inputs);
      ValuePlayers.copy(players.get(p), example.inputs(), inputs);
      batch.add(inputs);
    }
    float[][] logits = subject.logits(batch);
    double[] worth = new double[logits.length];
    for (int i = 0; i < worth.length; i++) {
      worth[i] = logits[i][classIndex];
    }
    return worth;
  }

  private static int[] backwards(int[] order) {
    int[] backwards = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      backwards[i] = order[order.length - 1 - i];
    }
    return backwards;
  }
}
