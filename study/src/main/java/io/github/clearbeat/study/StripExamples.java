package io.github.clearbeat.study;

import io.github.clearbeat.beat.AttentionTruth;
import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.beat.PreparedStrip;
import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.beat.RhythmFeatures;
import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.beat.StripPreparer;
import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.dataset.Strip;
import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.dataset.StripPass;
import io.github.clearbeat.dataset.StripRules;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Strips prepared for a rhythm network, with what teaches it: three arrays an example, the strip (1
 * × T), the features (F) and the target of the class map (cells). Where a strip gives no target, it
 * is all zeros.
 *
 * <pre>{@code
 * StripExamples strips = new StripExamples(preparation, labels, Guidance.HRV, 78, 1);
 * strips.add(StripDataSet.ptbxlLead2(root), StripRules.TEN_SECONDS, count -> {});
 * Examples examples = strips.examples();
 * }</pre>
 */
final class StripExamples {
  /** Index of the array of strips. */
  public static final int STRIP = 0;

  /** Index of the array of features. */
  public static final int FEATURES = 1;

  /** Index of the array of targets. */
  public static final int TARGET = 2;

  /** Index of the array of a teacher's probabilities, where there is a teacher. */
  public static final int TEACHER = 3;

  private final StripPreparer preparer;
  private final RhythmLabels labels;
  private final Guidance guidance;
  private final int cells;
  private final long seed;
  private final List<float[]> strips = new ArrayList<>();
  private final List<float[]> features = new ArrayList<>();
  private final List<float[]> targets = new ArrayList<>();
  private final List<Integer> classes = new ArrayList<>();
  private final List<Examples.Origin> origins = new ArrayList<>();
  private final List<OptionalInt> folds = new ArrayList<>();

  /**
   * No strips yet.
   *
   * @param preparation what makes a strip ready
   * @param labels which classes there are
   * @param guidance of which kind the targets are
   * @param cells of the class map
   * @param seed of {@link Guidance#RANDOM}
   */
  public StripExamples(
      StripPreparation preparation, RhythmLabels labels, Guidance guidance, int cells, long seed) {
    this.preparer = new StripPreparer(preparation);
    this.labels = labels;
    this.guidance = guidance;
    this.cells = cells;
    this.seed = seed;
  }

  /**
   * Adds all strips of a set that have a class.
   *
   * @param set whose strips
   * @param rules what they must be
   * @param progress is told how many strips have been taken so far
   * @return what became of every record
   * @throws IOException if the set cannot be read
   */
  public StripAudit add(StripDataSet set, StripRules rules, IntConsumer progress)
      throws IOException {
    return add(
        new StripPass(set, labels, rules, set.usualLead()),
        strip -> progress.accept(strips.size()));
  }

  /** The same of any lead; each strip is handed on when it has been taken. */
  StripAudit add(StripPass pass, Consumer<Strip> beside) throws IOException {
    return pass.forEach(
        (entry, label, strip) -> {
          take(entry, label, strip);
          beside.accept(strip);
        });
  }

  private void take(StripEntry entry, int label, Strip strip) {
    One one = one(strip, seed + strips.size() + 1);
    strips.add(one.strip());
    features.add(one.features());
    targets.add(one.target());
    classes.add(label);
    origins.add(origin(entry, labels, label));
    folds.add(entry.fold());
  }

  /** Where a strip came from. */
  static Examples.Origin origin(StripEntry entry, RhythmLabels labels, int label) {
    return new Examples.Origin(
        entry.set() + "/" + entry.record(), entry.patient(), 0, labels.classes().get(label));
  }

  /** The three arrays of one example. */
  record One(float[] strip, float[] features, float[] target) {}

  /** One strip made ready, nothing added here. */
  One one(Strip strip, long maskSeed) {
    Samples lead = Samples.of(strip.millivolts(), strip.hertz());
    PreparedStrip prepared = preparer.middle(lead);
    double[] peaks = peaks(lead, prepared);
    return new One(
        prepared.values(),
        RhythmFeatures.variability(peaks).floats(),
        AttentionTruth.of(peaks, preparer.preparation().seconds(), guidance, maskSeed)
            .map(truth -> truth.cells(cells))
            .orElseGet(() -> new float[cells]));
  }

  /** R peaks of a lead, in seconds from the first sample of its strip; those within it. */
  private double[] peaks(Samples lead, PreparedStrip prepared) {
    double start = prepared.firstSample() / preparer.preparation().hertz();
    List<Double> seconds = new ArrayList<>();
    RPeakDetector detector = new RPeakDetector(lead.hertz());
    detector.push(lead, beat -> seconds.add(beat.sampleIndex() / lead.hertz() - start));
    detector.finish(beat -> seconds.add(beat.sampleIndex() / lead.hertz() - start));
    return seconds.stream()
        .mapToDouble(Double::doubleValue)
        .filter(t -> t >= 0 && t < preparer.preparation().seconds())
        .toArray();
  }

  /** How many strips there are. */
  public int count() {
    return strips.size();
  }

  /** The folds that the data sets assign, where they do, by example. */
  public List<OptionalInt> folds() {
    return List.copyOf(folds);
  }

  /** The examples so far. */
  public Examples examples() {
    return Examples.of(
        new float[][] {flat(strips), flat(features), flat(targets)},
        new int[] {preparer.preparation().samples(), RhythmFeatures.variability().size(), cells},
        classes.stream().mapToInt(Integer::intValue).toArray(),
        origins.toArray(Examples.Origin[]::new),
        labels.classes());
  }

  static float[] flat(List<float[]> rows) {
    int size = rows.isEmpty() ? 0 : rows.get(0).length;
    float[] flat = new float[Math.multiplyExact(rows.size(), size)];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, flat, i * size, size);
    }
    return flat;
  }

  @Override
  public String toString() {
    int[] counts = new int[labels.classes().size()];
    classes.forEach(label -> counts[label]++);
    return labels.classes() + " " + Arrays.toString(counts);
  }
}
