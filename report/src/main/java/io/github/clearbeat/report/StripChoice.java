package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.Summary;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.recording.BeatGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which stretches are worth a strip: the start, the rate's extremes, and one example of whatever
 * was found. Nothing is shown twice.
 *
 * @param title why this stretch
 * @param fromSeconds where it begins
 * @param toSeconds where it ends
 */
record StripChoice(String title, double fromSeconds, double toSeconds) {
  private static final int MOST = 10;

  /** Seconds before what is shown: few enough that a phone's first screen reaches it. */
  private static final double LEAD_IN = 3;

  static List<StripChoice> of(Analysis analysis) {
    Chooser chooser = new Chooser(analysis);
    Summary summary = analysis.summary();
    chooser.begin("At the start", firstAnalysable(analysis));
    longest(summary.runs(), BeatGroup.V).ifPresent(r -> chooser.around("Longest V run", r));
    fastest(summary.runs(), BeatGroup.V).ifPresent(r -> chooser.around("Fastest V run", r));
    longest(summary.runs(), BeatGroup.S).ifPresent(r -> chooser.around("Longest S run", r));
    fastest(summary.runs(), BeatGroup.S).ifPresent(r -> chooser.around("Fastest S run", r));
    summary.pauses().stream()
        .max(Comparator.comparingDouble(Summary.Pause::seconds))
        .ifPresent(
            p ->
                chooser.around(
                    "Longest pause, " + Words.fixed(p.seconds(), 2) + " s",
                    p.fromSeconds(),
                    p.fromSeconds() + p.seconds()));
    longest(summary.bigeminy(), BeatGroup.V).ifPresent(r -> chooser.around("Bigeminy, V", r));
    longest(summary.bigeminy(), BeatGroup.S).ifPresent(r -> chooser.around("Bigeminy, S", r));
    summary.couplets().stream()
        .findFirst()
        .ifPresent(r -> chooser.around("Couplet of " + r.group() + " beats", r));
    summary
        .heartRate()
        .ifPresent(
            rate -> {
              chooser.end(
                  "Slowest, " + Words.fixed(rate.min(), 0) + " a minute", rate.minSeconds());
              chooser.end(
                  "Fastest, " + Words.fixed(rate.max(), 0) + " a minute", rate.maxSeconds());
            });
    for (BeatGroup group : new BeatGroup[] {BeatGroup.V, BeatGroup.S, BeatGroup.F, BeatGroup.Q}) {
      surest(analysis, group).ifPresent(b -> chooser.around(title(b), b.seconds(), b.seconds()));
    }
    return chooser.chosen;
  }

  private static String title(ClassifiedBeat beat) {
    return beat.className().equals(ClassifiedBeat.UNCLASSIFIED)
        ? "Beat without a class (Q)"
        : beat.group() + " beat, " + beat.group().words();
  }

  private static double firstAnalysable(Analysis analysis) {
    double hertz = analysis.source().hertz();
    return analysis.quality().stream()
        .filter(Quality::analysable)
        .findFirst()
        .map(q -> q.fromSample() / hertz)
        .orElse(Times.from(analysis));
  }

  private static Optional<Summary.Run> longest(List<Summary.Run> runs, BeatGroup group) {
    return runs.stream()
        .filter(r -> r.group() == group)
        .max(Comparator.comparingInt(Summary.Run::beats));
  }

  private static Optional<Summary.Run> fastest(List<Summary.Run> runs, BeatGroup group) {
    return runs.stream()
        .filter(r -> r.group() == group)
        .max(Comparator.comparingDouble(Summary.Run::beatsPerMinute));
  }

  private static Optional<ClassifiedBeat> surest(Analysis analysis, BeatGroup group) {
    return analysis.beats().stream()
        .filter(b -> b.group() == group)
        .max(Comparator.comparingDouble(ClassifiedBeat::probability));
  }

  private static final class Chooser {
    private final List<StripChoice> chosen = new ArrayList<>();
    private final double from;
    private final double to;

    Chooser(Analysis analysis) {
      from = Times.from(analysis);
      to = analysis.source().toSample() / analysis.source().hertz();
    }

    void begin(String title, double second) {
      add(title, second);
    }

    void end(String title, double second) {
      if (!shown(second - 6, second - 2)) {
        add(title, second - RhythmStrip.SECONDS + 1);
      }
    }

    void around(String title, Summary.Run run) {
      String words =
          run.beats() > 2
              ? title
                  + ", "
                  + run.beats()
                  + " beats"
                  + (Double.isFinite(run.beatsPerMinute()) && !title.startsWith("Bigeminy")
                      ? " at " + Words.fixed(run.beatsPerMinute(), 0) + " a minute"
                      : "")
              : title;
      around(words, run.fromSeconds(), run.toSeconds());
    }

    void around(String title, double first, double last) {
      double shownLast = Math.min(last, first + RhythmStrip.SECONDS - 2);
      if (!shown(first, shownLast)) {
        double room = RhythmStrip.SECONDS - (shownLast - first);
        add(title, first - Math.min(LEAD_IN, room / 2));
      }
    }

    private boolean shown(double first, double last) {
      return chosen.size() >= MOST
          || chosen.stream().anyMatch(c -> c.fromSeconds <= first && c.toSeconds >= last);
    }

    private void add(String title, double begin) {
      double latest = Math.max(from, to - RhythmStrip.SECONDS);
      double start = Math.max(from, Math.min(latest, begin));
      // Whole seconds, so that the grid and the time axis fall together.
      start = Math.max(from, Math.floor(start));
      chosen.add(new StripChoice(title, start, Math.min(to, start + RhythmStrip.SECONDS)));
    }
  }
}
