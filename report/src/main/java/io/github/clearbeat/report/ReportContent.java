package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.DisclosureEnvelope;
import io.github.clearbeat.analysis.ExplainedRhythm;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * What a report is made of.
 *
 * @param analysis what was found
 * @param signal the analysed lead, for the stretches that are drawn
 * @param envelope of the analysed lead, gathered while it was analysed
 * @param explained beats with their explanations, in any order; shown by class
 * @param rhythms strips with their maps, one a rhythm
 * @param seenInTraining whether the model was trained on this very recording
 * @param warnings what the reader must know first, a sentence each
 * @param departures of the model from its paper, a sentence each
 * @param program name and version of what made the report
 */
public record ReportContent(
    Analysis analysis,
    Signal signal,
    DisclosureEnvelope envelope,
    List<ExplainedBeat> explained,
    List<ExplainedRhythm> rhythms,
    boolean seenInTraining,
    List<String> warnings,
    List<String> departures,
    String program) {
  /** Keeps its own copies of the lists. */
  public ReportContent {
    Objects.requireNonNull(analysis, "analysis");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(program, "program");
    explained = List.copyOf(explained);
    rhythms = List.copyOf(rhythms);
    warnings = List.copyOf(warnings);
    departures = List.copyOf(departures);
  }

  /** Hands out stretches of the analysed lead. */
  @FunctionalInterface
  public interface Signal {
    /**
     * A stretch, at the recording's rate.
     *
     * @param fromSample first sample index, at least 0
     * @param toSample the index after the last, at most the length of the recording
     * @throws IOException if it cannot be read
     */
    Samples stretch(long fromSample, long toSample) throws IOException;
  }
}
