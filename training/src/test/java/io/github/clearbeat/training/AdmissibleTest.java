package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** The loss of classes that may be, by hand and against the cross-entropy. */
class AdmissibleTest {
  private static final float[] LOGITS = {0.5f, -1, 2, 1.5f, 0, -2};

  @Test
  @SuppressWarnings("try") // scopes are there to be closed
  void isMinusTheLogarithmOfWhatGoesToAdmissibleClasses() {
    try (PointerScope scope = new PointerScope()) {
      double first = (exp(0.5) + exp(2)) / (exp(0.5) + exp(-1) + exp(2));
      double second = (exp(0) + exp(-2)) / (exp(1.5) + exp(0) + exp(-2));
      double byHand = -(Math.log(first) + Math.log(second)) / 2;
      assertThat(loss(1, 0, 1, 0, 1, 1).item_double()).isCloseTo(byHand, within(1e-6));
      assertThat(loss(1, 1, 1, 1, 1, 1).item_double()).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  @SuppressWarnings("try") // scopes are there to be closed
  void isTheCrossEntropyWhereOneClassMayBe() {
    try (PointerScope scope = new PointerScope()) {
      Tensor labels = Tensor.create(2L, 0L);
      double entropy =
          torch
              .cross_entropy_loss(logits(), labels, new TensorOptional(), 1, -100, 0)
              .item_double();
      assertThat(loss(0, 0, 1, 1, 0, 0).item_double()).isCloseTo(entropy, within(1e-6));
    }
  }

  @Test
  @SuppressWarnings("try") // scopes are there to be closed
  void pullsDownOnlyWhatMayNotBe() {
    try (PointerScope scope = new PointerScope()) {
      Tensor logits = logits();
      logits.set_requires_grad(true);
      Tensor may = Tensor.create(1f, 0, 1, 0, 1, 1).reshape(2, 3);
      Losses.impossibility(logits, may).backward();
      float[] slopes = new float[6];
      logits.grad().contiguous().data_ptr_float().get(slopes);
      double[] p = new double[6];
      for (int row = 0; row < 2; row++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += exp(LOGITS[3 * row + k]);
        }
        for (int k = 0; k < 3; k++) {
          p[3 * row + k] = exp(LOGITS[3 * row + k]) / sum;
        }
      }
      float[] admissible = {1, 0, 1, 0, 1, 1};
      for (int row = 0; row < 2; row++) {
        double allowed = 0;
        for (int k = 0; k < 3; k++) {
          allowed += admissible[3 * row + k] * p[3 * row + k];
        }
        for (int k = 3 * row; k < 3 * row + 3; k++) {
          double byHand = (p[k] - admissible[k] * p[k] / allowed) / 2;
          assertThat((double) slopes[k]).isCloseTo(byHand, within(1e-6));
        }
      }
    }
  }

  private static double exp(double x) {
    return Math.exp(x);
  }

  private static Tensor logits() {
    return Tensor.create(LOGITS.clone()).reshape(2, 3);
  }

  private static Tensor loss(float... admissible) {
    return Losses.impossibility(logits(), Tensor.create(admissible).reshape(2, 3));
  }
}
