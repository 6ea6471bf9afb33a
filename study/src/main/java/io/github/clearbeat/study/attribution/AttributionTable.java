package io.github.clearbeat.study.attribution;

import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.study.attribution.AttributionFindings.Curve;
import io.github.clearbeat.study.attribution.AttributionFindings.OfBeat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Means over beats of what was measured, with intervals by bootstrap over records, and which method
 * wins.
 *
 * <pre>{@code
 * AttributionTable table = new AttributionTable(findings);
 * table.interval("arrhythminet-v2", "deep-shap", AttributionMeasure.DEGRADATION_LINE);
 * table.best();   // the default explanation
 * }</pre>
 */
public final class AttributionTable {
  /**
   * A map that is as like as this, in ranks, to that of a network with random weights says more of
   * the beat than of the network. 0.5: a quarter of the ranks' variance.
   */
  public static final double MOST_LIKE_RANDOM = 0.5;

  private static final long BOOTSTRAP_SEED = 1;

  private final AttributionFindings findings;

  /** Of these findings. */
  public AttributionTable(AttributionFindings findings) {
    this.findings = findings;
  }

  /** What the table is of. */
  public AttributionFindings findings() {
    return findings;
  }

  /** The methods asked of a model about its beats' samples, in order. */
  public List<String> methods(String model) {
    return all(model).stream().filter(m -> !m.startsWith(ValueMethods.PREFIX)).toList();
  }

  /** The methods asked of a model about named values, in order; their names have a prefix. */
  public List<String> valueMethods(String model) {
    return all(model).stream().filter(m -> m.startsWith(ValueMethods.PREFIX)).toList();
  }

  private List<String> all(String model) {
    return rows(r -> r.model().equals(model)).stream().map(OfBeat::method).distinct().toList();
  }

  /** The classes of a model's beats, in the order of their first. */
  public List<String> classes(String model) {
    return rows(r -> r.model().equals(model)).stream()
        .map(OfBeat::className)
        .distinct()
        .sorted()
        .toList();
  }

  /** How many beats of how many records a model was asked about: two numbers. */
  public int[] beats(String model) {
    List<OfBeat> rows = rows(r -> r.model().equals(model));
    long beats = rows.stream().map(r -> r.record() + " " + r.sampleIndex()).distinct().count();
    return new int[] {(int) beats, (int) rows.stream().map(OfBeat::record).distinct().count()};
  }

  private List<OfBeat> rows(Predicate<OfBeat> passes) {
    return findings.beats().stream().filter(passes).toList();
  }

  private static Predicate<OfBeat> of(String model, String method) {
    return row -> row.model().equals(model) && row.method().equals(method);
  }

  /** Mean over all beats of which a value is known; NaN without any. */
  public double mean(String model, String method, AttributionMeasure measure) {
    return mean(byRecord(of(model, method), measure));
  }

  /** The same over the beats of one class. */
  public double mean(String model, String method, String className, AttributionMeasure measure) {
    return mean(byRecord(of(model, method).and(row -> row.className().equals(className)), measure));
  }

  /** Median over all beats of which a value is known; NaN without any. */
  public double median(String model, String method, AttributionMeasure measure) {
    double[] sorted =
        rows(of(model, method)).stream()
            .map(row -> row.values().get(measure))
            .filter(value -> value != null)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    int count = sorted.length;
    return count == 0 ? Double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  /** The mean with its interval; NaN where nobody has a value. */
  public Interval interval(String model, String method, AttributionMeasure measure) {
    List<double[]> sums = byRecord(of(model, method), measure);
    return sums.isEmpty()
        ? new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95, 0)
        : Bootstrap.standard(BOOTSTRAP_SEED).interval(sums, AttributionTable::mean);
  }

