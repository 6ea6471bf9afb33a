package io.github.clearbeat.study;

import io.github.clearbeat.beat.RhythmFeatures;
import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.beat.StripPreparation.Filter;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.study.Plan.Augmentation;
import io.github.clearbeat.study.Plan.Sampling;
import io.github.clearbeat.study.Plan.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A rhythm network that can be trained: its form, how strips are prepared for it, and its plan. */
public enum RhythmRecipe {
  /** Four blocks of width 32, as near to the paper as it can be had in 0.2 million numbers. */
  REFERENCE("exgnet", 500, Filter.NONE),
  /** Near the paper's size of 8.26 million numbers. */
  FULL("exgnet-full", 500, Filter.NONE),
  /** Depthwise and dilated, for a watch. */
  LIGHT("exgnet-light", 125, Filter.BAND),
  /** A million multiply-accumulates for ten seconds. */
  TINY("exgnet-tiny", 125, Filter.BAND);

  // Where a class is a rate, time must run as it does.
  private static final Augmentation STEADY = new Augmentation(0.3, 0, 0.03, 0.1, 0.3, 0, 0.2);
  private static final Augmentation VARIED = new Augmentation(0.3, 0, 0.03, 0.1, 0.3, 0.1, 0.3);

  private final String id;
  private final double hertz;
  private final Filter filter;

  RhythmRecipe(String id, double hertz, Filter filter) {
    this.id = id;
    this.hertz = hertz;
    this.filter = filter;
  }

  /** As on the command line. */
  public String id() {
    return id;
  }

  /** The recipe of that name. */
  public static Optional<RhythmRecipe> of(String id) {
    return Arrays.stream(values()).filter(recipe -> recipe.id.equals(id)).findFirst();
  }

  /** How strips of that length are prepared. */
  public StripPreparation preparation(double seconds) {
    return StripPreparation.of(hertz, seconds, filter);
  }

  /** The network as deployed. */
  public Spec deployed(double seconds, int classes, Exgnet.Block block) {
    int samples = preparation(seconds).samples();
    return switch (this) {
      case REFERENCE -> Exgnet.reference(samples, classes);
      case FULL -> Exgnet.full(samples, classes);
      case LIGHT -> Exgnet.light(samples, classes, block);
      case TINY -> Exgnet.tiny(samples, classes);
    };
  }

  /** The network as trained. */
  Spec trained(Spec deployed, RhythmOptions options) {
    int features = RhythmFeatures.variability().size();
    return switch (options.features()) {
      case OFF -> deployed;
      case CONCATENATED, DISTILLED, TREES -> Exgnet.withFeatures(deployed, features);
      case AUXILIARY -> Exgnet.withEstimates(deployed, features);
    };
  }

  /** How it is trained on that data; the last epoch is kept. */
  public Plan plan(RhythmData data, int epochs) {
    return new Plan(
        epochs,
        32,
        2e-3,
        1e-2,
        Schedule.WARM_COSINE,
        0,
        Sampling.NATURAL,
        0,
        0.05,
        0,
        data == RhythmData.CINC2017 ? VARIED : STEADY,
        5,
        1);
  }

  /** ln(N / n) of each class, divided by their mean, at least 0.2 (our choice). */
  static List<Double> classWeights(Examples training) {
    int[] counts = training.countByClass();
    double[] weights = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      weights[c] = counts[c] == 0 ? 0 : StrictMath.log((double) training.count() / counts[c]);
    }
    double mean = Arrays.stream(weights).average().orElse(1);
    return Arrays.stream(weights)
        .mapToObj(weight -> Math.max(0.2, mean > 0 ? weight / mean : 1))
        .toList();
  }
}
