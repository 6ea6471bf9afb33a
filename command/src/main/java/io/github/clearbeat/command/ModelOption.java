package io.github.clearbeat.command;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The option that names a model, mixed into a command. */
final class ModelOption {
  /** The model that analyses where none is named. */
  static final String DEFAULT = "beat-light-live-open";

  /** Field 1 of an ONNX file, a number: the version of the format. */
  private static final int ONNX_BEGINS = 0x08;

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
        checkIsModel(file);
        return ModelFile.read(file);
      } else if (named.endsWith(".onnx") || named.contains("/")) {
        throw new MalformedInputException(named, "there is no such model file");
      }
    }
    return ModelFile.shipped(named);
  }

  /** Refuses a file that does not begin as ONNX does, before anybody looks into its fields. */
  static void checkIsModel(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        int first = in.read();
        if (first != ONNX_BEGINS) {
          throw new MalformedInputException(
              file.toString(),
              (first < 0
                      ? "this file is empty"
                      : String.format(Locale.ROOT, "this file begins with byte 0x%02x", first))
                  + ", expected a model, an ONNX file that 'train' wrote");
        }
      }
    }
  }
}
