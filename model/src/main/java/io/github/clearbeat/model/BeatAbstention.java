package io.github.clearbeat.model;

import java.util.ArrayList;
import java.util.List;

/**
 * When a beat network should rather not name a beat: each class has a least probability, and an
 * answer below that of its class is withheld. Without a rule of its own, a model names every beat.
 *
 * <p>The least probability of a class is a quantile of the probabilities with which the class was
 * rightly named for patients held out in folds, so that of its right answers at most the stated
 * share is withheld, however rare the class is: inductive conformal prediction with the classes as
 * categories (Vovk, Lei and Wasserman 2014, "Distribution-free prediction bands", section 3; Vovk
 * 2012, "Conditional validity of inductive conformal predictors", section 3), applied to the one
 * class that is answered. With n right answers it is the k-th smallest probability, k = ⌊share · (n
 * + 1)⌋. The promise holds for beats exchangeable with those of the folds, which beats of a new
 * patient are only roughly.
 *
 * <pre>{@code
 * BeatAbstention rule = model.abstention().orElseThrow();
 * rule.names(0, 0.97f);   // whether N with 97 % is an answer
 * }</pre>
 *
 * @param withheld greatest share of each class's right answers that is withheld, 0 to 1
 * @param least for each class of the model, in its order, the least probability that is an answer
 * @param measured what the rule did, each on beats of its own
 */
public record BeatAbstention(double withheld, List<Double> least, List<Selected> measured) {
  /**
   * What naming only some of the beats did.
   *
   * @param basis which beats, as {@code evaluate model --protocol} names them
   * @param coverage share of all beats that are named
   * @param accuracy share of all beats whose most probable class is right
   * @param accuracyOfNamed the same of the named beats
   */
  public record Selected(String basis, double coverage, double accuracy, double accuracyOfNamed) {}

  /** Keeps its own copies and checks that the shares are such. */
  public BeatAbstention {
    least = List.copyOf(least);
    measured = List.copyOf(measured);
    if (!(withheld >= 0 && withheld < 1)) {
      throw new IllegalArgumentException("a share of " + withheld + " cannot be withheld");
    }
    for (double one : least) {
      if (!(one >= 0 && one <= 1)) {
        throw new IllegalArgumentException("a least probability of " + one + " cannot be");
      }
    }
  }

  /**
   * Whether a class is named with this probability.
   *
   * @param classIndex of the most probable class
   * @param probability of it
   */
  public boolean names(int classIndex, float probability) {
    return probability >= least.get(classIndex);
  }

  /** The same rule with one more measurement. */
  public BeatAbstention with(Selected more) {
    List<Selected> all = new ArrayList<>(measured);
    all.add(more);
    return new BeatAbstention(withheld, least, all);
  }
}
