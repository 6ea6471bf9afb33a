package io.github.clearbeat.explanation;

import java.util.List;

/**
 * A part of an example that is present or absent as a whole when Shapley values are computed: a
 * stretch of the beat, its neighbours, a group of features.
 *
 * @param name as it is written in figures and tables
 * @param slices the numbers that belong to it
 */
public record Player(String name, List<Slice> slices) {
  /** Keeps its own copy of the slices. */
  public Player {
    slices = List.copyOf(slices);
  }

  /**
   * Consecutive numbers of one input.
   *
   * @param input position among the inputs of the network
   * @param from the first, counted over {@code [C][T]}
   * @param to the one after the last
   */
  public record Slice(int input, int from, int to) {
    /** Checks that there is at least one number. */
    public Slice {
      if (input < 0 || from < 0 || to <= from) {
        throw new IllegalArgumentException("empty slice: " + input + ", " + from + " to " + to);
      }
    }

    /** How many numbers there are. */
    public int length() {
      return to - from;
    }
  }

  /** How many numbers belong to it. */
  public int size() {
    return slices.stream().mapToInt(Slice::length).sum();
  }
}
