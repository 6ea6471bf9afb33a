package io.github.clearbeat.study;

import io.github.clearbeat.evaluation.Selective;
import java.util.List;

/** When a rhythm network should rather not name a strip. */
final class Abstention {
  private static final double NAMED_WRONG = 0.1;

  private Abstention() {}

  /**
   * The confidence from which on at most one named strip in ten is wrong, out of fold; 0 if that
   * holds for all, or for none.
   */
  static double threshold(List<RhythmPredictions.Row> rows) {
    double[] confidences = new double[rows.size()];
    boolean[] right = new boolean[rows.size()];
    for (int i = 0; i < confidences.length; i++) {
      confidences[i] = rows.get(i).confidence();
      right[i] = rows.get(i).found() == rows.get(i).truth();
    }
    double threshold = 0;
    double coverage = 0;
    for (Selective.Point point : Selective.of(confidences, right).points()) {
      if (point.risk() <= NAMED_WRONG && point.coverage() > coverage) {
        coverage = point.coverage();
        threshold = point.confidence();
      }
    }
    return coverage < 1 ? threshold : 0;
  }
}
