package io.github.clearbeat.explanation;

import java.util.ArrayList;
import java.util.List;

/**
 * Exact Shapley values of an example's {@link Player}s: the stretches before P, P, PR, QRS, ST, T
 * and after T, and, where the network takes more than the beat, its neighbours and groups of
 * features. Absent players have the values of the mean background beat; the worth of a coalition is
 * the logit. 2^n passes: 128 for a lone beat. The values add up to the logit less that of the mean
 * background beat.
 *
 * <p>{@link Attribution#shares()} holds the players' values; over the samples of a player its value
 * is spread evenly.
 */
public final class SegmentShapley implements Explainer {
  /** More players than this would take more than 4,096 passes. */
  public static final int MOST_PLAYERS = 12;

  private static final int CHUNK = 64;

  @Override
  public String name() {
    return "segment-shapley";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    List<Player> players = example.players();
    if (players.isEmpty() || players.size() > MOST_PLAYERS) {
      throw new IllegalArgumentException(
          "segment Shapley values take 1 to " + MOST_PLAYERS + " players, found " + players.size());
    }
    double[] worth = worth(subject, example, classIndex);
    double[] values = Shapley.values(worth);
    Gathered gathered = new Gathered(subject);
    List<Attribution.Share> shares = new ArrayList<>();
    for (int p = 0; p < values.length; p++) {
      Player player = players.get(p);
      for (Player.Slice slice : player.slices()) {
        for (int i = slice.from(); i < slice.to(); i++) {
          gathered.add(slice.input(), i, values[p] / player.size());
        }
      }
      shares.add(share(player, example, values[p]));
    }
    return gathered.attribution(
        this, example, classIndex, 1, shares, worth[worth.length - 1], worth[0]);
  }

  private static Attribution.Share share(Player player, Example example, double value) {
    Player.Slice first = player.slices().get(0);
    boolean ofWindow =
        player.slices().size() == 1
            && first.input() == 0
            && first.from() >= example.windowFrom()
            && first.to() <= example.windowTo();
    return ofWindow
        ? new Attribution.Share(
            player.name(),
            first.from() - example.windowFrom(),
            first.to() - example.windowFrom(),
            value)
        : new Attribution.Share(player.name(), -1, -1, value);
  }

  /** The logit of every coalition, by the bits of the players that take part. */
  private static double[] worth(Subject subject, Example example, int classIndex) {
    int coalitions = 1 << example.players().size();
    double[] worth = new double[coalitions];
    List<float[][]> batch = new ArrayList<>();
    for (int from = 0; from < coalitions; from += CHUNK) {
      int count = Math.min(CHUNK, coalitions - from);
      batch.clear();
      for (int s = from; s < from + count; s++) {
        batch.add(coalition(subject, example, s));
      }
      float[][] logits = subject.logits(batch);
      for (int s = 0; s < count; s++) {
        worth[from + s] = logits[s][classIndex];
      }
    }
    return worth;
  }

  private static float[][] coalition(Subject subject, Example example, int present) {
    float[][] inputs = example.copyOfInputs();
    for (int p = 0; p < example.players().size(); p++) {
      if ((present & 1 << p) == 0) {
        for (Player.Slice slice : example.players().get(p).slices()) {
          System.arraycopy(
              subject.meanBackground()[slice.input()],
              slice.from(),
              inputs[slice.input()],
              slice.from(),
              slice.length());
        }
      }
    }
    return inputs;
  }
}
