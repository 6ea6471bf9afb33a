package io.github.clearbeat.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises on trained weights, with some background beats as examples. */
class ShippedModelsTest {
  @ParameterizedTest
  @ValueSource(strings = {"arrhythminet-v1", "arrhythminet-v2", "arrhythminet-v1-rhythm"})
  void explanationsAreComplete(String id) throws IOException {
    Model model = ModelFile.shipped(id);
    Subject subject = Subject.of(model);
    List<float[][]> beats = model.background().beats();
    assertThat(beats).hasSizeGreaterThanOrEqualTo(90);
    for (int b = 0; b < beats.size(); b += 40) {
      Example example = Example.of(beats.get(b), model.preparation(), 0.8, 0.8);
      int winner = subject.winner(example.inputs());
      Attribution shap = new DeepShap().explain(subject, example, winner);
      assertThat(shap.residual()).isCloseTo(0, within(1e-3));
      assertThat(shap.value() - shap.baseline()).as("says something").isNotCloseTo(0, within(0.1));
      assertThat(shap.parts()).hasSize(model.spec().inputs().size());
      Attribution segments = new SegmentShapley().explain(subject, example, winner);
      assertThat(segments.residual()).isCloseTo(0, within(1e-4));
      assertThat(segments.shares()).hasSizeBetween(5, SegmentShapley.MOST_PLAYERS);
      Attribution map = GradCam.last().explain(subject, example, winner);
      assertThat(map.residual()).isCloseTo(0, within(1e-3));
      String last = Head.of(model.spec()).orElseThrow().activations();
      assertThat(GradCam.gradientWeights(subject, last, winner))
          .containsExactly(
              Head.of(model.spec())
                  .orElseThrow()
                  .channelWeights(model.spec(), model.weights(), winner),
              within(1e-6));
    }
  }
}
