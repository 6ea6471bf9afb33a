package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.model.Exgnet;
import java.util.ArrayList;
import java.util.List;

/**
 * The switches of a rhythm network's training: what an ablation turns, one at a time.
 *
 * <pre>{@code
 * RhythmOptions options = RhythmOptions.STANDARD.withGuidance(Guidance.QRS, 0.3);
 * }</pre>
 *
 * @param guidance what the class map is taught
 * @param lambda weight of the guidance
 * @param match how map and target are compared
 * @param derivation how the map is derived while training
 * @param features what the quantitative features are used for
 * @param block how a block of the light forms is made
 */
public record RhythmOptions(
    Guidance guidance,
    double lambda,
    Objective.Match match,
    Objective.Derivation derivation,
    Features features,
    Exgnet.Block block) {
  /** What the paper describes, with our choices where it is silent. */
  public static final RhythmOptions STANDARD =
      new RhythmOptions(
          Guidance.HRV,
          0.3,
          Objective.Match.ZERO_MEAN,
          Objective.Derivation.CLOSED,
          Features.CONCATENATED,
          Exgnet.Block.MULTIRESOLUTION);

  private static final double TEMPERATURE = 2;
  private static final double ESTIMATES = 0.1;

  /** What the quantitative features are used for, always in training only. */
  public enum Features {
    /** Nothing. */
    OFF,
    /** Joined to the signal in a second head that is trained beside the first. */
    CONCATENATED,
    /** The same, and the first head learns from the second. */
    DISTILLED,
    /** The network learns to give them, as a second task. */
    AUXILIARY,
    /**
     * As {@link #CONCATENATED}, and the network learns from boosted trees on all 59 features, from
     * what they say of strips that they have not seen.
     */
    TREES
  }

  /** The same with other guidance. */
  public RhythmOptions withGuidance(Guidance other, double weight) {
    return new RhythmOptions(other, weight, match, derivation, features, block);
  }

  /** The same with another use of features. */
  public RhythmOptions withFeatures(Features other) {
    return new RhythmOptions(guidance, lambda, match, derivation, other, block);
  }

  /** The same with another kind of block. */
  public RhythmOptions withBlock(Exgnet.Block other) {
    return new RhythmOptions(guidance, lambda, match, derivation, features, other);
  }

  /** Whether the class map is taught anything. */
  public boolean guides() {
    return guidance != Guidance.OFF && lambda > 0;
  }

  /**
   * What is made small.
   *
   * @param map the node whose channels make the class map
   * @param classWeights by class
   */
  Objective objective(String map, List<Double> classWeights) {
    List<Objective.Term> terms = new ArrayList<>();
    terms.add(new Objective.CrossEntropy("logits", 1));
    if (features != Features.OFF && features != Features.AUXILIARY) {
      terms.add(new Objective.CrossEntropy("joint", 1));
    }
    if (features == Features.DISTILLED) {
      terms.add(new Objective.Distillation("joint", "logits", 1, TEMPERATURE));
    }
    if (features == Features.TREES) {
      terms.add(new Objective.Teaching("logits", StripExamples.TEACHER, 1));
    }
    if (features == Features.AUXILIARY) {
      terms.add(new Objective.Regression("estimates", StripExamples.FEATURES, ESTIMATES));
    }
    if (guides()) {
      terms.add(
          new Objective.Guidance(
              map, "logits", StripExamples.TARGET, lambda, 5, match, derivation));
    }
    return new Objective(terms, classWeights);
  }
}
