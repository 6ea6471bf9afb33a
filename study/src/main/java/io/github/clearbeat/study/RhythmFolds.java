package io.github.clearbeat.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** How strips are shared out over five folds. */
public enum RhythmFolds {
  /** Each class evenly over the folds, at random. */
  STRATIFIED("stratified"),
  /** At random, classes as they fall: the second paper's {@code KFold(5, shuffle)}. */
  PLAIN("plain"),
  /** Strips of a patient in one fold: the data set's own folds where it has them. */
  PATIENT("patient"),
  /**
   * All of LUDB is the first fold, so that the first network is trained without that database and
   * tested on all of it; the rest as {@link #PATIENT} over the other four.
   */
  LUDB("ludb");

  /** How many there are. */
  public static final int COUNT = 5;

  private static final long SEED = 42;

  private final String id;

  RhythmFolds(String id) {
    this.id = id;
  }

  /** As on the command line. */
  public String id() {
    return id;
  }

  /** The folds of that name. */
  public static Optional<RhythmFolds> of(String id) {
    return Arrays.stream(values()).filter(folds -> folds.id.equals(id)).findFirst();
  }

  /**
   * The fold of each example, from 0. It depends on nothing but the examples, so that every network
   * and seed is judged on the same folds.
   *
   * @param examples to share out
   * @param own folds that the data set assigns, by example, from 1; used by {@link #PATIENT}
   */
  public int[] assign(Examples examples, List<OptionalInt> own) {
    return switch (this) {
      case STRATIFIED -> stratified(examples);
      case PLAIN -> plain(examples.count());
      case PATIENT -> byPatient(examples, own);
      case LUDB -> ludbFirst(examples, byPatient(examples, own));
    };
  }

  private static int[] ludbFirst(Examples examples, int[] patients) {
    int[] folds = new int[patients.length];
    for (int i = 0; i < folds.length; i++) {
      boolean held = examples.origin(i).record().startsWith("ludb/");
      folds[i] = held ? 0 : 1 + patients[i] % (COUNT - 1);
    }
    return folds;
  }

  private static int[] plain(int count) {
    int[] order = shuffled(count, new SplittableRandom(SEED));
    int[] folds = new int[count];
    for (int i = 0; i < count; i++) {
      folds[order[i]] = (int) ((long) i * COUNT / count);
    }
    return folds;
  }

  private static int[] stratified(Examples examples) {
    int[] order = shuffled(examples.count(), new SplittableRandom(SEED));
    int[] dealt = new int[examples.classes().size()];
    int[] folds = new int[examples.count()];
    for (int example : order) {
      int label = examples.label(example);
      // Classes begin at different folds, so that no fold has all the remainders.
      folds[example] = (label + dealt[label]++) % COUNT;
    }
    return folds;
  }

  private static int[] byPatient(Examples examples, List<OptionalInt> own) {
    int[] folds = new int[examples.count()];
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < folds.length; i++) {
      if (own.get(i).isPresent()) {
        folds[i] = Math.floorMod(own.get(i).getAsInt() - 1, COUNT);
      } else {
        free.add(i);
      }
    }
    if (free.isEmpty()) {
      return folds;
    }
    int[] rest = free.stream().mapToInt(Integer::intValue).toArray();
    Examples others = examples.select(rest);
    List<Split> splits = Split.byPatient(others, COUNT);
    int[] foldOfRow = new int[rows(others)];
    for (int fold = 0; fold < COUNT; fold++) {
      Examples held = splits.get(fold).test();
      for (int i = 0; i < held.count(); i++) {
        foldOfRow[held.row(i)] = fold;
      }
    }
    for (int i : rest) {
      folds[i] = foldOfRow[examples.row(i)];
    }
    return folds;
  }

  private static int rows(Examples examples) {
    int most = 0;
    for (int i = 0; i < examples.count(); i++) {
      most = Math.max(most, examples.row(i) + 1);
    }
    return most;
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** The examples of a fold, or all others. */
  static Examples part(Examples examples, int[] folds, int fold, boolean held) {
    int[] chosen = new int[folds.length];
    int count = 0;
    for (int i = 0; i < folds.length; i++) {
      if ((folds[i] == fold) == held) {
        chosen[count++] = i;
      }
    }
    return examples.select(Arrays.copyOf(chosen, count));
  }
}
