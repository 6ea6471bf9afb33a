package io.github.clearbeat.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Size and time of change of a file, as text. */
final class FileStamp {
  private FileStamp() {}

  static String of(Path file) throws IOException {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      return about.size() + "@" + about.lastModifiedTime().toMillis() + " ";
    } catch (NoSuchFileException absent) {
      return "absent ";
    }
  }
}
