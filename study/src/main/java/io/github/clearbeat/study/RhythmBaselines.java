package io.github.clearbeat.study;

import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.beat.RhythmFeatures;
import io.github.clearbeat.beat.StripFeature;
import io.github.clearbeat.dataset.Strip;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripPass;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * What a rhythm network must beat, on the same folds: a rule of heart rate and irregularity, and
 * two classifiers that see features only.
 *
 * <pre>{@code
 * List<RhythmPredictions> all =
 *     new RhythmBaselines(RhythmData.STRIPS, RhythmFolds.PATIENT, root).run(1, count -> {});
 * }</pre>
 */
public final class RhythmBaselines {
  private static final List<StripFeature> FEATURES = RhythmFeatures.all();

  private final RhythmData data;
  private final RhythmFolds folds;
  private final Path root;
  private final List<float[]> features = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Examples.Origin> origins = new ArrayList<>();
  private final List<OptionalInt> own = new ArrayList<>();

  /**
   * Baselines yet to be run.
   *
   * @param data on what
   * @param folds how strips are shared out
   * @param root the data root
   */
  public RhythmBaselines(RhythmData data, RhythmFolds folds, Path root) {
    this.data = data;
    this.folds = folds;
    this.root = root;
  }

  /**
   * Fits and predicts, fold by fold.
   *
   * @param seed of the trees
   * @param progress is told how many strips have been looked at so far
   * @return out of fold: heart rate rule, logistic regression, boosted trees
   * @throws IOException if the data cannot be read
   */
  public List<RhythmPredictions> run(long seed, IntConsumer progress) throws IOException {
    for (StripDataSet set : data.open(root)) {
      new StripPass(set, data.labels(), data.rules(), set.usualLead())
          .forEach(
              (entry, label, strip) -> {
                features.add(features(strip));
                labels.add(label);
                own.add(entry.fold());
                origins.add(
                    new Examples.Origin(
                        entry.set() + "/" + entry.record(),
                        entry.patient(),
                        0,
                        data.labels().classes().get(label)));
                progress.accept(labels.size());
              });
    }
    int[] assigned = folds.assign(examples(), own);
    return List.of(
        predictions("heart-rate-rule", assigned, seed, this::rule),
        predictions("features-logistic", assigned, seed, this::logistic),
        predictions("features-trees", assigned, seed, (x, y) -> trees(x, y, seed)));
  }

  private Examples examples() {
    int count = labels.size();
    return Examples.of(
        new float[][] {new float[count]},
        new int[] {1},
        labels.stream().mapToInt(Integer::intValue).toArray(),
        origins.toArray(Examples.Origin[]::new),
        data.labels().classes());
  }

  /** Baselines of strips that have been read; {@code run} is not for them. */
  static RhythmBaselines of(RhythmData data, RhythmFolds folds, KeptStrips.All strips) {
    RhythmBaselines baselines = new RhythmBaselines(data, folds, Path.of(""));
    baselines.features.addAll(strips.everyFeature());
    baselines.own.addAll(strips.folds());
    for (int i = 0; i < strips.examples().count(); i++) {
      baselines.labels.add(strips.examples().label(i));
      baselines.origins.add(strips.examples().origin(i));
    }
    return baselines;
  }

  /** The heart rate rule alone. */
  RhythmPredictions rule(long seed, int firstFolds) {
    int[] assigned = folds.assign(examples(), own);
    return predictions("heart-rate-rule", assigned, seed, firstFolds, this::rule);
  }

  /** The logistic regression alone. */
  RhythmPredictions logistic(long seed, int firstFolds) {
    int[] assigned = folds.assign(examples(), own);
    return predictions("features-logistic", assigned, seed, firstFolds, this::logistic);
  }

  /** The boosted trees alone. */
  RhythmPredictions trees(long seed, int firstFolds) {
    int[] assigned = folds.assign(examples(), own);
    return predictions("features-trees", assigned, seed, firstFolds, (x, y) -> trees(x, y, seed));
  }

  /** All features of a strip. */
  static float[] features(Strip strip) {
    Samples lead = Samples.of(strip.millivolts(), strip.hertz());
    List<Double> seconds = new ArrayList<>();
    RPeakDetector detector = new RPeakDetector(lead.hertz());
    detector.push(lead, beat -> seconds.add(beat.sampleIndex() / lead.hertz()));
    detector.finish(beat -> seconds.add(beat.sampleIndex() / lead.hertz()));
    double[] peaks = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    return RhythmFeatures.of(lead, peaks).floats();
  }

  private interface Classifier {
    float[] probabilities(float[] features);
  }

  private interface Fit {
    Classifier fit(float[][] features, int[] labels);
  }

  private RhythmPredictions predictions(String id, int[] assigned, long seed, Fit fit) {
    return predictions(id, assigned, seed, RhythmFolds.COUNT, fit);
  }

  private RhythmPredictions predictions(
      String id, int[] assigned, long seed, int firstFolds, Fit fit) {
    List<RhythmPredictions.Row> rows = new ArrayList<>();
    for (int fold = 0; fold < firstFolds; fold++) {
      List<float[]> x = new ArrayList<>();
      List<Integer> y = new ArrayList<>();
      for (int i = 0; i < assigned.length; i++) {
        if (assigned[i] != fold) {
          x.add(features.get(i));
          y.add(labels.get(i));
        }
      }
      Classifier classifier =
          fit.fit(x.toArray(float[][]::new), y.stream().mapToInt(Integer::intValue).toArray());
      for (int i = 0; i < assigned.length; i++) {
        if (assigned[i] == fold) {
          Examples.Origin origin = origins.get(i);
          rows.add(
              new RhythmPredictions.Row(
                  origin.record(),
                  origin.patient(),
                  fold,
                  labels.get(i),
                  classifier.probabilities(features.get(i))));
        }
      }
    }
    return new RhythmPredictions(
        id + "-" + data.id(),
        "",
        data.id() + " " + folds.id(),
        seed,
        0,
        data.labels().classes(),
        rows);
  }

  private Classifier logistic(float[][] x, int[] y) {
    FeatureModel model = FeatureModel.logistic(x, y, data.labels().classes().size());
    return one -> floats(model.probabilities(one));
  }

  private Classifier trees(float[][] x, int[] y, long seed) {
    FeatureModel model = FeatureModel.boostedTrees(x, y, data.labels().classes().size(), seed);
    return one -> floats(model.probabilities(one));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private Classifier rule(float[][] x, int[] y) {
    int bpm = position("bpm");
    int irregularity = position("pNN10");
    int fibrillation = data.labels().classOf(Rhythm.ATRIAL_FIBRILLATION).orElseThrow();
    double[] percent = new double[x.length];
    boolean[] fibrillates = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      percent[i] = x[i][irregularity];
      fibrillates[i] = y[i] == fibrillation;
    }
    HeartRateRule rule = fitted(percent, fibrillates);
    return one -> {
      float[] certain = new float[data.labels().classes().size()];
      Rhythm rhythm = rule.rhythm(one[bpm], one[irregularity]);
      certain[data.labels().classOf(rhythm).orElseThrow()] = 1;
      return certain;
    };
  }

  private static HeartRateRule fitted(double[] percent, boolean[] fibrillates) {
    boolean some = false;
    boolean all = true;
    for (boolean one : fibrillates) {
      some |= one;
      all &= one;
    }
    return some && !all ? HeartRateRule.fit(percent, fibrillates) : HeartRateRule.unfitted();
  }

  private static int position(String name) {
    for (int i = 0; i < FEATURES.size(); i++) {
      if (FEATURES.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("there is no feature " + name);
  }
}
