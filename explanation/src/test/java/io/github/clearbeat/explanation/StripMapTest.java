package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.StripPreparation;
import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StripMapTest {
  /** The cells of a class add up to its logit but for the bias: the map leaves nothing out. */
  @Test
  void theCellsAddUpToTheLogit() {
    StripPreparation preparation = StripPreparation.tenSeconds(125);
    Spec spec = Exgnet.light(preparation.samples(), 3);
    Weights weights = Weights.initial(spec, 5);
    RhythmModel model =
        new RhythmModel(
            "test",
            preparation,
            spec,
            weights,
            List.of("a", "b", "c"),
            0,
            new Provenance("none", List.of(), List.of(), 0, "", 1, 0, "{}", "none", "", ""),
            List.of());
    float[] strip = new float[preparation.samples()];
    Random random = new Random(2);
    for (int i = 0; i < strip.length; i++) {
      strip[i] = (float) random.nextGaussian();
    }
    StripMap map = new StripMap(model);
    for (int c = 0; c < 3; c++) {
      float[] cells = map.of(strip, c);
      assertThat(cells).hasSize(map.cells()).hasSize(78);
      double sum = weights.get("logits.bias")[c];
      for (float cell : cells) {
        sum += cell;
      }
      assertThat(sum).isEqualTo(map.logit(c), within(1e-4));
    }
  }
}
