package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names, sizes and the first weights of a training. */
class WeightsTest {
  private static final Spec SPEC =
      Spec.builder("w")
          .input("x", new Shape(6, 50))
          .add("conv", new Layer.Conv(6, 300, 5, 1, 2, 2, 1, 3, true))
          .add("bn", new Layer.BatchNorm(300))
          .add("pool", new Layer.GlobalAveragePool())
          .add("dense", new Layer.Dense(300, 40))
          .build("dense");

  @Test
  void beginsAsTorchDoes() {
    Weights weights = Weights.initial(SPEC, 1);
    uniform(weights.get("conv.weight"), 1 / Math.sqrt(2 * 5));
    uniform(weights.get("conv.bias"), 1 / Math.sqrt(2 * 5));
    uniform(weights.get("dense.weight"), 1 / Math.sqrt(300));
    assertThat(weights.get("bn.gamma")).containsOnly(1f);
    assertThat(weights.get("bn.beta")).containsOnly(0f);
    assertThat(weights.get("bn.mean")).containsOnly(0f);
    assertThat(weights.get("bn.variance")).containsOnly(1f);
    assertThat(Weights.initial(SPEC, 1).sha256()).isEqualTo(weights.sha256());
    assertThat(Weights.initial(SPEC, 2).sha256()).isNotEqualTo(weights.sha256());
  }

  @Test
  void takesArraysThatFit() {
    Weights weights = Weights.initial(SPEC, 1);
    Map<String, float[]> arrays = new TreeMap<>();
    weights.names().forEach(name -> arrays.put(name, weights.get(name)));
    assertThat(Weights.of(SPEC, arrays).sha256()).isEqualTo(weights.sha256());
    assertThat(weights.copy().sha256()).isEqualTo(weights.sha256());
    arrays.put("dense.bias", new float[41]);
    assertThatThrownBy(() -> Weights.of(SPEC, arrays))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dense.bias has 41 numbers, expected 40");
    arrays.remove("dense.bias");
    assertThatThrownBy(() -> Weights.of(SPEC, arrays)).hasMessageStartingWith("arrays do not fit");
    assertThatThrownBy(() -> weights.get("conv")).hasMessage("no weights named conv");
  }

  /** Bounds are kept and nearly reached; the variance is that of a uniform law, bound²/3. */
  private static void uniform(float[] values, double bound) {
    double least = 0;
    double greatest = 0;
    double squares = 0;
    for (float value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      squares += value * value;
    }
    assertThat(least).isBetween(-bound * 1.000001, -0.97 * bound);
    assertThat(greatest).isBetween(0.97 * bound, bound * 1.000001);
    assertThat(squares / values.length)
        .isCloseTo(bound * bound / 3, within(0.15 * bound * bound / 3));
  }
}
