package io.github.clearbeat.study.scoring;

import io.github.clearbeat.evaluation.Calibration;
import io.github.clearbeat.evaluation.Selective;
import io.github.clearbeat.study.Predictions;
import java.util.List;

/**
 * How honest a model's probabilities are, and what abstaining would gain. Stored predictions hold
 * probabilities in 255ths.
 *
 * @param calibration of the most probable class
 * @param selective risk and coverage by the probability of that class
 */
public record Confidence(Calibration calibration, Selective selective) {
  /** Of stored predictions. */
  public static Confidence of(Predictions predictions) {
    List<Predictions.Row> rows = predictions.beats();
    int classes = predictions.classes().size();
    float[][] probabilities = new float[rows.size()][classes];
    int[] truth = new int[rows.size()];
    double[] confidences = new double[rows.size()];
    boolean[] right = new boolean[rows.size()];
    for (int i = 0; i < truth.length; i++) {
      Predictions.Row row = rows.get(i);
      for (int c = 0; c < classes; c++) {
        probabilities[i][c] = row.probability(c);
      }
      truth[i] = row.truth();
      confidences[i] = row.probability(row.found());
      right[i] = row.found() == row.truth();
    }
    return new Confidence(
        Calibration.ofTopClass(probabilities, truth, Calibration.STANDARD_BINS),
        Selective.of(confidences, right));
  }
}
