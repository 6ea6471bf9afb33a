package io.github.clearbeat.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Choices of samples of a window. */
final class Marks {
  private Marks() {}

  /** Positions by falling value; of equal values the earlier first. */
  static int[] order(float[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Float.compare(values[b], values[a]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  /** The first {@code count} of an order. */
  static boolean[] first(int[] order, int count) {
    boolean[] marks = new boolean[order.length];
    for (int i = 0; i < count; i++) {
      marks[order[i]] = true;
    }
    return marks;
  }

  /** Those that are not marked. */
  static boolean[] inverted(boolean[] marks) {
    boolean[] inverted = new boolean[marks.length];
    for (int i = 0; i < marks.length; i++) {
      inverted[i] = !marks[i];
    }
    return inverted;
  }

  /** The lengths of the runs of marked samples. */
  static List<Integer> runs(boolean[] marks) {
    List<Integer> runs = new ArrayList<>();
    int run = 0;
    for (int i = 0; i <= marks.length; i++) {
      if (i < marks.length && marks[i]) {
        run++;
      } else if (run > 0) {
        runs.add(run);
        run = 0;
      }
    }
    return runs;
  }

  /** Runs of these lengths at random places, in random order, none over another. */
  static boolean[] elsewhere(List<Integer> runs, int samples, SplittableRandom random) {
    int free = samples - runs.stream().mapToInt(Integer::intValue).sum();
    int[] slots = Draws.permutation(free + runs.size(), random);
    boolean[] isRun = new boolean[slots.length];
    for (int r = 0; r < runs.size(); r++) {
      isRun[slots[r]] = true;
    }
    int[] order = Draws.permutation(runs.size(), random);
    boolean[] marks = new boolean[samples];
    int next = 0;
    int at = 0;
    for (boolean run : isRun) {
      if (run) {
        int length = runs.get(order[next++]);
        Arrays.fill(marks, at, at + length, true);
        at += length;
      } else {
        at++;
      }
    }
    return marks;
  }
}
