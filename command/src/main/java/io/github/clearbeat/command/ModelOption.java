package io.github.clearbeat.command;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a model, mixed into a command. */
final class ModelOption {
  /** The model that analyses where none is named. */
  static final String DEFAULT = "beat-light-live-open";

  @Option(
      names = "--model",
      paramLabel = "ID",
      defaultValue = DEFAULT,
      description = "A model's id, see 'model list', or a model file; default ${DEFAULT-VALUE}.")
  private String id;

  /** The model that was named. */
  Model model() throws IOException {
    return read(id);
  }

  /** A model by its id, or from its file. */
  static Model read(String named) throws IOException {
    if (!ModelFile.shipped().contains(named)) {
      Path file = Path.of(named);
      if (Files.exists(file)) {
        return ModelFile.read(file);
      } else if (named.endsWith(".onnx") || named.contains("/")) {
        throw new MalformedInputException(named, "there is no such model file");
      }
    }
    return ModelFile.shipped(named);
  }
}
