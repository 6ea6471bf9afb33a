package io.github.clearbeat.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of public recordings, where it is there. */
final class DataFolder {
  private DataFolder() {}

  /** A part of the data folder; the test is skipped, and says so, where it is absent. */
  static Path part(String name) {
    Path part = root().resolve(name);
    assumeTrue(Files.isDirectory(part), "needs the recordings of " + part + ", which is not there");
    return part;
  }

  /** The files of a folder with this ending, in order of their names. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path root() {
    String data = System.getenv("CLEARBEAT_DATA");
    if (data != null && !data.isEmpty()) {
      return Path.of(data);
    }
    String home = System.getenv("XDG_DATA_HOME");
    return home != null && !home.isEmpty()
        ? Path.of(home, "clearbeat", "data")
        : Path.of(System.getProperty("user.home"), ".local", "share", "clearbeat", "data");
  }
}
