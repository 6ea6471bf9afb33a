package io.github.clearbeat.explanation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Numbers drawn at random for every input: the control that every method about values must beat.
 */
public final class RandomValues implements Explainer {
  private final long seed;

  /** With a seed; the draw depends on the example too. */
  public RandomValues(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "random";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    long own = 0;
    for (float[] input : example.inputs()) {
      own = 31 * own + Arrays.hashCode(input);
    }
    SplittableRandom random = new SplittableRandom(seed + own);
    Gathered gathered = new Gathered(subject);
    for (int i = 0; i < example.inputs().length; i++) {
      for (int j = 0; j < example.inputs()[i].length; j++) {
        gathered.add(i, j, Draws.normal(random));
      }
    }
    double value = subject.logits(example.inputs())[classIndex];
    return gathered.attribution(this, example, classIndex, 1, List.of(), value, Double.NaN);
  }
}
