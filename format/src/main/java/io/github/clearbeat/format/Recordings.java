package io.github.clearbeat.format;

import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Opens recordings, says what they are, and writes them.
 *
 * <pre>{@code
 * try (Recording recording = Recordings.open(Path.of("100"))) {
 *   Recordings.verify(recording);         // are these the samples the header was written for?
 *   recording.leads();                    // MLII, V5
 *   recording.stretch(0, 0, 3600);        // ten seconds of MLII, in millivolts
 * }
 * }</pre>
 */
public final class Recordings {
  private static final Set<String> TABLES = Set.of("csv", "tsv", "txt");
  private static final List<String> EXTENSIONS = List.of("hea", "csv", "tsv");

  private Recordings() {}

  /**
   * Opens a recording whose file states its rate.
   *
   * @param path with or without extension: a WFDB header, a signal file beside a header of the same
   *     name, a CSV file, or the name they share; a file that exists is taken before a name
   * @throws MalformedInputException if it is no recording, in one sentence with file and place
   * @throws IOException if a file cannot be read
   */
  public static Recording open(Path path) throws IOException {
    return open(path, OptionalDouble.empty());
  }

  /**
   * Opens a recording. Of a WFDB record only the header is read; a CSV file is read through once.
   *
   * <p>CSV: comma, semicolon (then a comma may be the decimal point) or tab; a line of names, with
   * units as in {@code MLII (mV)}, millivolts where there are none, or a line of units below; lines
   * of comments (#) before; a column {@code time} in s or ms, from which the rate follows; an empty
   * cell is a missing sample. Samples stay in the file.
   *
   * @param path as in {@link #open(Path)}
   * @param hertz the rate of a CSV file, taken before its column of time; other files state theirs
   * @throws MalformedInputException if it is no recording, in one sentence with file and place
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if the rate is not above 0
   */
  public static Recording open(Path path, OptionalDouble hertz) throws IOException {
    if (hertz.isPresent() && !(hertz.getAsDouble() > 0 && hertz.getAsDouble() < 1e9)) {
      throw new IllegalArgumentException("hertz must be above 0, found " + hertz.getAsDouble());
    }
    if (Files.isRegularFile(path)) {
      return opened(path, hertz);
    }
    for (String extension : EXTENSIONS) {
      Path file = path.resolveSibling(path.getFileName() + "." + extension);
      if (Files.isRegularFile(file)) {
        return opened(file, hertz);
      }
    }
    Inputs.size(path);
    throw new MalformedInputException(path.toString(), "this is no recording");
  }

  private static Recording opened(Path file, OptionalDouble hertz) throws IOException {
    String extension = Inputs.extension(file);
    Path header = file.resolveSibling(Inputs.stem(file) + ".hea");
    if (extension.equals("hea")) {
      return WfdbRecording.open(file);
    } else if (TABLES.contains(extension)) {
      return CsvRecording.open(file, hertz);
    } else if (Files.isRegularFile(header)) {
      return WfdbRecording.open(header);
    }
    throw new MalformedInputException(
        file.getFileName().toString(),
        "this is no recording, expected a WFDB header (.hea), a signal file with "
            + header.getFileName()
            + " beside it, or a table (.csv, .tsv, .txt)");
  }

  /**
   * Reads all samples once and compares them with the checksums of the header. A checksum of 0 is
   * taken as not stated.
   *
   * @param recording opened here; of any other there is nothing to compare
   * @throws MalformedInputException if one differs, in one sentence with file, line and both sums
   */
  public static void verify(Recording recording) throws IOException {
    if (recording instanceof FileRecording file) {
      file.verify();
    }
  }

  /**
   * Reads all samples once and says what the recording is, with the annotation files beside it. A
   * checksum that is wrong is not an error here; see {@link SignalFacts#checksum}.
   *
   * @param recording opened by this class
   * @throws IOException if a file cannot be read
   */
  public static RecordingFacts facts(Recording recording) throws IOException {
    if (!(recording instanceof FileRecording file)) {
      throw new IllegalArgumentException("not opened from a file: " + recording.name());
    }
    Companions beside = Companions.of(file);
    List<String> remarks = new ArrayList<>(file.oddities());
    remarks.addAll(beside.remarks());
    return new RecordingFacts(
        file.name(),
        file.kind(),
        file.file(),
        file.hertz(),
        file.sampleCount(),
        file.start(),
        file.startTime(),
        file.signals(),
        file.comments(),
        List.copyOf(beside.annotations()),
        List.copyOf(remarks));
  }

  /**
   * Writes a stretch of a recording as CSV, complete or not at all: a column {@code time (s)} from
   * 0, then the leads with their units, missing samples empty.
   *
   * @param recording whose samples are written
   * @param fromSample the first sample index
   * @param toSample the index after the last
   * @param file is replaced if it exists
   */
  public static void writeCsv(Recording recording, long fromSample, long toSample, Path file)
      throws IOException {
    CsvText.write(recording, fromSample, toSample, file);
  }
}
