package io.github.clearbeat.command;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Outputs that the user names one by one: all or none of them come to be. */
final class OutputFiles implements AutoCloseable {
  private final Map<Path, Outputs> folders = new LinkedHashMap<>();
  private final List<Path> named = new ArrayList<>();

  /** Where to write an output until all are complete. */
  Path file(Path output) throws IOException {
    Path whole = output.toAbsolutePath().normalize();
    if (named.contains(whole)) {
      throw new MalformedInputException(
          output.toString(), "this is the name of two outputs, expected a file for each");
    }
    if (Files.isDirectory(whole)) {
      throw new MalformedInputException(output.toString(), "this is a folder, expected a file");
    }
    named.add(whole);
    Path folder = whole.getParent();
    if (!folders.containsKey(folder)) {
      folders.put(folder, Outputs.in(folder));
    }
    return folders.get(folder).file(whole.getFileName().toString());
  }

  /** Writes words to an output, if the user named one. */
  void write(Path output, String words) throws IOException {
    if (output != null) {
      Files.writeString(file(output), words);
    }
  }

  /** Moves all outputs to their places; existing files are replaced. */
  void commit() throws IOException {
    for (Outputs outputs : folders.values()) {
      outputs.commit();
    }
  }

  @Override
  public void close() throws IOException {
    for (Outputs outputs : folders.values()) {
      outputs.close();
    }
  }
}
