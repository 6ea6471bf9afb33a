package io.github.clearbeat.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.recording.Annotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reference annotations of the MIT-BIH Arrhythmia Database, where the data folder has them. */
final class Mitdb {
  static final List<String> RECORDS =
      List.of(
          "100", "101", "102", "103", "104", "105", "106", "107", "108", "109", "111", "112", "113",
          "114", "115", "116", "117", "118", "119", "121", "122", "123", "124", "200", "201", "202",
          "203", "205", "207", "208", "209", "210", "212", "213", "214", "215", "217", "219", "220",
          "221", "222", "223", "228", "230", "231", "232", "233", "234");

  static final List<String> DS2 =
      List.of(
          "100", "103", "105", "111", "113", "117", "121", "123", "200", "202", "210", "212", "213",
          "214", "219", "221", "222", "228", "231", "232", "233", "234");

  static final double HERTZ = 360;

  /** Samples of every record. */
  static final Until END = new Until.Sample(650_000);

  private Mitdb() {}

  static List<Annotation> atr(String record) {
    Path folder = folder();
    assumeTrue(Files.isDirectory(folder), "needs the recordings of " + folder);
    try {
      return AnnotationFile.read(folder.resolve(record + ".atr")).annotations();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path folder() {
    String data = System.getenv("CLEARBEAT_DATA");
    if (data != null) {
      return Path.of(data, "mitdb");
    }
    String home = System.getenv("XDG_DATA_HOME");
    Path base =
        home != null ? Path.of(home) : Path.of(System.getProperty("user.home"), ".local", "share");
    return base.resolve(Path.of("clearbeat", "data", "mitdb"));
  }
}
