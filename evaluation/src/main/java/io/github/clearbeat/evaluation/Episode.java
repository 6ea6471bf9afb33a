package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of one rhythm.
 *
 * @param fromSample where it begins
 * @param toSample where it ends
 */
record Episode(long fromSample, long toSample) {
  /**
   * All episodes of a kind, in order of time. One that never ends lasts to the last annotation, or
   * to {@code end} if that is later.
   */
  static List<Episode> of(EpisodeKind kind, List<Annotation> annotations, double scale, long end) {
    List<Episode> episodes = new ArrayList<>();
    Annotation begin = null;
    for (Annotation annotation : annotations) {
      if (begin == null && kind.begins(annotation)) {
        begin = annotation;
      } else if (begin != null && kind.ends(annotation)) {
        episodes.add(new Episode(at(begin, scale), at(annotation, scale)));
        begin = null;
      }
    }
    if (begin != null) {
      long last = at(annotations.get(annotations.size() - 1), scale);
      episodes.add(new Episode(at(begin, scale), Math.max(last, end)));
    }
    return episodes;
  }

  long length() {
    return toSample - fromSample;
  }

  long overlap(Episode other) {
    long from = Math.max(fromSample, other.fromSample);
    return Math.max(0, Math.min(toSample, other.toSample) - from);
  }

  private static long at(Annotation annotation, double scale) {
    return Rates.scaled(annotation.sampleIndex(), scale);
  }
}
