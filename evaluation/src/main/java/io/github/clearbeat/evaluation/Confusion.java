package io.github.clearbeat.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * How often each class was called what, for classes of any names: truth in rows, findings in
 * columns. Immutable.
 *
 * <pre>{@code
 * Confusion beats = Confusion.count(List.of("N", "S", "V", "F", "Q"), truth, found);
 * beats.detection("S").sensitivity();
 * beats.kappa();
 * }</pre>
 *
 * <p>Statistics that have nothing to count are NaN, and means leave such classes out.
 */
public final class Confusion {
  private final List<String> classes;
  private final long[][] counts;

  private Confusion(List<String> classes, long[][] counts) {
    this.classes = classes;
    this.counts = counts;
  }

  /**
   * A matrix of given counts.
   *
   * @param classes the names, each once
   * @param counts as many rows as classes, the truth, each with as many columns, what was found
   */
  public static Confusion of(List<String> classes, long[][] counts) {
    int size = classes.size();
    if (size == 0 || new HashSet<>(classes).size() != size) {
      throw new IllegalArgumentException("classes are " + classes + ", expected different names");
    }
    if (counts.length != size || Arrays.stream(counts).anyMatch(row -> row.length != size)) {
      throw new IllegalArgumentException(
          "the counts are not " + size + " rows of " + size + " for the classes " + classes);
    }
    return new Confusion(List.copyOf(classes), copy(counts));
  }

  /** The matrix of these classes without any count. */
  public static Confusion empty(List<String> classes) {
    return of(classes, new long[classes.size()][classes.size()]);
  }

