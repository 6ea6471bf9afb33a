package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.study.Objective;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Maps and mismatch in double, against each other, finite differences and a case by hand. */
class AttentionTest {
  private static final int ROWS = 3;
  private static final int CHANNELS = 4;
  private static final int TIME = 9;
  private static final int CLASSES = 2;
  private static final double STEP = 1e-6;

  @BeforeAll
  static void load() {
    NativeLibraries.load(1);
  }

  private static double[] random(int size, long seed) {
    return new Random(seed).doubles(size, -1, 1.5).toArray();
  }

  private static Tensor tensor(double[] values, long... shape) {
    return Tensor.create(values).view(shape).clone().set_requires_grad(true);
  }

  private static double[] activations() {
    return random(ROWS * CHANNELS * TIME, 1);
  }

  private static double[] weights() {
    return random(CLASSES * CHANNELS, 2);
  }

  private static Tensor labels() {
    return Tensor.create(new long[] {1, 0, 1});
  }

  private static Tensor targets() {
    return Tensor.create(random(ROWS * TIME, 3)).view(ROWS, TIME);
  }

  private static Tensor logits(Tensor activations, Tensor weights) {
    return torch.linear(torch.avg_pool2d(activations, 1, TIME).reshape(ROWS, CHANNELS), weights);
  }

  private static Tensor loss(
      Tensor activations, Tensor weights, Objective.Match match, Objective.Derivation derivation) {
    Tensor map =
        derivation == Objective.Derivation.CLOSED
            ? Attention.closed(activations, weights, labels())
            : Attention.general(activations, logits(activations, weights), labels());
    return Attention.mismatch(map, targets(), match);
  }

