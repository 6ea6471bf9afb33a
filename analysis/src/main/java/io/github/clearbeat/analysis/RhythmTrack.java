package io.github.clearbeat.analysis;

import io.github.clearbeat.model.RhythmModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rhythm of a recording over time.
 *
 * <pre>{@code
 * track.burden().get("A");      // share of the assessed time in atrial fibrillation
 * track.episodes();             // stretches of one rhythm
 * }</pre>
 *
 * @param model what named it
 * @param strips in order, without gaps or overlaps
 */
public record RhythmTrack(RhythmModel model, List<StripRhythm> strips) {
  /** Keeps its own copy. */
  public RhythmTrack {
    strips = List.copyOf(strips);
  }

  /**
   * Strips in a row with one rhythm.
   *
   * @param className of the rhythm; empty where none is named
   * @param fromSample first sample
   * @param toSample the index after the last
   * @param fromSeconds from the recording's first sample
   * @param toSeconds likewise
   */
  public record Episode(
      String className, long fromSample, long toSample, double fromSeconds, double toSeconds) {
    /** How long it is, in seconds. */
    public double seconds() {
      return toSeconds - fromSeconds;
    }
  }

  /** Stretches of one rhythm, in order; those where none is named have an empty name. */
  public List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    Episode open = null;
    for (StripRhythm strip : strips) {
      String name = strip.named() ? strip.className() : "";
      if (open != null && !open.className().equals(name)) {
        episodes.add(open);
        open = null;
      }
      open =
          new Episode(
              name,
              open == null ? strip.fromSample() : open.fromSample(),
              strip.toSample(),
              open == null ? strip.fromSeconds() : open.fromSeconds(),
              strip.toSeconds());
    }
    if (open != null) {
      episodes.add(open);
    }
    return episodes;
  }

  /** Seconds in which a rhythm is named. */
  public double assessedSeconds() {
    return strips.stream().filter(StripRhythm::named).mapToDouble(StripRhythm::seconds).sum();
  }

  /** Of every class the share of the assessed time, 0 to 1; empty where nothing is assessed. */
  public Map<String, Double> burden() {
    double assessed = assessedSeconds();
    Map<String, Double> burden = new LinkedHashMap<>();
    if (assessed > 0) {
      for (String name : model.classes()) {
        double seconds =
            strips.stream()
                .filter(strip -> strip.named() && strip.className().equals(name))
                .mapToDouble(StripRhythm::seconds)
                .sum();
        burden.put(name, seconds / assessed);
      }
    }
    return burden;
  }
}
