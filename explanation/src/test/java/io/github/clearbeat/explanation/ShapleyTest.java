package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.Preparation.Channel;
import io.github.clearbeat.beat.Preparation.Feature;
import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.network.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exact Shapley values against textbook games and against the mean over all orders. */
class ShapleyTest {
  @Test
  void theGloveGame() {
    // Player 0 has a left glove, 1 and 2 a right one; a pair is worth 1.
    double[] worth = {0, 0, 0, 1, 0, 1, 0, 1};
    assertThat(Shapley.values(worth))
        .containsExactly(new double[] {2 / 3.0, 1 / 6.0, 1 / 6.0}, within(1e-12));
  }

  @Test
  void theMeanOverAllOrders() {
    Random random = new Random(3);
    for (int players = 1; players <= 6; players++) {
      double[] worth = random.doubles(1 << players).toArray();
      double[] expected = new double[players];
      int[] order = new int[players];
      Arrays.setAll(order, i -> i);
      int orders = permute(order, 0, worth, expected);
      for (int i = 0; i < players; i++) {
        expected[i] /= orders;
      }
      assertThat(Shapley.values(worth)).containsExactly(expected, within(1e-12));
    }
    assertThatThrownBy(() -> Shapley.values(new double[6]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int permute(int[] order, int from, double[] worth, double[] sums) {
    if (from == order.length) {
      int coalition = 0;
      for (int player : order) {
        sums[player] += worth[coalition | 1 << player] - worth[coalition];
        coalition |= 1 << player;
      }
      return 1;
    }
    int count = 0;
    for (int i = from; i < order.length; i++) {
      swap(order, from, i);
      count += permute(order, from + 1, worth, sums);
      swap(order, from, i);
    }
    return count;
  }

  private static void swap(int[] order, int a, int b) {
    int kept = order[a];
    order[a] = order[b];
    order[b] = kept;
  }

  /** Segments of a real network, the long way: one player at a time, in every order. */
  @Test
  void segmentsOfANetworkAreTheMeanOverAllOrders() {
    Spec spec = ArrhythmiNet.v2("two", 2, 3);
    Subject subject = Nets.subject(spec, 4);
    float[][] inputs = Nets.inputs(spec, 12);
    List<Player> players =
        List.of(
            new Player("early", List.of(new Player.Slice(0, 0, 150))),
            new Player("late", List.of(new Player.Slice(0, 150, 360))),
            new Player("rest", List.of(new Player.Slice(0, 360, 720), new Player.Slice(1, 0, 1))),
            new Player("features", List.of(new Player.Slice(1, 1, 3))));
    Example example = new Example(inputs, 0, 360, Optional.empty(), players);
    double[] expected = new double[4];
    int[][] orders = orders(4);
    for (int[] order : orders) {
      float[][] now = {subject.meanBackground()[0].clone(), subject.meanBackground()[1].clone()};
      for (int player : order) {
        double before = subject.logits(now)[3];
        for (Player.Slice s : players.get(player).slices()) {
          System.arraycopy(inputs[s.input()], s.from(), now[s.input()], s.from(), s.length());
        }
        expected[player] += (subject.logits(now)[3] - before) / orders.length;
      }
    }
    Attribution a = new SegmentShapley().explain(subject, example, 3);
    double[] found = a.shares().stream().mapToDouble(Attribution.Share::value).toArray();
    assertThat(found).containsExactly(expected, within(1e-4));
    assertThat(a.residual()).isCloseTo(0, within(1e-4));
    assertThat(a.baseline()).isCloseTo(subject.logits(subject.meanBackground())[3], within(1e-6));
    assertThat(a.shares())
        .extracting(Attribution.Share::ofWindow)
        .containsExactly(true, true, false, false);
    assertThat(a.shares().get(1).from()).isEqualTo(150);
    assertThat(a.shares().get(1).to()).isEqualTo(360);
    assertThat((double) a.window()[200]).isCloseTo(expected[1] / 210, within(1e-6));
  }

  /** What is joined after pooling takes no pass, and no limit either; all the rest does. */
  @Test
  void featuresThatAreJoinedLastTakeNoPass() {
    Spec spec = ArrhythmiNet.v2("two", 1, 14);
    Subject subject = Nets.subject(spec, 3);
    List<Player> players = new ArrayList<>();
    players.add(new Player("beat", List.of(new Player.Slice(0, 0, 360))));
    for (int f = 0; f < 14; f++) {
      players.add(new Player("feature " + f, List.of(new Player.Slice(1, f, f + 1))));
    }
    float[][] inputs = Nets.inputs(spec, 12);
    Example example = new Example(inputs, 0, 360, Optional.empty(), players);
    Attribution a = new SegmentShapley().explain(subject, example, 3);
    assertThat(a.residual()).isCloseTo(0, within(1e-4));
    for (int f : new int[] {0, 9, 13}) {
      float[][] without = {inputs[0], inputs[1].clone()};
      without[1][f] = subject.meanBackground()[1][f];
      double adds = subject.logits(inputs)[3] - subject.logits(without)[3];
      assertThat(a.shares().get(1 + f).value()).isCloseTo(adds, within(1e-5));
    }
    assertThat(Head.linearInputs(spec)).containsOnlyKeys("features");
    assertThat(Head.linearInputs(ArrhythmiNet.v1())).isEmpty();
  }

  private static int[][] orders(int count) {
    List<int[]> orders = new ArrayList<>();
    collect(new int[count], 0, 0, orders);
    return orders.toArray(new int[0][]);
  }

  private static void collect(int[] order, int length, int used, List<int[]> orders) {
    if (length == order.length) {
      orders.add(order.clone());
      return;
    }
    for (int i = 0; i < order.length; i++) {
      if ((used & 1 << i) == 0) {
        order[length] = i;
        collect(order, length + 1, used | 1 << i, orders);
      }
    }
  }

  @Test
  void aLoneBeatHasSevenPlayersThatCoverItsWindow() {
    Spec spec = ArrhythmiNet.v1();
    Example example = Example.of(new float[][] {beat(1)}, Preparation.loneBeat(), 0.8, 0.8);
    assertThat(example.players())
        .extracting(Player::name)
        .containsExactly("before P", "P", "PR", "QRS", "ST", "T", "after T");
    assertThat(example.players().stream().mapToInt(Player::size).sum()).isEqualTo(360);
    WaveLimits limits = example.limits().orElseThrow();
    Attribution a = new SegmentShapley().explain(Nets.subject(spec, 6), example, 1);
    assertThat(a.residual()).isCloseTo(0, within(1e-4));
    assertThat(a.shares().get(3).from()).isEqualTo(limits.stretch(Wave.QRS).from());
  }

  @Test
  void whatElseTheNetworkTakesBecomesFurtherPlayers() {
    Preparation preparation =
        new Preparation(
            360,
            180,
            180,
            Preparation.Filter.BAND,
            List.of(Channel.PREVIOUS, Channel.BEAT, Channel.NEXT, Channel.NORMAL),
            List.of(Feature.values()));
    int features = Feature.values().length;
    float[] channels = new float[4 * 360];
    System.arraycopy(beat(1), 0, channels, 360, 360);
    float[][] inputs = {channels, new float[features]};
    Example example = Example.of(inputs, preparation, 0.8, Double.NaN);
    assertThat(example.windowFrom()).isEqualTo(360);
    assertThat(example.window()).containsExactly(beat(1));
    assertThat(example.players()).hasSizeBetween(8, SegmentShapley.MOST_PLAYERS);
    int[][] covered = {new int[4 * 360], new int[features]};
    for (Player player : example.players()) {
      for (Player.Slice s : player.slices()) {
        for (int i = s.from(); i < s.to(); i++) {
          covered[s.input()][i]++;
        }
      }
    }
    assertThat(covered[0]).containsOnly(1);
    assertThat(covered[1]).containsOnly(1);
  }

  @Test
  void tooManyPlayersAreRefused() {
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      players.add(new Player("p" + i, List.of(new Player.Slice(0, i, i + 1))));
    }
    Spec spec = ArrhythmiNet.v2();
    Example example = new Example(Nets.inputs(spec, 1), 0, 360, Optional.empty(), players);
    assertThatThrownBy(() -> new SegmentShapley().explain(Nets.subject(spec, 1), example, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("segment Shapley values take 1 to 12 players, found 13");
  }

  /** A drawn beat: P, QRS and T as bells. */
  static float[] beat(double height) {
    float[] beat = new float[360];
    for (int i = 0; i < 360; i++) {
      beat[i] =
          (float)
              (height
                  * (0.12 * bell(i, 122, 7)
                      - 0.1 * bell(i, 171, 2.5)
                      + 1.1 * bell(i, 180, 3.5)
                      - 0.25 * bell(i, 189, 2.5)
                      + 0.3 * bell(i, 270, 14)));
    }
    return beat;
  }

  private static double bell(int i, double centre, double deviation) {
    double z = (i - centre) / deviation;
    return Math.exp(-z * z / 2);
  }
}
