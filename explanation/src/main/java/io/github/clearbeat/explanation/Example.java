package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.PreparedBeat;
import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Stretch;
import io.github.clearbeat.beat.WaveLimits.Wave;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One prepared example with what is known of its parts.
 *
 * <pre>{@code
 * Example example = Example.of(preparedBeat, model.preparation(), secondsAfter);
 * example.limits().get().stretch(Wave.QRS);
 * example.players();     // before P, P, PR, QRS, ST, T, after T, and what else the network takes
 * }</pre>
 *
 * @param inputs in the order of the network's inputs, each {@code [C][T]}
 * @param windowFrom where in the first input the explained window itself begins
 * @param windowTo where it ends; exclusive
 * @param limits of the waves in the window, where it holds one beat
 * @param players the parts for exact Shapley values; may be empty
 */
public record Example(
    float[][] inputs,
    int windowFrom,
    int windowTo,
    Optional<WaveLimits> limits,
    List<Player> players) {
  /** Checks that the window lies in the first input; keeps its own copy of the players' list. */
  public Example {
    players = List.copyOf(players);
    if (windowFrom < 0 || windowTo <= windowFrom || windowTo > inputs[0].length) {
      throw new IllegalArgumentException("no window from " + windowFrom + " to " + windowTo);
    }
    int samples = windowTo - windowFrom;
    if (limits.isPresent() && limits.get().length() != samples) {
      throw new IllegalArgumentException(
          "limits for " + limits.get().length() + " samples, the window has " + samples);
    }
  }

  /** An example without known parts: all of its first input is the window. */
  public static Example of(float[]... inputs) {
    return new Example(inputs, 0, inputs[0].length, Optional.empty(), List.of());
  }

  /**
   * A beat as it comes out of its preparation; copied.
   *
   * @param beat prepared
   * @param preparation how
   * @param secondsAfter RR interval after the beat; NaN if unknown
   */
  public static Example of(PreparedBeat beat, Preparation preparation, double secondsAfter) {
    float[] channels = beat.channels().clone();
    float[][] inputs =
        preparation.featureNames().isEmpty()
            ? new float[][] {channels}
            : new float[][] {channels, beat.features().clone()};
    return of(inputs, preparation, beat.secondsBefore(), secondsAfter);
  }

  /**
   * A beat from its inputs, which are not copied.
   *
   * @param inputs in the order of the network's inputs
   * @param preparation how they were prepared
   * @param secondsBefore RR interval before the beat; NaN if unknown
   * @param secondsAfter RR interval after it; NaN if unknown
   */
  public static Example of(
      float[][] inputs, Preparation preparation, double secondsBefore, double secondsAfter) {
    int samples = preparation.windowSamples();
    int channel = preparation.channels().indexOf(Preparation.Channel.BEAT);
    if (channel < 0) {
      throw new IllegalArgumentException("the preparation keeps no window of the beat itself");
    }
    int from = channel * samples;
    float[] window = java.util.Arrays.copyOfRange(inputs[0], from, from + samples);
    WaveLimits limits =
        WaveLimits.of(
            window, preparation.beforeSamples(), preparation.hertz(), secondsBefore, secondsAfter);
    return new Example(
        inputs, from, from + samples, Optional.of(limits), players(preparation, from, limits));
  }

  /** Samples of the explained window. */
  public int windowSamples() {
    return windowTo - windowFrom;
  }

  /** A copy of the explained window. */
  public float[] window() {
    return java.util.Arrays.copyOfRange(inputs[0], windowFrom, windowTo);
  }

  /** The same example with other inputs. */
  Example withInputs(float[][] others) {
    return new Example(others, windowFrom, windowTo, limits, players);
  }

  /** A copy of the inputs. */
  float[][] copyOfInputs() {
    float[][] copy = new float[inputs.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = inputs[i].clone();
    }
    return copy;
  }

  private static List<Player> players(Preparation preparation, int from, WaveLimits limits) {
    List<Player> players = new ArrayList<>();
    for (Wave wave : Wave.values()) {
      Stretch stretch = limits.stretch(wave);
      if (stretch.length() > 0) {
        Player.Slice slice = new Player.Slice(0, from + stretch.from(), from + stretch.to());
        players.add(new Player(wave.words(), List.of(slice)));
      }
    }
    Map<Context, List<Player.Slice>> context = new EnumMap<>(Context.class);
    int samples = preparation.windowSamples();
    for (int c = 0; c < preparation.channels().size(); c++) {
      Context group = Context.of(preparation.channels().get(c));
      if (group != Context.ITSELF) {
        add(context, group, new Player.Slice(0, c * samples, (c + 1) * samples));
      }
    }
    for (int f = 0; f < preparation.features().size(); f++) {
      add(context, Context.of(preparation.features().get(f)), new Player.Slice(1, f, f + 1));
    }
    List<String> names = preparation.featureNames();
    for (int f = preparation.features().size(); f < names.size(); f++) {
      boolean rhythm = f - preparation.features().size() < Preparation.Around.rhythmValues();
      Context group = rhythm ? Context.RR_INTERVALS : Context.LIKENESS;
      add(context, group, new Player.Slice(1, f, f + 1));
    }
    context.forEach((group, slices) -> players.add(new Player(group.words, slices)));
    return players;
  }

  private static void add(
      Map<Context, List<Player.Slice>> context, Context group, Player.Slice slice) {
    context.computeIfAbsent(group, g -> new ArrayList<>()).add(slice);
  }

  /** What a network may be told beside the beat, in the groups that become players. */
  private enum Context {
    ITSELF("the beat"),
    NEIGHBOURS("neighbouring beats"),
    NORMAL_SHAPE("usual beat"),
    RR_INTERVALS("RR intervals"),
    LIKENESS("likeness to the usual beat");

    private final String words;

    Context(String words) {
      this.words = words;
    }

    static Context of(Preparation.Channel channel) {
      return switch (channel) {
        case BEAT -> ITSELF;
        case PREVIOUS, NEXT -> NEIGHBOURS;
        case NORMAL -> NORMAL_SHAPE;
      };
    }

    static Context of(Preparation.Feature feature) {
      return switch (feature) {
        case RR_BEFORE, RR_AFTER, RR_CHANGE, RR_TURN, RR_LEVEL, RR_SPREAD -> RR_INTERVALS;
        case AMPLITUDE, UNLIKENESS, UNLIKENESS_BEFORE, UNLIKENESS_AFTER, UNLIKENESS_P -> LIKENESS;
      };
    }
  }
}
