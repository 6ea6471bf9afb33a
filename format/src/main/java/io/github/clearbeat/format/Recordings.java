package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens recordings.
 *
 * <pre>{@code
 * try (Recording recording = Recordings.open(Path.of("100"))) {
 *   recording.leads();                    // MLII, V5
 *   recording.stretch(0, 0, 3600);        // ten seconds of MLII, in millivolts
 * }
 * }</pre>
 */
public final class Recordings {
  private Recordings() {}

  /**
   * Opens a recording; nothing but its header is read.
   *
   * @param path with or without extension: a header, a signal file beside a header of the same
   *     name, or the name they share; a file that exists is taken before a name
   * @throws MalformedInputException if it is no recording, in one sentence with file and place
   * @throws IOException if a file cannot be read
   */
  public static Recording open(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return opened(path);
    }
    Path header = withExtension(path, "hea");
    if (Files.isRegularFile(header)) {
      return WfdbRecording.open(header);
    }
    Inputs.size(path);
    throw new MalformedInputException(path.toString(), "there is no such recording");
  }

  private static Recording opened(Path file) throws IOException {
    if (Inputs.extension(file).equals("hea")) {
      return WfdbRecording.open(file);
    }
    Path header = withExtension(file.resolveSibling(Inputs.stem(file)), "hea");
    if (Files.isRegularFile(header)) {
      return WfdbRecording.open(header);
    }
    throw new MalformedInputException(
        file.getFileName().toString(),
        "this is no recording: expected a header (.hea) or a signal file with "
            + header.getFileName()
            + " beside it");
  }

  private static Path withExtension(Path path, String extension) {
    return path.resolveSibling(path.getFileName() + "." + extension);
  }
}