  /**
   * Counts pairs.
   *
   * @param classes the names
   * @param truth positions in {@code classes}
   * @param found positions in {@code classes}, as many
   */
  public static Confusion count(List<String> classes, int[] truth, int[] found) {
    if (truth.length != found.length) {
      throw new IllegalArgumentException(
          truth.length + " true classes, but " + found.length + " found ones");
    }
    long[][] counts = new long[classes.size()][classes.size()];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][found[i]]++;
    }
    return of(classes, counts);
  }

  /** All matrices together; they are of the same classes and at least one. */
  public static Confusion sum(Collection<Confusion> matrices) {
    if (matrices.isEmpty()) {
      throw new IllegalArgumentException("no matrix to sum");
    }
    Confusion sum = empty(matrices.iterator().next().classes);
    for (Confusion matrix : matrices) {
      sum.checkSameClasses(matrix);
      add(matrix.counts, sum.counts);
    }
    return sum;
  }

  /** The counts of both together, for the same classes in the same order. */
  public Confusion plus(Confusion other) {
    checkSameClasses(other);
    long[][] sum = copy(counts);
    add(other.counts, sum);
    return new Confusion(classes, sum);
  }

  private void checkSameClasses(Confusion other) {
    if (!classes.equals(other.classes)) {
      throw new IllegalArgumentException(
          "classes " + classes + " and " + other.classes + " cannot be added");
    }
  }

  private static void add(long[][] counts, long[][] to) {
    for (int row = 0; row < to.length; row++) {
      for (int column = 0; column < to.length; column++) {
        to[row][column] += counts[row][column];
      }
    }
  }

  /** The same without what is truly of these classes: so figures over N S V F leave Q out. */
  public Confusion withoutTruth(Collection<String> left) {
    long[][] rest = copy(counts);
    for (String name : left) {
      Arrays.fill(rest[position(name)], 0);
    }
    return new Confusion(classes, rest);
  }

  /** The class names, in the order of rows and columns. */
  public List<String> classes() {
    return classes;
  }

  /** The counts, truth in rows. */
  public long[][] toArray() {
    return copy(counts);
  }

  /** How often this truth was called so. */
  public long count(String truth, String found) {
    return counts[position(truth)][position(found)];
  }

  /** How many there are of all classes. */
  public long total() {
    return Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).sum();
  }

  /** How well one class was told from all others. */
  public Detection detection(String name) {
    return detection(position(name));
  }

  /** The part of what is not of this class that was called so, FP / (FP + TN). */
  public double falsePositiveRate(String name) {
    int position = position(name);
    return Ratio.of(detection(position).falsePositives(), total() - truths(position));
  }

  /** The part that was called what it is. */
  public double accuracy() {
    return Ratio.of(hits(), total());
  }

  /**
   * The mean over the classes that occur of the accuracy of telling this class from all others, (TP
   * + TN) / all. Always higher than {@link #accuracy()} where classes are many: never to be
   * compared with it.
   */
  public double oneVersusRestAccuracy() {
    return oneVersusRestAccuracy(classes);
  }

  /** The same over some classes, those of them that occur. */
  public double oneVersusRestAccuracy(Collection<String> among) {
    return mean(
        among,
        position -> {
          Detection one = detection(position);
          boolean occurs = truths(position) + findings(position) > 0;
          long errors = one.falseNegatives() + one.falsePositives();
          return occurs ? Ratio.of(total() - errors, total()) : Double.NaN;
        });
  }

  /** The mean sensitivity of the classes that occur. */
  public double balancedAccuracy() {
    return mean(classes, position -> detection(position).sensitivity());
  }

  /** The mean F1 of the classes that occur in the truth or among the findings. */
  public double macroF1() {
    return macroF1(classes);
  }

  /** The mean F1 of some classes, those of them that occur. */
  public double macroF1(Collection<String> among) {
    return mean(among, position -> detection(position).f1());
  }

  /**
   * Cohen's kappa: agreement beyond chance, (p<sub>o</sub> − p<sub>e</sub>) / (1 − p<sub>e</sub>)
   * (Cohen 1960, Educational and Psychological Measurement 20:37). NaN where chance explains all.
   */
  public double kappa() {
    double total = total();
    double chance = 0;
    for (int position = 0; position < counts.length; position++) {
      chance += truths(position) / total * (findings(position) / total);
    }
    return chance < 1 ? (accuracy() - chance) / (1 - chance) : Double.NaN;
  }

  /**
   * The jκ index, κ / 2 + j / 8 with j the sum of sensitivity and positive predictivity of S and V:
   * 1 is the best (Mar et al. 2011, IEEE TBME 58:2168; used by Mondéjar-Guerra et al. 2019,
   * Biomedical Signal Processing and Control 47:41).
   *
   * @param supraventricular name of that class here
   * @param ventricular name of that class here
   */
  public double jKappa(String supraventricular, String ventricular) {
    Detection s = detection(supraventricular);
    Detection v = detection(ventricular);
    double j =
        s.sensitivity() + s.positivePredictivity() + v.sensitivity() + v.positivePredictivity();
    return kappa() / 2 + j / 8;
  }

  private Detection detection(int position) {
    long hits = counts[position][position];
    return new Detection(hits, truths(position) - hits, findings(position) - hits);
  }

  private long truths(int position) {
    return Arrays.stream(counts[position]).sum();
  }

  private long findings(int position) {
    return Arrays.stream(counts).mapToLong(row -> row[position]).sum();
  }

  private long hits() {
    long hits = 0;
    for (int position = 0; position < counts.length; position++) {
      hits += counts[position][position];
    }
    return hits;
  }

  private double mean(Collection<String> among, IntToDoubleFunction statistic) {
    return Ratio.mean(among.stream().mapToInt(this::position).mapToDouble(statistic).toArray());
  }

  private int position(String name) {
    int position = classes.indexOf(name);
    if (position < 0) {
      throw new IllegalArgumentException("no class " + name + " among " + classes);
    }
    return position;
  }

  private static long[][] copy(long[][] counts) {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Confusion matrix
        && classes.equals(matrix.classes)
        && Arrays.deepEquals(counts, matrix.counts);
  }

  @Override
  public int hashCode() {
    return 31 * classes.hashCode() + Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return classes + Arrays.deepToString(counts);
  }
}
