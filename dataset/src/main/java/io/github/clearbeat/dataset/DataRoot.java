package io.github.clearbeat.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder under which data sets lie, each in a folder of its name.
 *
 * <p>It is {@code CLEARBEAT_DATA} where that is set, else {@code clearbeat/data} under {@code
 * XDG_DATA_HOME}, else under {@code ~/.local/share}.
 *
 * <pre>{@code
 * Path file = DataRoot.resolve("mitdb/208");   // an existing path wins
 * }</pre>
 */
public final class DataRoot {
  private DataRoot() {}

  /** The folder, whether it exists or not. */
  public static Path folder() {
    return folder(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Path folder(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("CLEARBEAT_DATA", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base = shared.isBlank() ? home.resolve(".local/share") : Path.of(shared);
    return base.resolve("clearbeat/data");
  }

  /**
   * Where a recording named by a user lies: the path itself if it exists with or without an
   * extension, else the same below the data root, else the path itself.
   */
  public static Path resolve(String recording) {
    Path path = Path.of(recording);
    if (exists(path) || path.isAbsolute()) {
      return path;
    }
    Path below = folder().resolve(recording);
    return exists(below) ? below : path;
  }

  private static boolean exists(Path path) {
    return Files.exists(path)
        || path.getFileName() != null
            && Files.exists(path.resolveSibling(path.getFileName() + ".hea"));
  }
}
