package io.github.clearbeat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.network.OnnxFile;
import io.github.clearbeat.network.Weights;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("m.onnx");
    Model model = model();
    ModelFile.write(file, model);
    Model read = ModelFile.read(file);
    assertThat(read.id()).isEqualTo(model.id());
    assertThat(read.preparation()).isEqualTo(model.preparation());
    assertThat(read.spec()).isEqualTo(model.spec());
    assertThat(read.sha256()).isEqualTo(model.sha256());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(read.scores()).isEqualTo(model.scores());
    assertThat(read.background().classes()).containsExactly(2);
    float[] beat = model.background().beats().get(0)[0];
    float[] kept = read.background().beats().get(0)[0];
    for (int i = 0; i < beat.length; i++) {
      assertThat(kept[i]).isCloseTo(beat[i], within(3f / 127));
    }
    assertThat(folder.toFile().list()).containsExactly("m.onnx");
  }

  @Test
  void theRuleOfWhatIsNamedIsKeptAndMayBeMissing() throws IOException {
    Path file = folder.resolve("m.onnx");
    ModelFile.write(file, model());
    assertThat(ModelFile.read(file).abstention()).isEmpty();
    BeatAbstention rule =
        new BeatAbstention(
            0.03,
            List.of(0.9, 0.5, 0.55, 0.9, 0.9),
            List.of(new BeatAbstention.Selected("ds1-folds", 0.96, 0.95, 0.97)));
    Model ruled = model().withAbstention(Optional.of(rule));
    ModelFile.write(file, ruled);
    Model read = ModelFile.read(file);
    assertThat(read.abstention()).contains(rule);
    assertThat(read.withScores(List.of()).abstention()).contains(rule);
    assertThat(read.sha256()).isEqualTo(model().sha256());
    assertThat(read.abstention().get().names(1, 0.5f)).isTrue();
    assertThat(read.abstention().get().names(0, 0.5f)).isFalse();
    BeatAbstention tooShort = new BeatAbstention(0.03, List.of(0.9), List.of());
    assertThatThrownBy(() -> model().withAbstention(Optional.of(tooShort)))
        .hasMessageContaining("least probabilities");
    assertThatThrownBy(() -> new BeatAbstention(0.03, List.of(1.5), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scoresDoNotChangeTheHashThatPredictionsReferTo() {
    Model model = model();
    assertThat(model.withScores(List.of()).sha256()).isEqualTo(model.sha256());
    Weights other = model.weights().copy();
    other.get("logits.bias")[0] += 1e-6f;
    assertThat(other.sha256()).isNotEqualTo(model.sha256());
  }

  @Test
  void whatIsNoModelIsSaidInOneSentence() throws IOException {
    Path noise = folder.resolve("noise.onnx");
    Files.write(noise, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThatThrownBy(() -> ModelFile.read(noise))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith("noise.onnx");
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("folder");
    Path other = folder.resolve("other.onnx");
    Model model = model();
    Files.write(other, new OnnxFile(model.spec(), model.weights(), "", Map.of()).toBytes());
    assertThatThrownBy(() -> ModelFile.read(other))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("no Clearbeat model");
    assertThatThrownBy(() -> ModelFile.shipped("nobody"))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("no model of that name");
  }

  @Test
  void damagedFilesNeverEndInAnythingElse() throws IOException {
    byte[] whole = ModelFile.bytes(model());
    Random random = new Random(1);
    Path file = folder.resolve("damaged.onnx");
    for (int round = 0; round < 60; round++) {
      byte[] bytes = round % 2 == 0 ? whole.clone() : cut(whole, random.nextInt(whole.length));
      for (int i = 0; i < 5 && bytes.length > 0; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      try {
        ModelFile.read(file);
      } catch (MalformedInputException e) {
        assertThat(e.getMessage().lines().count()).isEqualTo(1);
      }
    }
  }

  @Test
  void aNetworkThatTakesOtherValuesThanArePreparedIsRefused() throws IOException {
    Model model = model();
    Preparation longer =
        new Preparation(
            360,
            180,
            200,
            Preparation.Filter.NONE,
            model.preparation().channels(),
            model.preparation().features());
    Path file = folder.resolve("other.onnx");
    ModelFile.write(
        file,
        new Model(
            model.id(),
            longer,
            model.spec(),
            model.weights(),
            model.classes(),
            model.background(),
            model.provenance(),
            model.scores()));
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("other.onnx")
        .hasMessageContaining("[360]")
        .hasMessageContaining("[380]");
  }

  private static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  private static Model model() {
    float[] beat = new float[360];
    for (int i = 0; i < 360; i++) {
      beat[i] = (float) Math.sin(i / 20.0) * 3;
    }
    Scores.Estimate estimate = new Scores.Estimate(0.9, 0.8, 0.95);
    return new Model(
        "arrhythminet-v2",
        Preparation.loneBeat(),
        ArrhythmiNet.v2(),
        Weights.initial(ArrhythmiNet.v2(), 3),
        List.of("N", "S", "V", "F", "Q"),
        new Background(List.<float[][]>of(new float[][] {beat}), List.of(2), "somewhere"),
        new Provenance(
            "ds1", List.of("mitdb"), List.of("mitdb/101"), 5, "ab", 1, 2, "{}", "e", "c", "train"),
        List.of(
            new Scores(
                "ds1",
                "DS2",
                false,
                estimate,
                estimate,
                List.of(new Scores.ClassScore("N", 7, estimate, estimate, estimate)))));
  }
}
