package io.github.clearbeat.command;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that belong together: each is written beside its place, and when the last is complete all
 * are moved there. Whatever ends the program before leaves nothing behind, not even the folder.
 *
 * <pre>{@code
 * try (Outputs outputs = Outputs.in(folder)) {
 *   Files.writeString(outputs.file("result.json"), text);
 *   outputs.commit();
 * }
 * }</pre>
 */
final class Outputs implements AutoCloseable {
  private final Path folder;
  private final List<Path> made;
  private final Map<Path, Path> parts = new LinkedHashMap<>();

  private Outputs(Path folder, List<Path> made) {
    this.folder = folder;
    this.made = made;
  }

  /** Begins outputs in a folder, which is made if it is not there. */
  static Outputs in(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    Path at = folder.toAbsolutePath();
    while (at != null && !Files.exists(at)) {
      missing.add(at);
      at = at.getParent();
    }
    Files.createDirectories(folder);
    return new Outputs(folder, missing);
  }

  /** Where to write an output until all are complete. */
  Path file(String name) throws IOException {
    Path part = folder.resolve("." + name + ".part");
    part.toFile().deleteOnExit();
    parts.put(part, folder.resolve(name));
    return part;
  }

  /** Moves all outputs to their places; existing files are replaced. */
  void commit() throws IOException {
    for (Map.Entry<Path, Path> part : parts.entrySet()) {
      move(part.getKey(), part.getValue());
    }
    parts.clear();
    made.clear();
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was not committed, and the folders made for it. */
  @Override
  public void close() throws IOException {
    for (Path part : parts.keySet()) {
      Files.deleteIfExists(part);
    }
    for (Path folderMade : made) {
      try {
        Files.deleteIfExists(folderMade);
      } catch (DirectoryNotEmptyException ignored) {
        // Somebody else has put something there meanwhile.
      }
    }
  }
}
