package io.github.clearbeat.command;

import io.github.clearbeat.recording.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Outputs that the user names one by one: all or none of them come to be. */
final class OutputFiles implements AutoCloseable {
  private final Map<Path, Outputs> folders = new LinkedHashMap<>();
  private final List<Path> named = new ArrayList<>();
  private final Set<Path> inputs = new HashSet<>();

  /** Outputs of what is made from nothing that the user named. */
  OutputFiles() {
    this(List.of());
  }

  /** Outputs that must not replace an input. */
  OutputFiles(Collection<Path> inputs) {
    inputs.forEach(input -> this.inputs.add(whole(input)));
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /** Where to write an output until all are complete. */
  Path file(Path output) throws IOException {
    Path whole = whole(output);
    if (inputs.contains(whole)) {
      throw new MalformedInputException(
          output.toString(), "this is what is read, expected another file to write");
    }
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
