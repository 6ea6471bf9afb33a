package io.github.clearbeat.explanation;

import java.util.List;

/**
 * |dV/dt|: the control that asks no network. A method that marks no better than the steepest
 * samples has explained nothing.
 */
public final class Slope implements Explainer {
  @Override
  public String name() {
    return "slope";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    Gathered gathered = new Gathered(subject);
    float[] values = example.inputs()[0];
    for (int i = example.windowFrom(); i < example.windowTo(); i++) {
      int before = Math.max(example.windowFrom(), i - 1);
      int after = Math.min(example.windowTo() - 1, i + 1);
      int steps = Math.max(1, after - before);
      gathered.add(0, i, Math.abs((double) values[after] - values[before]) / steps);
    }
    double value = subject.logits(example.inputs())[classIndex];
    return gathered.attribution(this, example, classIndex, 1, List.of(), value, Double.NaN);
  }
}
