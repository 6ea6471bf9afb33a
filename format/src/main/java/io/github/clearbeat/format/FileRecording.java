package io.github.clearbeat.format;

import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A recording that was opened from files, and can say more of them. */
sealed interface FileRecording extends Recording permits WfdbRecording, CsvRecording {
  /** What the kind of file is called. */
  String kind();

  /** The header, or the file itself. */
  Path file();

  /** The time of day of the first sample, if stated. */
  Optional<LocalTime> startTime();

  /** Reads all samples once and says what they are. */
  List<SignalFacts> signals() throws IOException;

  /** The names of the files that hold samples. */
  Set<String> sampleFiles();

  /** What could be read only in part, a sentence each. */
  List<String> oddities();

  /**
   * Reads what is needed to compare the samples with their checksums.
   *
   * @throws io.github.clearbeat.recording.MalformedInputException if one differs
   */
  void verify() throws IOException;
}
