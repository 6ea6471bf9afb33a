package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** The RECORD arguments of a command, mixed into it. */
final class RecordArguments {
  @Parameters(
      paramLabel = "RECORD",
      arity = "1..*",
      description = "A path with or without extension, or a name such as mitdb/208.")
  private List<String> given = List.of();

  /** What was given, in its order. */
  List<String> given() {
    return given;
  }

  /** Opens a recording that the user named. */
  static Recording open(String given) throws IOException {
    return Recordings.open(DataRoot.resolve(given));
  }

  /**
   * What was given by the recordings' names, which outputs are called after.
   *
   * @throws MalformedInputException if two have the same name
   */
  Map<String, Path> byName() throws IOException {
    Map<String, Path> byName = new LinkedHashMap<>();
    for (String one : given) {
      Path path = DataRoot.resolve(one);
      try (Recording recording = Recordings.open(path)) {
        Path before = byName.putIfAbsent(recording.name(), path);
        if (before != null) {
          throw new MalformedInputException(
              one, "its outputs would replace those of " + before + ", run them one at a time");
        }
      }
    }
    return byName;
  }
}
