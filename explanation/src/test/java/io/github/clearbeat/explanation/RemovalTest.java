package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A network that is a sum over known samples: what it loses is known by hand. */
class RemovalTest {
  @Test
  void onlyWhatTheNetworkUsesIsMissed() {
    Spec spec =
        Spec.builder("sum")
            .input("strip", new Shape(1, 20))
            .add("logits", new Layer.Dense(20, 2))
            .build("logits");
    Map<String, float[]> arrays = new LinkedHashMap<>();
    float[] weight = new float[40];
    java.util.Arrays.fill(weight, 20 + 5, 20 + 8, 1f);
    arrays.put("logits.weight", weight);
    arrays.put("logits.bias", new float[2]);
    Subject subject =
        Subject.of(
            spec,
            Weights.of(spec, arrays),
            java.util.Collections.singletonList(new float[][] {new float[20]}));
    float[] strip = new float[20];
    java.util.Arrays.fill(strip, 5, 8, 1f);
    strip[15] = 3;
    boolean[] used = new boolean[20];
    java.util.Arrays.fill(used, 5, 8, true);
    boolean[] half = new boolean[20];
    half[5] = true;
    boolean[] unused = new boolean[20];
    java.util.Arrays.fill(unused, 14, 17, true);
    double whole = 1 / (1 + Math.exp(-3));
    for (Filler filler : Filler.values()) {
      double[] drops =
          Removal.drops(
              subject, Example.of(strip), 1, filler, List.of(used, unused, new boolean[20], half));
      assertThat(drops[0]).isCloseTo(whole - 0.5, within(1e-6));
      assertThat(drops[1]).isCloseTo(0, within(1e-6));
      assertThat(drops[2]).isZero();
      double left = filler == Filler.INTERPOLATION ? 2.5 : 2; // the line ends at the next sample
      assertThat(drops[3]).isCloseTo(whole - 1 / (1 + Math.exp(-left)), within(1e-6));
    }
  }
}
