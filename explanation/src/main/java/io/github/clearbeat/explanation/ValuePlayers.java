package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.Preparation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network takes, cut into players: the samples by channel, the values singly or by term. */
final class ValuePlayers {
  private ValuePlayers() {}

  /** The names are those of {@link Terms}. */
  static List<Player> terms(Preparation preparation) {
    Map<String, List<Player.Slice>> slices = new LinkedHashMap<>();
    int length = preparation.windowSamples();
    for (int c = 0; c < preparation.channels().size(); c++) {
      slices
          .computeIfAbsent(Terms.words(preparation.channels().get(c)), n -> new ArrayList<>())
          .add(new Player.Slice(0, c * length, (c + 1) * length));
    }
    List<String> names = preparation.featureNames();
    for (int f = 0; f < names.size(); f++) {
      slices
          .computeIfAbsent(ValueGroup.of(names.get(f)).words(), n -> new ArrayList<>())
          .add(new Player.Slice(1, f, f + 1));
    }
    List<Player> players = new ArrayList<>();
    slices.forEach((name, own) -> players.add(new Player(name, own)));
    return players;
  }

  /** Every channel, then every value. */
  static List<Player> singly(Preparation preparation) {
    List<Player> players = new ArrayList<>();
    int length = preparation.windowSamples();
    for (int c = 0; c < preparation.channels().size(); c++) {
      players.add(
          new Player("channel " + c, List.of(new Player.Slice(0, c * length, (c + 1) * length))));
    }
    List<String> names = preparation.featureNames();
    for (int f = 0; f < names.size(); f++) {
      players.add(new Player(names.get(f), List.of(new Player.Slice(1, f, f + 1))));
    }
    return players;
  }

  /** Makes a player absent: it takes the values of the mean background beat. */
  static void copy(Player player, float[][] from, float[][] to) {
    for (Player.Slice slice : player.slices()) {
      System.arraycopy(
          from[slice.input()], slice.from(), to[slice.input()], slice.from(), slice.length());
    }
  }

  /** Gives a player's value to its numbers, evenly. */
  static void give(Player player, double value, Gathered to) {
    for (Player.Slice slice : player.slices()) {
      for (int i = slice.from(); i < slice.to(); i++) {
        to.add(slice.input(), i, value / player.size());
      }
    }
  }

  static float[][] clone(float[][] inputs) {
    float[][] copy = new float[inputs.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = inputs[i].clone();
    }
    return copy;
  }
}