  @ParameterizedTest
  @EnumSource(Objective.Match.class)
  @SuppressWarnings("try")
  void bothDerivationsAgreeBehindAGlobalAverage(Objective.Match match) {
    try (PointerScope scope = new PointerScope()) {
      double[][] gradients = new double[4][];
      double[] losses = new double[2];
      for (Objective.Derivation derivation : Objective.Derivation.values()) {
        Tensor a = tensor(activations(), ROWS, CHANNELS, 1, TIME);
        Tensor w = tensor(weights(), CLASSES, CHANNELS);
        Tensor loss = loss(a, w, match, derivation);
        loss.backward();
        losses[derivation.ordinal()] = loss.item_double();
        gradients[2 * derivation.ordinal()] = values(a.grad());
        gradients[2 * derivation.ordinal() + 1] = values(w.grad());
      }
      assertThat(losses[0]).isEqualTo(losses[1], within(1e-12)).isBetween(0.05, 1.95);
      assertThat(gradients[0]).containsExactly(gradients[2], within(1e-12));
      assertThat(gradients[1]).containsExactly(gradients[3], within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Objective.Match.class)
  void theClosedGradientIsThatOfFiniteDifferences(Objective.Match match) {
    againstDifferences(match, Objective.Derivation.CLOSED, AttentionTest::logits);
  }

  @ParameterizedTest
  @EnumSource(Objective.Match.class)
  void theSecondOrderGradientIsThatOfFiniteDifferences(Objective.Match match) {
    againstDifferences(match, Objective.Derivation.GRADIENT, AttentionTest::logits);
  }

  private interface Head {
    Tensor logits(Tensor activations, Tensor weights);
  }

  /** A head whose gradient depends on where the activations are. */
  private static Tensor bentLogits(Tensor activations, Tensor weights) {
    return logits(activations.mul(activations).tanh().add(activations), weights);
  }

  @Test
  void theSecondOrderGradientHoldsForHeadsThatAreNotLinear() {
    againstDifferences(
        Objective.Match.ZERO_MEAN, Objective.Derivation.GRADIENT, AttentionTest::bentLogits);
  }

  @SuppressWarnings("try")
  private static void againstDifferences(
      Objective.Match match, Objective.Derivation derivation, Head head) {
    double[] a = activations();
    double[] w = weights();
    double[] slopeOfA;
    double[] slopeOfW;
    try (PointerScope scope = new PointerScope()) {
      Tensor activations = tensor(a, ROWS, CHANNELS, 1, TIME);
      Tensor weights = tensor(w, CLASSES, CHANNELS);
      mismatch(activations, weights, match, derivation, head).backward();
      slopeOfA = values(activations.grad());
      slopeOfW = values(weights.grad());
    }
    ToDoubleFunction<double[][]> loss =
        point -> {
          try (PointerScope scope = new PointerScope()) {
            Tensor activations = tensor(point[0], ROWS, CHANNELS, 1, TIME);
            Tensor weights = tensor(point[1], CLASSES, CHANNELS);
            return mismatch(activations, weights, match, derivation, head).item_double();
          }
        };
    for (int i = 0; i < a.length; i++) {
      assertThat(slopeOfA[i]).isEqualTo(slope(loss, new double[][] {a, w}, 0, i), within(1e-7));
    }
    for (int i = 0; i < w.length; i++) {
      assertThat(slopeOfW[i]).isEqualTo(slope(loss, new double[][] {a, w}, 1, i), within(1e-7));
    }
    assertThat(Arrays.stream(slopeOfW).map(Math::abs).max().orElseThrow()).isGreaterThan(1e-3);
  }

  private static Tensor mismatch(
      Tensor activations,
      Tensor weights,
      Objective.Match match,
      Objective.Derivation derivation,
      Head head) {
    Tensor map =
        derivation == Objective.Derivation.CLOSED
            ? Attention.closed(activations, weights, labels())
            : Attention.general(activations, head.logits(activations, weights), labels());
    return Attention.mismatch(map, targets(), match);
  }

  private static double slope(
      ToDoubleFunction<double[][]> loss, double[][] point, int which, int index) {
    double[][] moved = {point[0].clone(), point[1].clone()};
    moved[which][index] += STEP;
    double above = loss.applyAsDouble(moved);
    moved[which][index] -= 2 * STEP;
    return (above - loss.applyAsDouble(moved)) / (2 * STEP);
  }

  @Test
  @SuppressWarnings("try")
  void aCaseByHand() {
    try (PointerScope scope = new PointerScope()) {
      // Row 0: map 0 1 2 3 against 1 0 1 0: zero means give −1 over √(5 · 1).
      // Row 1: a target that is constant does not count. Row 2: the map is its target.
      Tensor map = Tensor.create(new double[] {0, 1, 2, 3, 5, 1, 2, 0, 4, 1, 1, 2}).view(3, 4);
      Tensor target = Tensor.create(new double[] {1, 0, 1, 0, 1, 1, 1, 1, 8, 2, 2, 4}).view(3, 4);
      double zeroMean = Attention.mismatch(map, target, Objective.Match.ZERO_MEAN).item_double();
      double cosine = Attention.mismatch(map, target, Objective.Match.COSINE).item_double();
      assertThat(zeroMean).isEqualTo(1 - (-1 / Math.sqrt(5) + 1) / 2, within(1e-7));
      double first = 2 / Math.sqrt(14 * 2);
      double second = 8 / Math.sqrt(30 * 4);
      assertThat(cosine).isEqualTo(1 - (first + second + 1) / 3, within(1e-7));
    }
  }

  @Test
  @SuppressWarnings("try")
  void rowsWithoutATargetLeaveNoMismatchAndNoGradient() {
    try (PointerScope scope = new PointerScope()) {
      Tensor map = tensor(random(8, 4), 2, 4);
      Tensor loss =
          Attention.mismatch(map, torch.zeros_like(map.detach()), Objective.Match.ZERO_MEAN);
      loss.backward();
      assertThat(loss.item_double()).isZero();
      assertThat(values(map.grad())).containsOnly(0.0);
    }
  }

  private static double[] values(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.numel())];
    tensor.contiguous().data_ptr_double().get(values);
    return values;
  }
}
