package io.github.clearbeat.study;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.Preparation.Channel;
import io.github.clearbeat.beat.Preparation.Feature;
import io.github.clearbeat.beat.Preparation.Filter;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.model.BeatLight;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.study.Plan.Augmentation;
import io.github.clearbeat.study.Plan.Sampling;
import io.github.clearbeat.study.Plan.Schedule;
import java.util.List;
import java.util.Optional;

/**
 * A network that can be trained: its architecture, how beats are prepared for it, and the plan for
 * each protocol.
 *
 * @param id as on the command line, such as {@code arrhythminet-v1}
 * @param spec the network
 */
public record Recipe(String id, Spec spec) {
  private static final String V1 = "arrhythminet-v1";
  private static final String V2 = "arrhythminet-v2";
  private static final String V1_RHYTHM = "arrhythminet-v1-rhythm";
  private static final Preparation RHYTHM =
      new Preparation(
          360,
          180,
          180,
          Filter.BAND,
          List.of(Channel.BEAT, Channel.PREVIOUS, Channel.NEXT, Channel.NORMAL),
          List.of(
              Feature.RR_BEFORE,
              Feature.RR_AFTER,
              Feature.RR_CHANGE,
              Feature.RR_TURN,
              Feature.RR_LEVEL,
              Feature.RR_SPREAD));
  private static final String LIGHT = "beat-light";
  private static final String LIGHT_LIVE = "beat-light-live";
  private static final int ARCHIVE_LATER = 32;
  private static final Augmentation SHAPE_ONLY = new Augmentation(0.1, 2, 0.05, 0.1, 0.1);
  private static final Augmentation MILD = new Augmentation(0, 4, 0.05, 0.1, 0);

  /** All that can be trained. */
  public static List<Recipe> all() {
    return List.of(
        new Recipe(V1, ArrhythmiNet.v1()),
        new Recipe(V2, ArrhythmiNet.v2()),
        new Recipe(
            V1_RHYTHM,
            ArrhythmiNet.v1(V1_RHYTHM, RHYTHM.channels().size(), RHYTHM.features().size())),
        light(LIGHT, ARCHIVE_LATER),
        light(LIGHT_LIVE, 1));
  }

  private static Recipe light(String id, int later) {
    Preparation preparation = around(later);
    int features = preparation.featureNames().size();
    return new Recipe(id, BeatLight.spec(id, preparation.windowSamples(), features));
  }

  /** 0.36 s before to 0.48 s after the R peak, and what the beats around say. */
  private static Preparation around(int later) {
    return new Preparation(
        180,
        65,
        86,
        Filter.WIDE_BAND,
        List.of(Channel.BEAT, Channel.NORMAL),
        List.of(),
        new Preparation.Around(later));
  }

  private boolean isLight() {
    return id.equals(LIGHT) || id.equals(LIGHT_LIVE);
  }

  /** The recipe of that name. */
  public static Optional<Recipe> of(String id) {
    return all().stream().filter(recipe -> recipe.id.equals(id)).findFirst();
  }

  /** The id of what comes out: the bare name for {@link Protocol#DS1}, else with a suffix. */
  public String modelId(Protocol protocol) {
    return protocol == Protocol.DS1 ? id : id + "-" + protocol.id();
  }

  /** How beats are prepared: as they are where the paper is to be reproduced, else filtered. */
  public Preparation preparation(Protocol protocol) {
    if (id.equals(V1_RHYTHM)) {
      return RHYTHM;
    }
    if (isLight()) {
      return around(id.equals(LIGHT) ? ARCHIVE_LATER : 1);
    }
    boolean reproduces = protocol == Protocol.PAPER || protocol == Protocol.SPLIT_FIRST;
    return Preparation.loneBeat(reproduces ? Filter.NONE : Filter.BAND);
  }

  /** How it is trained. Under {@link Protocol#DS1} the epochs are chosen on folds. */
  public Plan plan(Protocol protocol) {
    if (isLight()) {
      return new Plan(
          3, 256, 2e-3, 0.05, Schedule.COSINE, 0, Sampling.NATURAL, 0, 0, 0, SHAPE_ONLY, 1);
    }
    return switch (protocol) {
      case PAPER ->
          new Plan(40, 64, 1e-3, 0, Schedule.COSINE, 40, Sampling.NATURAL, 0, 0, 0, MILD, 1);
      case SPLIT_FIRST ->
          new Plan(
              15, 64, 1e-3, 0, Schedule.COSINE, 15, Sampling.SQUARE_ROOT, 30_000, 0, 0, MILD, 1);
      case DS1, LEAVE_ONE_OUT, OPEN ->
          new Plan(2, 64, 1e-3, 1e-4, Schedule.COSINE, 0, Sampling.NATURAL, 0, 0, 0, MILD, 1);
    };
  }

  /** Whether it also learns from made recordings, beside those of DS1 and svdb. */
  boolean learnsFromMade() {
    return isLight();
  }

  /** The numbers of epochs among which folds inside DS1 choose. */
  public List<Integer> epochsToChooseFrom() {
    return isLight() ? List.of(3) : List.of(1, 2);
  }
}
