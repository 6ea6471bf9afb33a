package io.github.clearbeat.training;

import io.github.clearbeat.network.Shape;
import io.github.clearbeat.study.Examples;
import io.github.clearbeat.study.Plan;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Scores a network on examples that it does not learn from. */
final class Validation {
  private static final int BATCH = 128;

  private final Examples examples;
  private final Batches batches;
  private final int[] order;

  /**
   * What it scored.
   *
   * @param loss mean cross-entropy
   * @param macroF1 mean F1 of the classes present
   */
  record Score(double loss, double macroF1) {}

  Validation(Examples examples, List<Shape> shapes) {
    this.examples = examples;
    this.batches = new Batches(examples, shapes, Set.of(), BATCH, Plan.Augmentation.NONE);
    this.order = new int[examples.count()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  @SuppressWarnings("try") // scopes are there to be closed
  Score score(TorchNetwork network, String logits) {
    int classes = examples.classes().size();
    int[][] confusion = new int[classes][classes];
    double loss = 0;
    for (int start = 0; start < order.length; start += BATCH) {
      int count = Math.min(BATCH, order.length - start);
      batches.fill(order, start, start + count, null);
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        Tensor values =
            network.forward(batches.inputs(count), new TorchNetwork.Mode.Evaluation()).get(logits);
        float[] flat = new float[Math.toIntExact(values.numel())];
        values.contiguous().data_ptr_float().get(flat);
        loss += count(flat, start, count, confusion);
      }
    }
    return new Score(loss / order.length, macroF1(confusion));
  }

  private double count(float[] logits, int start, int count, int[][] confusion) {
    int outputs = logits.length / count;
    double loss = 0;
    for (int row = 0; row < count; row++) {
      int at = row * outputs;
      int best = 0;
      for (int k = 1; k < outputs; k++) {
        best = logits[at + k] > logits[at + best] ? k : best;
      }
      double sum = 0;
      for (int k = 0; k < outputs; k++) {
        sum += StrictMath.exp(logits[at + k] - logits[at + best]);
      }
      int label = examples.label(start + row);
      loss += StrictMath.log(sum) + logits[at + best] - logits[at + label];
      confusion[label][best]++;
    }
    return loss;
  }

  /** Mean F1 over the classes that have examples; rows are true classes. */
  static double macroF1(int[][] confusion) {
    double sum = 0;
    int present = 0;
    for (int k = 0; k < confusion.length; k++) {
      int actual = 0;
      int called = 0;
      for (int j = 0; j < confusion.length; j++) {
        actual += confusion[k][j];
        called += confusion[j][k];
      }
      if (actual > 0) {
        present++;
        sum += 2.0 * confusion[k][k] / (actual + called);
      }
    }
    return present == 0 ? 0 : sum / present;
  }
}
