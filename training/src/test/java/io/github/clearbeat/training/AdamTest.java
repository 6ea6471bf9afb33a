package io.github.clearbeat.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.study.Plan;
import org.junit.jupiter.api.Test;

class AdamTest {
  /**
   * Three steps of one weight by hand, β₁ 0.9, β₂ 0.999, step size 0.1, gradients 1, −2, 0.5.
   *
   * <p>m: 0.1, −0.11, −0.049. v: 0.001, 0.004999, 0.005244001.
   *
   * <p>m̂: 1, −0.11/0.19 = −0.578947, −0.049/0.271 = −0.180812. √v̂: 1, √(0.004999/0.001999) =
   * 1.581377, √(0.005244001/0.002997001) = 1.322784.
   *
   * <p>Steps: −0.1, +0.0366103, +0.0136690.
   */
  @Test
  void threeStepsByHand() {
    Adam adam = new Adam(1, 0);
    float[] weights = {1};
    adam.step(weights, new float[] {1}, 0.1);
    assertThat(weights[0]).isCloseTo(0.9f, within(1e-6f));
    adam.step(weights, new float[] {-2}, 0.1);
    assertThat(weights[0]).isCloseTo(0.9366103f, within(2e-6f));
    adam.step(weights, new float[] {0.5f}, 0.1);
    assertThat(weights[0]).isCloseTo(0.9502793f, within(2e-6f));
  }

  @Test
  void weightDecayIsDecoupledFromTheGradient() {
    Adam adam = new Adam(1, 0.5);
    float[] weights = {2};
    adam.step(weights, new float[] {1}, 0.1);
    // 2 · (1 − 0.1 · 0.5) − 0.1
    assertThat(weights[0]).isCloseTo(1.8f, within(1e-6f));
  }

  @Test
  void cosineFallsFromTheWholeStepToNearlyNone() {
    Plan plan = Plan.standard();
    Rate rate = new Rate(plan, 100);
    assertThat(rate.at(0, 1)).isEqualTo(1e-3);
    assertThat(rate.at(50, 1)).isCloseTo(5e-4, within(1e-12));
    assertThat(rate.at(99, 1)).isBetween(0.0, 1e-6);
  }
}
