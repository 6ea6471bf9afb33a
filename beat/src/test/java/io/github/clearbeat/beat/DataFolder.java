package io.github.clearbeat.beat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
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

  /** The names, without ending, of the files of a folder that have this ending, in order. */
  static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    }
  }

  /** A whole lead. */
  static Samples lead(Path record, int lead) throws IOException {
    try (Recording recording = Recordings.open(record)) {
      return recording.stretch(lead, 0, recording.sampleCount());
    }
  }

  /** The annotations of a record. */
  static List<Annotation> annotations(Path record, String extension) throws IOException {
    return AnnotationFile.read(record.resolveSibling(record.getFileName() + "." + extension))
        .annotations();
  }

  static Path root() {
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