  /** Sum and count of each record that has values. */
  private List<double[]> byRecord(Predicate<OfBeat> passes, AttributionMeasure measure) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (OfBeat row : rows(passes)) {
      Double value = row.values().get(measure);
      if (value != null) {
        double[] sum = sums.computeIfAbsent(row.record(), r -> new double[2]);
        sum[0] += value;
        sum[1]++;
      }
    }
    return new ArrayList<>(sums.values());
  }

  private static double mean(List<? extends double[]> records) {
    double sum = 0;
    double count = 0;
    for (double[] record : records) {
      sum += record[0];
      count += record[1];
    }
    return sum / count;
  }

  /** A curve of a method. */
  public Optional<Curve> curve(String model, String method, String name) {
    return findings.curves().stream()
        .filter(c -> c.model().equals(model) && c.method().equals(method) && c.name().equals(name))
        .findFirst();
  }

  /** Mean rank correlation of two methods' maps; 1 for a method with itself, NaN if unknown. */
  public double likeness(String model, String method, String other) {
    if (method.equals(other)) {
      return 1;
    }
    return findings.pairs().stream()
        .filter(p -> p.model().equals(model))
        .filter(
            p ->
                p.method().equals(method) && p.other().equals(other)
                    || p.method().equals(other) && p.other().equals(method))
        .mapToDouble(AttributionFindings.Pair::likeness)
        .findFirst()
        .orElse(Double.NaN);
  }

  /**
   * How a method stands in the choice of the default.
   *
   * @param method its name
   * @param degradation mean of both fillers' degradation scores, mean over the models
   * @param sanity likeness to maps of random weights, mean over the models
   */
  public record Standing(String method, double degradation, double sanity) {
    /** Whether it needs what the networks have learnt. */
    public boolean sane() {
      return sanity <= MOST_LIKE_RANDOM;
    }
  }

  /** How all stand, the best degradation score first; every model counts alike. */
  public List<Standing> standings() {
    List<String> models = findings.models().stream().map(AttributionFindings.Asked::id).toList();
    List<Standing> standings = new ArrayList<>();
    for (String method : methods(models.get(0))) {
      double[] degradation = new double[models.size()];
      double[] sanity = new double[models.size()];
      for (int i = 0; i < degradation.length; i++) {
        String model = models.get(i);
        degradation[i] =
            (mean(model, method, AttributionMeasure.DEGRADATION_LINE)
                    + mean(model, method, AttributionMeasure.DEGRADATION_BACKGROUND))
                / 2;
        sanity[i] = mean(model, method, AttributionMeasure.SANITY);
      }
      standings.add(
          new Standing(
              method,
              Arrays.stream(degradation).average().orElse(Double.NaN),
              Arrays.stream(sanity).average().orElse(Double.NaN)));
    }
    standings.sort((a, b) -> Double.compare(b.degradation, a.degradation));
    return standings;
  }

  /**
   * How much better one method degrades than another, paired over records, pooled over the models;
   * positive where the first is better.
   */
  public Interval lead(String method, String other) {
    Map<String, double[]> first = new java.util.TreeMap<>();
    Map<String, double[]> second = new java.util.TreeMap<>();
    for (OfBeat row : findings.beats()) {
      if (row.method().equals(method) || row.method().equals(other)) {
        Map<String, double[]> into = row.method().equals(method) ? first : second;
        double[] sum = into.computeIfAbsent(row.record(), r -> new double[2]);
        sum[0] +=
            (row.values().get(AttributionMeasure.DEGRADATION_LINE)
                    + row.values().get(AttributionMeasure.DEGRADATION_BACKGROUND))
                / 2;
        sum[1]++;
      }
    }
    return Bootstrap.standard(BOOTSTRAP_SEED)
        .difference(
            new ArrayList<>(first.values()),
            new ArrayList<>(second.values()),
            AttributionTable::mean);
  }

  /**
   * The method with the best degradation score among those that need what the networks have learnt
   * and are no controls; empty if there is none.
   */
  public Optional<Standing> best() {
    return standings().stream()
        .filter(s -> s.sane() && !AttributionMethods.isControl(s.method()))
        .findFirst();
  }
}
