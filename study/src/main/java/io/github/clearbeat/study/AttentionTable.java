package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Means over strips and networks of what was measured of attention, and their differences between
 * kinds of guidance on the same strips, with intervals by bootstrap over patients.
 *
 * <pre>{@code
 * AttentionTable table = new AttentionTable(rows).where(row -> row.set().equals("ludb"));
 * table.difference(Guidance.HRV, Guidance.OFF, AttentionMeasure.MAP_QRS);
 * }</pre>
 */
public final class AttentionTable {
  private static final long BOOTSTRAP_SEED = 1;
  private static final int DRAWS = 4000; // for the tails of a strict interval

  private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95, 0);

  private final List<AttentionRow> rows;

  /** Of these rows. */
  public AttentionTable(List<AttentionRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Of those rows that pass. */
  public AttentionTable where(Predicate<AttentionRow> passes) {
    return new AttentionTable(rows.stream().filter(passes).toList());
  }

  /** Only strips to which every network that was asked gives their class. */
  public AttentionTable rightByAll() {
    TreeSet<String> wrong = new TreeSet<>();
    for (AttentionRow row : rows) {
      if (row.values().getOrDefault(AttentionMeasure.RIGHT, 0.0) < 1) {
        wrong.add(strip(row));
      }
    }
    return where(row -> !wrong.contains(strip(row)));
  }

  private static String strip(AttentionRow row) {
    return row.set() + "/" + row.record();
  }

  /** The rows. */
  public List<AttentionRow> rows() {
    return rows;
  }

  /** How many strips there are. */
  public int strips() {
    return (int) rows.stream().map(AttentionTable::strip).distinct().count();
  }

  /** How many patients there are. */
  public int patients() {
    return (int) rows.stream().map(AttentionRow::patient).distinct().count();
  }

  /** Mean of a measure with its interval; NaN where nobody has a value. */
  public Interval value(Guidance guidance, AttentionMeasure measure) {
    List<double[]> sums = byPatient(guidance, measure);
    return Double.isNaN(mean(sums))
        ? UNKNOWN
        : Bootstrap.standard(BOOTSTRAP_SEED).interval(sums, AttentionTable::mean);
  }

  /** The first's mean less the second's, paired over patients. */
  public Interval difference(Guidance first, Guidance second, AttentionMeasure measure) {
    return difference(byPatient(first, measure), byPatient(second, measure));
  }

  /** One measure's mean less another's, of the same networks, paired over patients. */
  public Interval difference(Guidance guidance, AttentionMeasure measure, AttentionMeasure from) {
    return difference(byPatient(guidance, measure), byPatient(guidance, from));
  }

  /**
   * Whether two kinds of guidance differ: the interval of the difference at a level of 1 − 0.05 /
   * comparisons does not hold 0 (Bonferroni), and each seed alone differs to the same side.
   *
   * @param comparisons how many measures are asked at once
   */
  public boolean differ(
      Guidance first, Guidance second, AttentionMeasure measure, int comparisons) {
    List<double[]> sums = byPatient(first, measure);
    if (Double.isNaN(mean(sums))) {
      return false;
    }
    Bootstrap strict = new Bootstrap(DRAWS, 1 - 0.05 / comparisons, BOOTSTRAP_SEED);
    Interval difference = strict.difference(sums, byPatient(second, measure), AttentionTable::mean);
    double sign = Math.signum(difference.value());
    return !difference.contains(0)
        && bySeed(first, second, measure).stream().allMatch(seed -> Math.signum(seed) == sign);
  }

  /** The first's mean less the second's for each seed alone, in the order of the seeds. */
  public List<Double> bySeed(Guidance first, Guidance second, AttentionMeasure measure) {
    return rows.stream()
        .map(AttentionRow::seed)
        .distinct()
        .sorted()
        .map(seed -> where(row -> row.seed() == seed))
        .map(one -> mean(one.byPatient(first, measure)) - mean(one.byPatient(second, measure)))
        .toList();
  }

  private static Interval difference(List<double[]> first, List<double[]> second) {
    return Double.isNaN(mean(first) - mean(second))
        ? UNKNOWN
        : Bootstrap.standard(BOOTSTRAP_SEED).difference(first, second, AttentionTable::mean);
  }

  /** Sum and count of each patient, always in the order of all patients. */
  private List<double[]> byPatient(Guidance guidance, AttentionMeasure measure) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    rows.stream()
        .map(AttentionRow::patient)
        .sorted()
        .distinct()
        .forEach(patient -> sums.put(patient, new double[2]));
    for (AttentionRow row : rows) {
      Double value = row.values().get(measure);
      if (row.guidance() == guidance && value != null) {
        sums.get(row.patient())[0] += value;
        sums.get(row.patient())[1]++;
      }
    }
    return new ArrayList<>(sums.values());
  }

  private static double mean(List<? extends double[]> patients) {
    double sum = 0;
    double count = 0;
    for (double[] patient : patients) {
      sum += patient[0];
      count += patient[1];
    }
    return sum / count;
  }
}
