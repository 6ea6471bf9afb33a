package io.github.clearbeat.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that outputs go to. It is made when the first output is ready, and each output appears
 * complete or not at all, even when the program is interrupted.
 *
 * @param path where it is, or will be
 */
record OutputFolder(Path path) {
  /** Writes one output; an existing file is replaced. */
  Path write(String name, byte[] bytes) throws IOException {
    Path target = make().resolve(name);
    Path part = Files.createTempFile(path, "." + name, ".part");
    part.toFile().deleteOnExit();
    try {
      Files.write(part, bytes);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return target;
  }

  /** Makes the folder if it is not there. */
  Path make() throws IOException {
    return Files.createDirectories(path);
  }
}
