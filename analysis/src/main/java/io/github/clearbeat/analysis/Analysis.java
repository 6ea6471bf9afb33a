package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.model.Model;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * All that was found in one lead of one recording.
 *
 * @param source what was analysed
 * @param model with what
 * @param beats in order
 * @param quality judgements in order, together covering what was analysed
 * @param summary what follows from beats and quality
 * @param rhythm over time, where it was asked for
 */
public record Analysis(
    Source source,
    Model model,
    List<ClassifiedBeat> beats,
    List<Quality> quality,
    Summary summary,
    Optional<RhythmTrack> rhythm) {
  /** Keeps its own copies. */
  public Analysis {
    beats = List.copyOf(beats);
    quality = List.copyOf(quality);
  }

  /** Beats that were named, or were not for one reason. */
  public int count(ClassifiedBeat.Naming naming) {
    return (int) beats.stream().filter(beat -> beat.naming() == naming).count();
  }

  /** The share of beats that were given a class, 0 to 1; 1 without beats. */
  public double coverage() {
    return beats.isEmpty() ? 1 : count(ClassifiedBeat.Naming.NAMED) / (double) beats.size();
  }

  /**
   * What was analysed.
   *
   * @param name of the recording
   * @param hertz samples per second
   * @param seconds length of the recording
   * @param start when the first sample was taken, where known
   * @param leads the names of its leads
   * @param analysedLead the name of the lead that was analysed
   * @param leadPosition its position among the leads
   * @param leadReason why this lead, in words
   * @param fromSample first sample analysed
   * @param toSample the index after the last
   * @param beatSource where the R peaks come from: {@code detected}, or the annotator's name
   */
  public record Source(
      String name,
      double hertz,
      double seconds,
      Optional<LocalDateTime> start,
      List<String> leads,
      String analysedLead,
      int leadPosition,
      String leadReason,
      long fromSample,
      long toSample,
      String beatSource) {}
}
