package io.github.clearbeat.command;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.model.Background;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.Provenance;
import io.github.clearbeat.network.Spec;
import io.github.clearbeat.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A model file with weights as training begins with: it answers, and knows nothing. */
final class UntrainedModel {
  private UntrainedModel() {}

  /**
   * Writes one.
   *
   * @param file where to
   * @param seen what its provenance says it was trained on
   */
  static Path write(Path file, List<String> seen) throws IOException {
    Spec spec = ArrhythmiNet.v1();
    Random random = new Random(7);
    List<float[][]> beats = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      float[] beat = new float[ArrhythmiNet.WINDOW_SAMPLES];
      for (int t = 0; t < beat.length; t++) {
        beat[t] = (float) random.nextGaussian();
      }
      beats.add(new float[][] {beat});
      labels.add(i % 5);
    }
    Provenance provenance =
        new Provenance("ds1", List.of(), seen, 0, "0", 1, 1, "{}", "none", "unknown", "none");
    ModelFile.write(
        file,
        new Model(
            "untrained",
            Preparation.loneBeat(),
            spec,
            Weights.initial(spec, 1),
            List.of("N", "S", "V", "F", "Q"),
            new Background(beats, labels, "noise"),
            provenance,
            List.of()));
    return file;
  }
}
