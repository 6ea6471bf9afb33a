package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplainer;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.report.ExplainedBeat;
import io.github.clearbeat.report.ExplainedBeat.Choice;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/** Beats explained and ready to be drawn, with the signal around them. */
final class ExplainedBeats {
  private ExplainedBeats() {}

  /** For every class found the most and the least confident beat, and the typical one. */
  static List<ExplainedBeat> exemplars(Analysis analysis, Recording recording, Executor threads)
      throws IOException {
    SortedMap<Integer, Choice> choices = new TreeMap<>();
    for (int[] chosen : BeatExplainer.exemplars(analysis)) {
      choices.put(chosen[0], Choice.MOST_CONFIDENT);
      if (chosen.length > 1) {
        choices.put(chosen[chosen.length - 1], Choice.LEAST_CONFIDENT);
      }
      if (chosen.length > 2) {
        choices.putIfAbsent(chosen[1], Choice.TYPICAL);
      }
    }
    return explained(analysis, recording, choices, threads);
  }

  private static List<ExplainedBeat> explained(
      Analysis analysis, Recording recording, SortedMap<Integer, Choice> choices, Executor threads)
      throws IOException {
    if (choices.isEmpty()) {
      return List.of();
    }
    List<BeatExplanation> explanations =
        new BeatExplainer(analysis).on(threads).explain(recording, new TreeSet<>(choices.keySet()));
    List<ExplainedBeat> explained = new ArrayList<>();
    for (BeatExplanation why : explanations) {
      explained.add(drawable(analysis, recording, why, choices.get(why.position())));
    }
    return explained;
  }

  /** An explanation with the signal around its beat. */
  static ExplainedBeat drawable(
      Analysis analysis, Recording recording, BeatExplanation why, Choice choice)
      throws IOException {
    Preparation preparation = analysis.model().preparation();
    double hertz = analysis.source().hertz();
    double before = preparation.beforeSamples() / preparation.hertz();
    double after = preparation.afterSamples() / preparation.hertz();
    long peak = why.beat().sampleIndex();
    long from = Math.max(0, (long) Math.floor(peak - before * hertz));
    long to = Math.min(recording.sampleCount(), (long) Math.ceil(peak + after * hertz) + 1);
    Samples around = recording.stretch(analysis.source().leadPosition(), from, to);
    return new ExplainedBeat(why, choice, around);
  }
}
