package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.Summary;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.recording.BeatGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tables of what was found in time: ectopic beats, runs, pauses, hours, poor stretches. */
final class Episodes {
  private Episodes() {}

  /** Heart rate and its variability. */
  static List<Row> rates(Analysis analysis) {
    List<Row> rows = new ArrayList<>();
    analysis
        .summary()
        .heartRate()
        .ifPresent(
            rate -> {
              rows.add(Row.of("Mean heart rate", Words.fixed(rate.mean(), 0) + " a minute"));
              rows.add(Row.of("Slowest", extreme(analysis, rate.min(), rate.minSeconds())));
              rows.add(Row.of("Fastest", extreme(analysis, rate.max(), rate.maxSeconds())));
            });
    analysis
        .summary()
        .variability()
        .ifPresent(
            v -> {
              rows.add(Row.of("SDNN", Words.fixed(v.sdnnMillis(), 1) + " ms"));
              rows.add(Row.of("RMSSD", Words.fixed(v.rmssdMillis(), 1) + " ms"));
              rows.add(Row.of("Intervals between N beats", Words.count(v.intervals())));
            });
    return rows;
  }

  private static String extreme(Analysis analysis, double rate, double seconds) {
    return Words.fixed(rate, 0)
        + " a minute at "
        + Words.moment(analysis.source().start(), seconds);
  }

  /** For V and for S: beats, couplets, bigeminy, runs, the longest and the fastest. */
  static List<Row> ectopy(Analysis analysis) {
    Summary summary = analysis.summary();
    return List.of(
        Row.of("Share of named beats", both(g -> Words.percent(share(summary, g)))),
        Row.of("Couplets", both(g -> count(summary.couplets(), g))),
        Row.of("Bigeminy, episodes", both(g -> count(summary.bigeminy(), g))),
        Row.of("Runs of three or more", both(g -> count(summary.runs(), g))),
        Row.of(
            "Longest run: beats, rate, time",
            both(g -> run(analysis, g, Comparator.comparingInt(Summary.Run::beats)))),
        Row.of(
            "Fastest run: beats, rate, time",
            both(g -> run(analysis, g, Comparator.comparingDouble(Summary.Run::beatsPerMinute)))));
  }

  private interface Cell {
    String of(BeatGroup group);
  }

  private static String[] both(Cell cell) {
    return new String[] {cell.of(BeatGroup.V), cell.of(BeatGroup.S)};
  }

  private static double share(Summary summary, BeatGroup group) {
    return group == BeatGroup.V ? summary.ventricularShare() : summary.supraventricularShare();
  }

  private static String count(List<Summary.Run> runs, BeatGroup group) {
    return Words.count(runs.stream().filter(r -> r.group() == group).count());
  }

  private static String run(Analysis analysis, BeatGroup group, Comparator<Summary.Run> order) {
    Optional<Summary.Run> run =
        analysis.summary().runs().stream().filter(r -> r.group() == group).max(order);
    return run.map(
            r ->
                r.beats()
                    + ", "
                    + Words.fixed(r.beatsPerMinute(), 0)
                    + "/min, "
                    + Words.moment(analysis.source().start(), r.fromSeconds()))
        .orElse(Words.NONE);
  }

  /** Every run, in order of time: where, what, beats, how long, how fast. */
  static List<Row> runs(Analysis analysis) {
    List<Row> rows = new ArrayList<>();
    for (Summary.Run run : analysis.summary().runs()) {
      rows.add(
          Row.of(
              Words.moment(analysis.source().start(), run.fromSeconds()),
              run.group().name(),
              Words.count(run.beats()),
              Words.fixed(run.toSeconds() - run.fromSeconds(), 1),
              Words.fixed(run.beatsPerMinute(), 0)));
    }
    return rows;
  }

  /** Every pause, in order of time: where and how long. */
  static List<Row> pauses(Analysis analysis) {
    List<Row> rows = new ArrayList<>();
    for (Summary.Pause pause : analysis.summary().pauses()) {
      rows.add(
          Row.of(
              Words.moment(analysis.source().start(), pause.fromSeconds()),
              Words.fixed(pause.seconds(), 2)));
    }
    return rows;
  }

  /** Every hour; none where there is only one. */
  static List<Row> hours(Analysis analysis) {
    List<Row> rows = new ArrayList<>();
    if (analysis.summary().hours().size() < 2) {
      return rows;
    }
    for (Summary.Hour hour : analysis.summary().hours()) {
      rows.add(
          Row.of(
              Words.moment(analysis.source().start(), 3600.0 * hour.hour()),
              Words.count(hour.beats()),
              Words.fixed(hour.minRate(), 0),
              Words.fixed(hour.meanRate(), 0),
              Words.fixed(hour.maxRate(), 0),
              Words.count(hour.ventricular()),
              Words.count(hour.supraventricular()),
              Words.count(hour.pauses()),
              Words.percent(hour.analysableShare())));
    }
    return rows;
  }

  /** Stretches that were not analysed, neighbours of one reason joined: where, how long, why. */
  static List<Row> poor(Analysis analysis) {
    List<Row> rows = new ArrayList<>();
    double hertz = analysis.source().hertz();
    List<Quality> all = analysis.quality();
    for (int i = 0; i < all.size(); ) {
      int end = i + 1;
      while (end < all.size()
          && all.get(end).reason() == all.get(i).reason()
          && all.get(end).fromSample() == all.get(end - 1).toSample()) {
        end++;
      }
      if (!all.get(i).analysable()) {
        double from = all.get(i).fromSample() / hertz;
        double to = all.get(end - 1).toSample() / hertz;
        rows.add(
            Row.of(
                Words.moment(analysis.source().start(), from),
                Words.moment(analysis.source().start(), to),
                Words.duration(to - from),
                all.get(i).reason().words()));
      }
      i = end;
    }
    return rows;
  }
}
