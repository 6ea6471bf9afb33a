package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Exact Shapley values of an example's {@link Player}s: the stretches before P, P, PR, QRS, ST, T
 * and after T, and, where the network takes more than the beat, its neighbours and groups of
 * features. Absent players have the values of the mean background beat; the worth of a coalition is
 * the logit. The values add up to the logit less that of the mean background beat.
 *
 * <p>2^n passes: 128 for a lone beat. Players that meet nothing but the last dense layer, as
 * features that are joined after pooling do, take no pass: what they add to the logit does not
 * depend on who else is there, so it is their Shapley value.
 *
 * <p>{@link Attribution#shares()} holds the players' values; over the samples of a player its value
 * is spread evenly.
 */
public final class SegmentShapley implements Explainer {
  /** More players than this would take more than 4,096 passes. */
  public static final int MOST_PLAYERS = 12;

  private static final int CHUNK = 64;

  private final String name;
  private final Function<Example, List<Player>> cut;

  /** Of the example's own players. */
  public SegmentShapley() {
    this("segment-shapley", Example::players);
  }

  private SegmentShapley(String name, Function<Example, List<Player>> cut) {
    this.name = name;
    this.cut = cut;
  }

  /** Of {@link Terms}: the samples by channel, and groups of named values. */
  public static SegmentShapley ofTerms(Preparation preparation) {
    List<Player> players = ValuePlayers.terms(preparation);
    return new SegmentShapley("term-shapley", example -> players);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    List<Player> players = cut.apply(example);
    Joined joined = new Joined(subject, classIndex);
    List<Player> meeting = players.stream().filter(p -> !joined.alone(p)).toList();
    if (players.isEmpty() || meeting.size() > MOST_PLAYERS) {
      throw new IllegalArgumentException(
          "segment Shapley values take 1 to " + MOST_PLAYERS + " players, found " + players.size());
    }
    double[] worth = worth(subject, example, meeting, classIndex);
    double[] met = meeting.isEmpty() ? new double[0] : Shapley.values(worth);
    Gathered gathered = new Gathered(subject);
    List<Attribution.Share> shares = new ArrayList<>();
    int next = 0;
    for (Player player : players) {
      double value = joined.alone(player) ? joined.value(player, example) : met[next++];
      for (Player.Slice slice : player.slices()) {
        for (int i = slice.from(); i < slice.to(); i++) {
          gathered.add(slice.input(), i, value / player.size());
        }
      }
      shares.add(share(player, example, value));
    }
    double value = subject.logits(example.inputs())[classIndex];
    double baseline = subject.logits(coalition(subject, example, players, 0))[classIndex];
    return gathered.attribution(this, example, classIndex, 1, shares, value, baseline);
  }

  /** What inputs that are joined before the last dense layer add to a logit. */
  private static final class Joined {
    private final Subject subject;
    private final float[] weight;
    private final int row;
    private final int[] columns;

    Joined(Subject subject, int classIndex) {
      this.subject = subject;
      Map<String, Integer> linear = Head.linearInputs(subject.spec());
      List<String> inputs = List.copyOf(subject.spec().inputs().keySet());
      columns = inputs.stream().mapToInt(i -> linear.getOrDefault(i, -1)).toArray();
      weight = linear.isEmpty() ? new float[0] : subject.weights().get(Subject.LOGITS + ".weight");
      row = classIndex * (weight.length / subject.classes());
    }

    boolean alone(Player player) {
      return player.slices().stream().allMatch(slice -> columns[slice.input()] >= 0);
    }

    double value(Player player, Example example) {
      double value = 0;
      for (Player.Slice slice : player.slices()) {
        float[] there = example.inputs()[slice.input()];
        float[] absent = subject.meanBackground()[slice.input()];
        int from = row + columns[slice.input()];
        for (int i = slice.from(); i < slice.to(); i++) {
          value += (double) weight[from + i] * ((double) there[i] - absent[i]);
        }
      }
      return value;
    }
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

  /** The logit of every coalition, by the bits of the players that take part; others are there. */
  private static double[] worth(
      Subject subject, Example example, List<Player> players, int classIndex) {
    int coalitions = 1 << players.size();
    double[] worth = new double[coalitions];
    List<float[][]> batch = new ArrayList<>();
    for (int from = 0; from < coalitions; from += CHUNK) {
      int count = Math.min(CHUNK, coalitions - from);
      batch.clear();
      for (int s = from; s < from + count; s++) {
        batch.add(coalition(subject, example, players, s));
      }
      float[][] logits = subject.logits(batch);
      for (int s = 0; s < count; s++) {
        worth[from + s] = logits[s][classIndex];
      }
    }
    return worth;
  }

  private static float[][] coalition(
      Subject subject, Example example, List<Player> players, int present) {
    float[][] inputs = example.copyOfInputs();
    for (int p = 0; p < players.size(); p++) {
      if ((present & 1 << p) == 0) {
        for (Player.Slice slice : players.get(p).slices()) {
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
