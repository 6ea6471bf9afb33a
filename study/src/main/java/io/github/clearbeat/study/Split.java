package io.github.clearbeat.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Examples shared out between training, validation and test.
 *
 * @param training to learn from
 * @param validation to choose the epoch by, where the protocol has it
 * @param test to score on, once
 */
public record Split(Examples training, Optional<Examples> validation, Examples test) {
  /** How many draws a class has under {@link Protocol#PAPER}. */
  public static final int PAPER_DRAWS = 5_000;

  /**
   * {@link Protocol#PAPER}: every class drawn to 5,000 (N without, the others with replacement), 80
   * % of the draws for training, of which a tenth chooses the epoch, 20 % for the test. Copies of
   * one beat stand on both sides.
   */
  public static Split paper(Examples all, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> classes = byClass(all);
    int[] draws = new int[PAPER_DRAWS * classes.size()];
    int filled = 0;
    for (int label = 0; label < classes.size(); label++) {
      int[] members = shuffled(classes.get(label), random);
      for (int i = 0; i < PAPER_DRAWS; i++) {
        boolean without = label == 0 && members.length >= PAPER_DRAWS;
        draws[filled++] = members[without ? i : random.nextInt(members.length)];
      }
    }
    shuffle(draws, random);
    int test = draws.length / 5;
    int validation = (draws.length - test) / 10;
    return new Split(
        all.select(Arrays.copyOfRange(draws, test + validation, draws.length)),
        Optional.of(all.select(Arrays.copyOfRange(draws, test, test + validation))),
        all.select(Arrays.copyOfRange(draws, 0, test)));
  }

  /**
   * {@link Protocol#SPLIT_FIRST}: a fifth of each class for the test at its natural prevalence, a
   * tenth of the rest chooses the epoch. Balancing is left to the plan, inside the training part.
   */
  public static Split first(Examples all, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Rows test = new Rows();
    Rows validation = new Rows();
    Rows training = new Rows();
    for (int[] members : byClass(all)) {
      int[] order = shuffled(members, random);
      int forTest = order.length / 5;
      int forValidation = (order.length - forTest) / 10;
      test.add(order, 0, forTest);
      validation.add(order, forTest, forTest + forValidation);
      training.add(order, forTest + forValidation, order.length);
    }
    return new Split(
        all.select(training.toArray()),
        Optional.of(all.select(validation.toArray())),
        all.select(test.toArray()));
  }

  /**
   * Folds by patient: each patient's examples stand whole in one fold, and the rarer classes are
   * spread as evenly as patients allow (largest first, into the fold that has the least of them).
   * Made examples count for nothing there: they stand in training parts alone, and never where
   * their patient is held out.
   *
   * @return for each fold, the split whose test is that fold and whose training is the rest
   */
  public static List<Split> byPatient(Examples all, int folds) {
    LinkedHashMap<String, Rows> patients = new LinkedHashMap<>();
    for (int i = 0; i < all.count(); i++) {
      patients.computeIfAbsent(all.origin(i).patient(), name -> new Rows()).add(i);
    }
    int[] totals = recorded(all).countByClass();
    List<Map.Entry<String, double[]>> shares = new ArrayList<>();
    patients.forEach((name, rows) -> shares.add(Map.entry(name, share(all, rows, totals))));
    shares.sort(Comparator.comparingDouble(entry -> -Arrays.stream(entry.getValue()).sum()));
    double[][] load = new double[folds][totals.length];
    int[] sizes = new int[folds];
    Rows[] rowsOfFold = new Rows[folds];
    Arrays.setAll(rowsOfFold, fold -> new Rows());
    int most = (patients.size() + folds - 1) / folds;
    for (Map.Entry<String, double[]> patient : shares) {
      int fold = lightest(load, sizes, most, patient.getValue());
      for (int c = 0; c < totals.length; c++) {
        load[fold][c] += patient.getValue()[c];
      }
      sizes[fold]++;
      rowsOfFold[fold].add(patients.get(patient.getKey()));
    }
    return heldOut(all, rowsOfFold);
  }

  /** {@link Protocol#LEAVE_ONE_OUT}: a split for each patient, in order of appearance. */
  public static List<Split> leaveOneOut(Examples all) {
    LinkedHashMap<String, Rows> patients = new LinkedHashMap<>();
    for (int i = 0; i < all.count(); i++) {
      patients.computeIfAbsent(all.origin(i).patient(), name -> new Rows()).add(i);
    }
    return heldOut(all, patients.values().toArray(new Rows[0]));
  }

  private static List<Split> heldOut(Examples all, Rows[] parts) {
    List<Split> splits = new ArrayList<>();
    for (Rows held : parts) {
      Rows rest = new Rows();
      for (Rows part : parts) {
        if (part != held) {
          rest.add(part);
        }
      }
      splits.add(
          new Split(
              all.select(rest.toArray()), Optional.empty(), recorded(all.select(held.toArray()))));
    }
    return splits;
  }

  /** Without made examples. */
  private static Examples recorded(Examples all) {
    return all.select(IntStream.range(0, all.count()).filter(i -> !all.origin(i).made()).toArray());
  }

  private static double[] share(Examples all, Rows rows, int[] totals) {
    double[] share = new double[totals.length];
    for (int row : rows.toArray()) {
      if (!all.origin(row).made()) {
        share[all.label(row)] += 1.0 / Math.max(1, totals[all.label(row)]);
      }
    }
    return share;
  }

  private static int lightest(double[][] load, int[] sizes, int most, double[] patient) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int fold = 0; fold < load.length; fold++) {
      if (sizes[fold] >= most) {
        continue;
      }
      double after = 0;
      for (int c = 0; c < patient.length; c++) {
        double sum = load[fold][c] + patient[c];
        after += sum * sum - load[fold][c] * load[fold][c];
      }
      if (after < least) {
        least = after;
        best = fold;
      }
    }
    return best;
  }

  private static List<int[]> byClass(Examples all) {
    int[] counts = all.countByClass();
    List<int[]> members = new ArrayList<>();
    for (int count : counts) {
      members.add(new int[count]);
    }
    int[] filled = new int[counts.length];
    for (int i = 0; i < all.count(); i++) {
      members.get(all.label(i))[filled[all.label(i)]++] = i;
    }
    return members;
  }

  private static int[] shuffled(int[] values, SplittableRandom random) {
    int[] copy = values.clone();
    shuffle(copy, random);
    return copy;
  }

  private static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int value = values[i];
      values[i] = values[other];
      values[other] = value;
    }
  }

  /** A growing list of row numbers. */
  private static final class Rows {
    private int[] values = new int[64];
    private int count;

    void add(int value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    void add(int[] from, int start, int end) {
      for (int i = start; i < end; i++) {
        add(from[i]);
      }
    }

    void add(Rows other) {
      add(other.values, 0, other.count);
    }

    int[] toArray() {
      return Arrays.copyOf(values, count);
    }
  }
}
