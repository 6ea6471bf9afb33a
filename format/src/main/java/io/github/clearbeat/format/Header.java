package io.github.clearbeat.format;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a WFDB header says.
 *
 * @param file the header itself
 * @param hertz frames per second
 * @param frames frames per signal, if stated
 * @param startTime the time of the first sample, if stated
 * @param startDate the date of the first sample, if stated
 * @param signals in the order of the file, at least one
 * @param comments without their mark
 * @param oddities what could be read only in part, a sentence each
 */
record Header(
    Path file,
    double hertz,
    OptionalLong frames,
    Optional<LocalTime> startTime,
    Optional<LocalDate> startDate,
    List<SignalLine> signals,
    List<String> comments,
    List<String> oddities) {

  Optional<LocalDateTime> start() {
    return startDate.flatMap(date -> startTime.map(date::atTime));
  }

  String place(int line) {
    return file.getFileName() + ":" + line;
  }
}
