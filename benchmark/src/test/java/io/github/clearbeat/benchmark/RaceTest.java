package io.github.clearbeat.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All rivals must do the same work, and the table must say what was measured. */
class RaceTest {
  @ParameterizedTest
  @CsvSource({"V1, 1", "V1, 64", "V2, 1", "V2, 64"})
  void allRivalsComputeTheSame(String network, int batch) throws OrtException {
    float[] expected = logits(Rival.ONNX_RUNTIME, network, batch);
    assertThat(expected).hasSize(5 * batch);
    for (Rival rival : new Rival[] {Rival.VECTOR, Rival.PLAIN}) {
      float[] found = logits(rival, network, batch);
      assertThat(found).as(rival.title()).containsExactly(expected, within(1e-5f));
    }
  }

  @Test
  void ratiosAreTakenWithinARound() {
    Map<Rival, double[]> rivals = new EnumMap<>(Rival.class);
    rivals.put(Rival.ONNX_RUNTIME, new double[] {100, 400, 200});
    rivals.put(Rival.VECTOR, new double[] {50, 100, 100});
    rivals.put(Rival.VECTOR_AVX2, new double[] {100, 400, 200});
    rivals.put(Rival.PLAIN, new double[] {300, 400, 500});
    assertThat(Standings.markdown(Map.of("V1 | 64", rivals)).lines().skip(2))
        .containsExactly(
            "| V1 | 64 | 200.0 | 100.0: 0.50 (0.25–0.50) | 200.0: 1.00 (1.00–1.00) "
                + "| 400.0: 2.50 (1.00–3.00) |");
  }

  private static float[] logits(Rival rival, String network, int batch) throws OrtException {
    try (Contender contender = Contender.of(rival, BeatBenchmark.spec(network), batch)) {
      return contender.run().clone();
    }
  }
}
