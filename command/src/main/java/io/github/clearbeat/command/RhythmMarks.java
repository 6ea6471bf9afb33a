package io.github.clearbeat.command;

import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The rhythm over time as WFDB's rhythm annotations: {@code +} where another rhythm begins, with
 * MIT-BIH's words where it has some, such as {@code (AFIB}; {@code (U} where none is named.
 */
final class RhythmMarks {
  private static final String UNNAMED = "(U";

  private RhythmMarks() {}

  /** One annotation where each episode begins, in order. */
  static List<Annotation> of(RhythmTrack track) {
    List<Annotation> marks = new ArrayList<>();
    String before = "";
    for (RhythmTrack.Episode episode : track.episodes()) {
      String words = words(episode.className());
      if (!words.equals(before)) {
        marks.add(new Annotation(episode.fromSample(), AnnotationCode.RHYTHM, 0, 0, 0, words));
      }
      before = words;
    }
    return marks;
  }

  private static String words(String className) {
    return switch (className) {
      case "A", "AFIB" -> "(AFIB";
      case "N", "SR" -> "(N";
      case "SB" -> "(SBR";
      case "", "~" -> UNNAMED;
      default -> "(" + className;
    };
  }

  /** Beats and rhythms in one order of time; at one sample the rhythm stands first. */
  static List<Annotation> merged(List<Annotation> rhythms, List<Annotation> beats) {
    List<Annotation> all = new ArrayList<>(rhythms.size() + beats.size());
    int next = 0;
    for (Annotation beat : beats) {
      while (next < rhythms.size() && rhythms.get(next).sampleIndex() <= beat.sampleIndex()) {
        all.add(rhythms.get(next++));
      }
      all.add(beat);
    }
    all.addAll(rhythms.subList(next, rhythms.size()));
    return all;
  }
}
