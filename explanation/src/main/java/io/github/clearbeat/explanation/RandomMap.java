package io.github.clearbeat.explanation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A map drawn at random, as smooth as its cells are long: the control that every method must beat.
 * The draw depends on the seed and on the example.
 */
public final class RandomMap implements Explainer {
  private final int cell;
  private final long seed;

  /**
   * With a smoothness.
   *
   * @param cell samples from one drawn value to the next
   * @param seed of the draws
   */
  public RandomMap(int cell, long seed) {
    if (cell < 1) {
      throw new IllegalArgumentException("at least one sample a cell, found " + cell);
    }
    this.cell = cell;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "random";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    SplittableRandom random = new SplittableRandom(seed + 31L * Arrays.hashCode(example.window()));
    Gathered gathered = new Gathered(subject);
    double left = Draws.normal(random);
    double right = left;
    int phase = random.nextInt(cell);
    for (int i = 0; i < example.windowSamples(); i++) {
      int at = (i + phase) % cell;
      if (at == 0 || i == 0) {
        left = right;
        right = Draws.normal(random);
      }
      gathered.add(0, example.windowFrom() + i, left + (right - left) * at / cell);
    }
    double value = subject.logits(example.inputs())[classIndex];
    return gathered.attribution(this, example, classIndex, 1, List.of(), value, Double.NaN);
  }
}
