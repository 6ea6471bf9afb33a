package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.Summary;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.BeatGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the figures at the head of a report.
 *
 * @param label what it is
 * @param value the figure
 * @param unit behind the figure; may be empty
 * @param note below it; may be empty
 * @param caution why not to trust it; empty where there is no reason
 */
record Tile(String label, String value, String unit, String note, String caution) {
  static List<Tile> of(Analysis analysis) {
    List<Tile> tiles = new ArrayList<>();
    Summary summary = analysis.summary();
    tiles.add(duration(analysis));
    tiles.add(
        new Tile(
            "Analysable",
            Words.percent(summary.analysableShare()),
            "",
            Episodes.poor(analysis).isEmpty()
                ? "of the signal"
                : "of the signal; see the rest below",
            ""));
    tiles.addAll(RhythmWords.tile(analysis));
    tiles.add(rate(analysis));
    tiles.add(
        new Tile("Beats", Words.count(analysis.beats().size()), "", beatSource(analysis), ""));
    named(analysis).ifPresent(tiles::add);
    tiles.add(burden(analysis, "Ventricular (V)", BeatGroup.V, summary.ventricularShare()));
    tiles.add(
        burden(analysis, "Supraventricular (S)", BeatGroup.S, summary.supraventricularShare()));
    tiles.add(runs(analysis));
    tiles.add(pauses(analysis));
    tiles.addAll(variability(summary));
    return tiles;
  }

  /** How many beats were given a class, where not all must be. */
  private static Optional<Tile> named(Analysis analysis) {
    int unclassified = analysis.beats().size() - analysis.count(ClassifiedBeat.Naming.NAMED);
    return analysis
        .model()
        .abstention()
        .map(
            rule ->
                new Tile(
                    "Named",
                    Words.percent(analysis.coverage()),
                    "",
                    unclassified == 0
                        ? "of the beats"
                        : "of the beats; "
                            + Words.count(unclassified)
                            + " unclassified: not sure enough, or poor signal",
                    ""));
  }

  private static Tile duration(Analysis analysis) {
    Analysis.Source source = analysis.source();
    double analysed = (source.toSample() - source.fromSample()) / source.hertz();
    boolean whole = analysed > source.seconds() - 1;
    String note =
        whole
            ? "all of it analysed"
            : "of " + Words.duration(source.seconds()) + "; the rest was not asked for";
    return new Tile("Duration", Words.duration(analysed), "", note, "");
  }

  private static String beatSource(Analysis analysis) {
    String source = analysis.source().beatSource();
    return source.equals("detected") ? "R peaks detected" : "R peaks from annotator " + source;
  }

  private static Tile rate(Analysis analysis) {
    return analysis
        .summary()
        .heartRate()
        .map(
            r ->
                new Tile(
                    "Heart rate",
                    Words.fixed(r.mean(), 0),
                    "a minute",
                    Words.fixed(r.min(), 0)
                        + " at "
                        + Words.moment(analysis.source().start(), r.minSeconds())
                        + " to "
                        + Words.fixed(r.max(), 0)
                        + " at "
                        + Words.moment(analysis.source().start(), r.maxSeconds()),
                    ""))
        .orElse(new Tile("Heart rate", Words.NONE, "", "too few beats", ""));
  }

  private static Tile burden(Analysis analysis, String label, BeatGroup group, double share) {
    int count = analysis.summary().counts().getOrDefault(group, 0);
    return new Tile(
        label,
        Words.count(count),
        count == 1 ? "beat" : "beats",
        Words.percent(share)
            + (analysis.model().abstention().isPresent() ? " of the named beats" : " of all beats"),
        caution(analysis, group));
  }

  /** Why counts of a group should not be trusted; empty where nothing speaks against it. */
  private static String caution(Analysis analysis, BeatGroup group) {
    List<String> classes = analysis.model().classes();
    String caution = "not a class of this model";
    for (int c = 0; c < classes.size(); c++) {
      if (analysis.model().group(c) == group) {
        caution = caution(analysis.model(), classes.get(c));
        if (!caution.isEmpty()) {
          return caution;
        }
      }
    }
    return caution;
  }

  /** Why a class should not be trusted; empty where nothing speaks against it. */
  static String caution(Model model, String className) {
    Optional<Scores.ClassScore> score =
        model
            .ownScores()
            .flatMap(s -> s.classes().stream().filter(c -> c.name().equals(className)).findFirst());
    return score.isEmpty() ? "not scored" : score.get().reliable() ? "" : "not reliable";
  }

  private static Tile runs(Analysis analysis) {
    List<Summary.Run> runs = analysis.summary().runs();
    Optional<Summary.Run> longest = runs.stream().max(Comparator.comparingInt(Summary.Run::beats));
    String note =
        longest
            .map(
                r ->
                    "longest "
                        + r.beats()
                        + " "
                        + r.group()
                        + " at "
                        + Words.moment(analysis.source().start(), r.fromSeconds()))
            .orElse("three or more V or S in a row");
    return new Tile("Runs", Words.count(runs.size()), "", note, "");
  }

  private static Tile pauses(Analysis analysis) {
    List<Summary.Pause> pauses = analysis.summary().pauses();
    String note =
        pauses.stream()
            .max(Comparator.comparingDouble(Summary.Pause::seconds))
            .map(
                p ->
                    "longest "
                        + Words.fixed(p.seconds(), 2)
                        + " s at "
                        + Words.moment(analysis.source().start(), p.fromSeconds()))
            .orElse("no RR interval of 2.0 s or more");
    return new Tile("Pauses", Words.count(pauses.size()), "", note, "");
  }

  private static List<Tile> variability(Summary summary) {
    String few = "too few intervals between N beats";
    return summary
        .variability()
        .map(
            v ->
                List.of(
                    new Tile("SDNN", Words.fixed(v.sdnnMillis(), 0), "ms", "between N beats", ""),
                    new Tile(
                        "RMSSD", Words.fixed(v.rmssdMillis(), 0), "ms", "between N beats", "")))
        .orElse(
            List.of(
                new Tile("SDNN", Words.NONE, "", few, ""),
                new Tile("RMSSD", Words.NONE, "", few, "")));
  }
}
