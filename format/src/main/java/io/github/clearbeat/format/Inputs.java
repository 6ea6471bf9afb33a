package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Files that are about to be read. */
final class Inputs {
  private Inputs() {}

  /** The size in bytes of a file that is there and can be read. */
  static long size(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new MalformedInputException(name, "this is a directory, expected a file");
    }
    if (!Files.exists(file)) {
      throw new MalformedInputException(name, "there is no such file");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new MalformedInputException(name, "this cannot be read, expected a readable file");
    }
    return Files.size(file);
  }

  /** The name without folder and extension. */
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The extension in lower case without its dot, or empty. */
  static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }
}
