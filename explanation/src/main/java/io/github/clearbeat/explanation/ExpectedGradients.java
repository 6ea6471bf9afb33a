package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Tape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Expected gradients (Erion et al. 2021, arXiv 1906.10670): the mean of (x − b) · gradient at a
 * random place between a background beat b and the example x. Complete only in the limit: {@link
 * Attribution#residual()} says what is missing, and no bound is promised.
 *
 * <p>The background beats come in turn, in a drawn order, and the places are drawn one from each of
 * as many equal stretches as there are passes, which leaves the mean as it is and lessens its
 * spread.
 */
public final class ExpectedGradients implements Explainer {
  private final int passes;
  private final long seed;

  /**
   * With a number of passes.
   *
   * @param passes gradients taken; at least 1
   * @param seed of the draws
   */
  public ExpectedGradients(int passes, long seed) {
    if (passes < 1) {
      throw new IllegalArgumentException("at least one pass, found " + passes);
    }
    this.passes = passes;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "expected-gradients";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    List<float[][]> background = subject.background();
    double baseline = meanLogit(subject, classIndex);
    SplittableRandom random = new SplittableRandom(seed);
    int[] beats = Draws.permutation(background.size(), random);
    int[] places = Draws.permutation(passes, random);
    float[] one = subject.seed(classIndex);
    Tape tape = subject.tape();
    Gathered gathered = new Gathered(subject);
    for (int p = 0; p < passes; p++) {
      float[][] from = background.get(beats[p % beats.length]);
      double share = (places[p] + random.nextDouble()) / passes;
      tape.forward(between(from, example.inputs(), share));
      tape.backward(Subject.LOGITS, one);
      for (int i = 0; i < gathered.names().size(); i++) {
        float[] gradient = tape.gradient(gathered.names().get(i));
        gathered.add(i, gradient, from[i], example.inputs()[i]);
      }
    }
    double value = subject.logits(example.inputs())[classIndex];
    return gathered.attribution(
        this, example, classIndex, 1.0 / passes, List.of(), value, baseline);
  }

  /** The mean logit of a class over the background beats. */
  static double meanLogit(Subject subject, int classIndex) {
    if (subject.background().isEmpty()) {
      throw new IllegalStateException(
          subject.spec().name() + " has no background beats to compare with");
    }
    double sum = 0;
    for (float[] logits : subject.logits(subject.background())) {
      sum += logits[classIndex];
    }
    return sum / subject.background().size();
  }

  /** from + share · (to − from), input by input. */
  static float[][] between(float[][] from, float[][] to, double share) {
    float[][] between = new float[from.length][];
    for (int i = 0; i < between.length; i++) {
      between[i] = new float[from[i].length];
      for (int j = 0; j < between[i].length; j++) {
        between[i][j] = (float) (from[i][j] + share * (to[i][j] - from[i][j]));
      }
    }
    return between;
  }
}
