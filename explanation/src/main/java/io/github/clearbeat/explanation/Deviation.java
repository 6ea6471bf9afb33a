package io.github.clearbeat.explanation;

import java.util.List;

/**
 * How far every number is from that of the mean background beat, in its deviations over the
 * background: a control for methods about named values that knows no network.
 */
public final class Deviation implements Explainer {
  private static final double LEAST = 1e-6;

  @Override
  public String name() {
    return "deviation";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    float[][] mean = subject.meanBackground();
    double[][] deviations = deviations(subject);
    Gathered gathered = new Gathered(subject);
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean[i].length; j++) {
        double away = Math.abs(example.inputs()[i][j] - mean[i][j]);
        gathered.add(i, j, away / Math.max(LEAST, deviations[i][j]));
      }
    }
    double value = subject.logits(example.inputs())[classIndex];
    return gathered.attribution(this, example, classIndex, 1, List.of(), value, Double.NaN);
  }

  /** Of every number over the background beats. */
  public static double[][] deviations(Subject subject) {
    float[][] mean = subject.meanBackground();
    double[][] deviations = new double[mean.length][];
    for (int i = 0; i < mean.length; i++) {
      deviations[i] = new double[mean[i].length];
      for (float[][] beat : subject.background()) {
        for (int j = 0; j < mean[i].length; j++) {
          double away = beat[i][j] - mean[i][j];
          deviations[i][j] += away * away / subject.background().size();
        }
      }
      for (int j = 0; j < mean[i].length; j++) {
        deviations[i][j] = Math.sqrt(deviations[i][j]);
      }
    }
    return deviations;
  }
}
