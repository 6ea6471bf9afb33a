package io.github.clearbeat.dataset;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of public recordings, where it is there. */
final class DataFolder {
  private DataFolder() {}

  /** The data folder; the test is skipped, and says so, where a part of it is absent. */
  static Path with(String part) {
    Path folder = DataRoot.folder().resolve(part);
    assumeTrue(
        Files.isDirectory(folder), "needs the recordings of " + folder + ", which is not there");
    return DataRoot.folder();
  }
}
