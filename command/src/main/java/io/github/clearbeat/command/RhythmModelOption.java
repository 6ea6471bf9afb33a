package io.github.clearbeat.command;

import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model names the rhythm. */
final class RhythmModelOption {
  /** Taken where no other is asked for, if it is there. */
  static final String DEFAULT = "exgnet-light-cinc2017";

  private static final String OFF = "off";

  @Option(
      names = "--rhythm",
      paramLabel = "ID",
      description =
          "A rhythm model's id, see 'model list', or a model file, or off; default "
              + DEFAULT
              + ".")
  private String id;

  /** The model that was named, or the default; empty for none. */
  Optional<RhythmModel> model() throws IOException {
    if (OFF.equals(id)) {
      return Optional.empty();
    }
    if (id == null) {
      return ModelFile.shippedRhythms().contains(DEFAULT)
          ? Optional.of(ModelFile.shippedRhythm(DEFAULT))
          : Optional.empty();
    }
    return Optional.of(read(id));
  }

  /** A model by its id, or from its file. */
  static RhythmModel read(String named) throws IOException {
    if (!ModelFile.shippedRhythms().contains(named)) {
      Path file = Path.of(named);
      if (Files.exists(file)) {
        ModelOption.checkIsModel(file);
        return ModelFile.readRhythm(file);
      } else if (named.endsWith(".onnx") || named.contains("/")) {
        throw new MalformedInputException(named, "there is no such model file");
      }
    }
    return ModelFile.shippedRhythm(named);
  }

  /** The rhythm model of that id or in that file; empty if it is none, or of beats. */
  static Optional<RhythmModel> readIfRhythm(String named) throws IOException {
    if (ModelFile.shippedRhythms().contains(named)) {
      return Optional.of(ModelFile.shippedRhythm(named));
    }
    Path file = Path.of(named);
    if (!ModelFile.shipped().contains(named)) {
      ModelOption.checkIsModel(file);
    }
    return Files.isRegularFile(file) && ModelFile.holdsRhythm(file)
        ? Optional.of(ModelFile.readRhythm(file))
        : Optional.empty();
  }
}
