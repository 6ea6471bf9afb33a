package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.analysis.StripRhythm;
import io.github.clearbeat.model.Scores;
import io.github.clearbeat.recording.BeatGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of rhythms. */
public final class RhythmWords {
  private static final int MOST_EPISODES = 200;

  private RhythmWords() {}

  /** What a class of a rhythm model means. */
  public static String meaning(String name) {
    return switch (name) {
      case "N" -> "sinus rhythm";
      case "A" -> "atrial fibrillation";
      case "O" -> "other rhythm";
      case "~" -> "too noisy";
      case "SR" -> "sinus rhythm";
      case "SB" -> "sinus bradycardia";
      case "ST" -> "sinus tachycardia";
      case "SA" -> "sinus arrhythmia";
      case "ST/SVT" -> "sinus or other tachycardia";
      case "SVT/AT" -> "supraventricular tachycardia";
      case "GSVT" -> "supraventricular tachycardia";
      case "AFIB", "AFIB/AFL" -> "atrial fibrillation or flutter";
      default -> name;
    };
  }

  /**
   * Whether a class is atrial fibrillation, flutter included where the model does not part them.
   */
  public static boolean fibrillation(String name) {
    return name.equals("A") || name.startsWith("AFIB");
  }

  /**
   * That beats were called S where no beat is: in stretches called atrial fibrillation. Empty where
   * none were, or no rhythm was asked for.
   */
  public static Optional<String> doubt(Analysis analysis) {
    long inFibrillation = 0;
    long all = analysis.beats().stream().filter(beat -> beat.group() == BeatGroup.S).count();
    if (all > 0 && analysis.rhythm().isPresent()) {
      for (RhythmTrack.Episode episode : analysis.rhythm().get().episodes()) {
        if (fibrillation(episode.className())) {
          inFibrillation +=
              Beats.between(analysis.beats(), episode.fromSeconds(), episode.toSeconds()).stream()
                  .filter(beat -> beat.group() == BeatGroup.S)
                  .count();
        }
      }
    }
    return inFibrillation == 0
        ? Optional.empty()
        : Optional.of(
            Words.count(inFibrillation)
                + " of the "
                + Words.count(all)
                + (all == 1 ? " beat" : " beats")
                + " called S "
                + (inFibrillation == 1 ? "lies" : "lie")
                + " in stretches called atrial fibrillation, where hardly any beat is S: there the"
                + " beats or the rhythm are probably wrong.");
  }

  /** The share of each rhythm, the longest first, in a sentence. */
  public static String sentence(RhythmTrack track) {
    List<Map.Entry<String, Double>> shares = new ArrayList<>(track.burden().entrySet());
    shares.removeIf(share -> share.getValue() == 0);
    shares.sort(Comparator.comparingDouble(share -> -share.getValue()));
    if (shares.isEmpty()) {
      return "No rhythm could be named";
    }
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Double> share : shares) {
      words.add(meaning(share.getKey()) + " " + Words.percent(share.getValue()));
    }
    double all = track.strips().stream().mapToDouble(StripRhythm::seconds).sum();
    double named = all > 0 ? track.assessedSeconds() / all : 0;
    return String.join(", ", words)
        + (named < 1 ? "; named in " + Words.percent(named) + " of the recording" : "");
  }

  /** Whether the rhythm is said of one strip only, as of a watch's recording. */
  static boolean single(RhythmTrack track) {
    return track.strips().size() == 1;
  }

  static Row score(Scores.ClassScore one) {
    Row row = ModelCard.score(one);
    return new Row(one.name() + " " + meaning(one.name()), row.cells());
  }

  static List<Tile> tile(Analysis analysis) {
    if (analysis.rhythm().isEmpty()) {
      return List.of();
    }
    RhythmTrack track = analysis.rhythm().get();
    if (single(track)) {
      StripRhythm strip = track.strips().get(0);
      String note = "probability " + Words.probability(strip.probability());
      return List.of(
          new Tile(
              "Rhythm", strip.named() ? meaning(strip.className()) : "not named", "", note, ""));
    }
    double burden =
        track.burden().entrySet().stream()
            .filter(share -> fibrillation(share.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    long episodes =
        track.episodes().stream().filter(episode -> fibrillation(episode.className())).count();
    return List.of(
        new Tile(
            "Atrial fibrillation",
            Words.percent(burden),
            "",
            "of the time with a rhythm; " + Words.plural(episodes, "episode", "episodes"),
            ""));
  }

  /** Every episode but sinus rhythm: from, length, rhythm. */
  static List<Row> episodes(Analysis analysis) {
    List<Row> rows = new ArrayList<>();
    for (RhythmTrack.Episode episode :
        analysis.rhythm().map(RhythmTrack::episodes).orElse(List.of())) {
      boolean sinus = episode.className().equals("N") || episode.className().equals("SR");
      if (!sinus && rows.size() < MOST_EPISODES) {
        rows.add(
            Row.of(
                Words.moment(analysis.source().start(), episode.fromSeconds()),
                Words.duration(episode.seconds()),
                episode.className().isEmpty() ? "not named" : meaning(episode.className())));
      }
    }
    return rows;
  }
}
