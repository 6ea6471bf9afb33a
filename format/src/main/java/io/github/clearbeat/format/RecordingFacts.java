package io.github.clearbeat.format;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be said of a recording without analysing it; see {@link Recordings#facts}.
 *
 * @param name without folder and extension
 * @param kind of file: {@code WFDB} or {@code CSV}
 * @param file the header, or the file itself where there is none
 * @param hertz samples per second
 * @param sampleCount samples per signal
 * @param start when the first sample was taken, if the file states time and date
 * @param startTime the time of day of the first sample, if the file states it
 * @param signals in the order of the file
 * @param comments of the header, without their mark
 * @param annotations the annotation files beside it, by annotator
 * @param remarks what is odd but does no harm, and annotation files that cannot be read: a sentence
 *     each, with file and place
 */
public record RecordingFacts(
    String name,
    String kind,
    Path file,
    double hertz,
    long sampleCount,
    Optional<LocalDateTime> start,
    Optional<LocalTime> startTime,
    List<SignalFacts> signals,
    List<String> comments,
    List<AnnotationFacts> annotations,
    List<String> remarks) {}
