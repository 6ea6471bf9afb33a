package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Tape;
import java.util.List;

/**
 * Integrated gradients (Sundararajan, Taly, Yan 2017, arXiv 1703.01365) from the mean background
 * beat to the example, by the midpoint rule. Complete in the limit of many steps.
 */
public final class IntegratedGradients implements Explainer {
  private final int steps;

  /**
   * With a number of steps.
   *
   * @param steps gradients taken along the line; at least 1
   */
  public IntegratedGradients(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("at least one step, found " + steps);
    }
    this.steps = steps;
  }

  @Override
  public String name() {
    return "integrated-gradients";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    float[][] from = subject.meanBackground();
    Tape tape = subject.tape();
    float[] one = subject.seed(classIndex);
    Gathered gathered = new Gathered(subject);
    for (int s = 0; s < steps; s++) {
      tape.forward(ExpectedGradients.between(from, example.inputs(), (s + 0.5) / steps));
      tape.backward(Subject.LOGITS, one);
      for (int i = 0; i < gathered.names().size(); i++) {
        float[] gradient = tape.gradient(gathered.names().get(i));
        gathered.add(i, gradient, from[i], example.inputs()[i]);
      }
    }
    float[][] logits = subject.logits(List.of(example.inputs(), from));
    return gathered.attribution(
        this,
        example,
        classIndex,
        1.0 / steps,
        List.of(),
        logits[0][classIndex],
        logits[1][classIndex]);
  }
}
