package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.BeatGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many beats of one class were found, and how far to trust that.
 *
 * @param icon shape of its group
 * @param name of the class
 * @param words what it means
 * @param group its AAMI group's letter
 * @param count beats
 * @param share of all beats
 * @param sensitivity of the model for it
 * @param predictivity of the model for it
 * @param verdict why not to rely on it; empty where there is no reason
 */
record ClassRow(
    MarkIcon icon,
    String name,
    String words,
    String group,
    String count,
    String share,
    Estimate sensitivity,
    Estimate predictivity,
    String verdict) {
  /**
   * A share in per cent.
   *
   * @param value the share
   * @param interval its 95 % interval; empty where there is none
   */
  record Estimate(String value, String interval) {
    static Estimate of(Optional<Scores.Estimate> estimate) {
      return estimate
          .filter(e -> Double.isFinite(e.value()))
          .map(e -> new Estimate(Words.fixed(100 * e.value(), 1), ModelCard.interval(e)))
          .orElse(new Estimate(Words.NONE, ""));
    }
  }

  static List<ClassRow> of(Analysis analysis) {
    List<ClassRow> rows = new ArrayList<>();
    Model model = analysis.model();
    for (Map.Entry<String, Integer> entry : analysis.summary().classCounts().entrySet()) {
      int index = model.classes().indexOf(entry.getKey());
      if (index >= 0) {
        rows.add(row(analysis, entry.getKey(), model.group(index), entry.getValue()));
      } else if (entry.getValue() > 0) {
        rows.add(unclassified(analysis, entry.getKey(), entry.getValue()));
      }
    }
    return rows;
  }

  private static ClassRow row(Analysis analysis, String name, BeatGroup group, int count) {
    Optional<Scores.ClassScore> score =
        analysis
            .model()
            .ownScores()
            .flatMap(s -> s.classes().stream().filter(c -> c.name().equals(name)).findFirst());
    return new ClassRow(
        new MarkIcon(BeatMark.of(group)),
        name,
        ModelCard.meaning(name),
        group.name(),
        Words.count(count),
        share(analysis, count),
        Estimate.of(score.map(Scores.ClassScore::sensitivity)),
        Estimate.of(score.map(Scores.ClassScore::positivePredictivity)),
        Tile.caution(analysis.model(), name));
  }

  private static ClassRow unclassified(Analysis analysis, String name, int count) {
    return new ClassRow(
        new MarkIcon(BeatMark.Q),
        name,
        name.equals(ClassifiedBeat.UNCLASSIFIED) ? why(analysis) : "",
        BeatGroup.Q.name(),
        Words.count(count),
        share(analysis, count),
        Estimate.of(Optional.empty()),
        Estimate.of(Optional.empty()),
        "");
  }

  /** Why beats have no class, such as {@code not sure enough of 35, poor signal at 5}. */
  private static String why(Analysis analysis) {
    int unsure = analysis.count(ClassifiedBeat.Naming.UNSURE);
    int poor = analysis.count(ClassifiedBeat.Naming.POOR_SIGNAL);
    List<String> reasons = new ArrayList<>();
    if (unsure > 0) {
      reasons.add("the model is not sure enough of " + Words.count(unsure));
    }
    if (poor > 0) {
      reasons.add("the signal is too poor at " + Words.count(poor));
    }
    return String.join(", ", reasons);
  }

  private static String share(Analysis analysis, int count) {
    return Words.percent(count / (double) Math.max(1, analysis.beats().size()));
  }
}
