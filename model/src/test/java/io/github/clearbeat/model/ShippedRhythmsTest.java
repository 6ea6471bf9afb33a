package io.github.clearbeat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedRhythmsTest {
  @TempDir Path folder;

  @Test
  void everyShippedRhythmModelIsWhole() throws IOException {
    assertThat(ModelFile.shippedRhythms()).contains("exgnet-light-cinc2017");
    for (String id : ModelFile.shippedRhythms()) {
      RhythmModel model = ModelFile.shippedRhythm(id);
      assertThat(model.id()).isEqualTo(id);
      assertThat(model.spec().parameters()).isLessThanOrEqualTo(150_000);
      assertThat(model.spec().inputs()).containsOnlyKeys("strip");
      assertThat(model.weights().names())
          .noneMatch(name -> name.contains("feature") || name.contains("joint"));
      assertThat(model.ownScores()).isPresent();
      assertThat(model.provenance().trainingRecords()).isNotEmpty();
    }
  }

  @Test
  void aRhythmModelIsWrittenAndReadAndIsNoBeatModel() throws IOException {
    RhythmModel model = ModelFile.shippedRhythm("exgnet-light-cinc2017");
    Path file = folder.resolve("rhythm.onnx");
    ModelFile.write(file, model);
    RhythmModel read = ModelFile.readRhythm(file);
    assertThat(read.sha256()).isEqualTo(model.sha256());
    assertThat(read.preparation()).isEqualTo(model.preparation());
    assertThat(read.scores()).isEqualTo(model.scores());
    assertThat(ModelFile.holdsRhythm(file)).isTrue();
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("rhythm model, expected a beat model");
    Path text = Files.writeString(folder.resolve("text.onnx"), "no model");
    assertThat(ModelFile.holdsRhythm(text)).isFalse();
  }
}
