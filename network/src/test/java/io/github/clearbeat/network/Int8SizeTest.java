package io.github.clearbeat.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.network.Layer.BatchNorm;
import io.github.clearbeat.network.Layer.Conv;
import io.github.clearbeat.network.Layer.Dense;
import io.github.clearbeat.network.Layer.Dropout;
import io.github.clearbeat.network.Layer.GlobalAveragePool;
import io.github.clearbeat.network.Layer.Relu;
import io.github.clearbeat.network.Layer.Sum;
import org.junit.jupiter.api.Test;

/** Bytes at int8, counted by hand. */
class Int8SizeTest {
  @Test
  void aTinyNetworkByHand() {
    Spec spec =
        Spec.builder("tiny")
            .input("beat", new Shape(2, 20))
            .add("in.bn", new BatchNorm(2))
            .add("a", Conv.of(2, 4, 3, 1, false))
            .add("a.bn", new BatchNorm(4))
            .add("a.relu", new Relu())
            .add("b", Conv.depthwise(4, 5, 1, true))
            .add("b.drop", new Dropout(0.1))
            .add("b.bn", new BatchNorm(4))
            .add("c", Conv.pointwise(4, 6, false))
            .add("pool", new GlobalAveragePool())
            .add("logits", new Dense(6, 3))
            .build("logits");
    Int8Size size = Int8Size.of(spec);
    assertThat(size.int8Weights()).isEqualTo(4 * 2 * 3 + 4 * 5 + 6 * 4 + 3 * 6);
    assertThat(size.scales()).isEqualTo(4 + 4 + 6 + 3);
    // a gets its biases from the norm behind it, b has its own, c has none.
    assertThat(size.biases()).isEqualTo(4 + 4 + 3);
    // A factor and a shift for both channels of the input.
    assertThat(size.normalisation()).isEqualTo(2 * 2);
    assertThat(size.bytes()).isEqualTo(86 + 4 * (17 + 11 + 4));
  }

  @Test
  void aNormIsNotFoldedIntoWhatSomebodyElseReads() {
    Spec.Builder spec = Spec.builder("shared").input("x", new Shape(1, 9));
    spec.add("conv", Conv.of(1, 3, 3, 1, false));
    spec.add("bn", new BatchNorm(3), "conv");
    spec.add("sum", new Sum(), "conv", "bn");
    assertThat(Int8Size.of(spec.build("sum"))).isEqualTo(new Int8Size(9, 3, 0, 6));
    assertThat(Int8Size.of(spec.build("sum")).bytes()).isEqualTo(9 + 4 * 9);
  }

  /** What is counted as folded is what the program folds. */
  @Test
  void normsStandAloneWhereTheyAreComputedAlone() {
    for (Spec spec : Networks.all()) {
      long alone =
          Plan.of(spec, Networks.weights(spec, 1)).operations().stream()
              .filter(operation -> operation.layer() instanceof BatchNorm)
              .mapToLong(operation -> operation.weight().length + operation.bias().length)
              .sum();
      assertThat(Int8Size.of(spec).normalisation()).as(spec.name()).isEqualTo(alone);
    }
  }
}
