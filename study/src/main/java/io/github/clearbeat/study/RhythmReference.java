package io.github.clearbeat.study;

import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.evaluation.RhythmStretch;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.recording.RhythmCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rhythms of a recording as its rhythm annotations tell, in the classes of a label set. */
public final class RhythmReference {
  private RhythmReference() {}

  /**
   * Stretches of one class, in order; neighbours of one class are joined, and time before the first
   * annotation, and in rhythms that have no class, is left out. Where noise is a class, what the
   * annotators marked as noisy in the lead ({@code ~} with the lead's bit, or all bits) is noise,
   * whatever the rhythm.
   *
   * @param annotations of the recording, in order of time
   * @param hertz their rate
   * @param seconds length of the recording
   * @param labels whose classes are meant
   * @param lead position of the lead that is scored, from 0
   */
  public static List<RhythmStretch> of(
      List<Annotation> annotations, double hertz, double seconds, RhythmLabels labels, int lead) {
    Optional<String> noise = nameOf(Rhythm.UNREADABLE, labels);
    List<RhythmStretch> stretches = new ArrayList<>();
    Optional<String> rhythm = Optional.empty();
    boolean noisy = false;
    Optional<String> open = Optional.empty();
    double from = 0;
    for (Annotation annotation : annotations) {
      if (annotation.code() == AnnotationCode.RHYTHM && annotation.aux().startsWith("(")) {
        rhythm =
            RhythmCoding.MIT_BIH.rhythmOf(annotation.aux()).flatMap(name -> nameOf(name, labels));
      } else if (annotation.code() == AnnotationCode.NOISE) {
        noisy = (annotation.subtype() >> lead & 1) == 1;
      }
      Optional<String> name = noisy && noise.isPresent() ? noise : rhythm;
      if (!name.equals(open)) {
        double at = annotation.sampleIndex() / hertz;
        close(stretches, open, from, at);
        open = name;
        from = at;
      }
    }
    close(stretches, open, from, seconds);
    return stretches;
  }

  private static Optional<String> nameOf(Rhythm rhythm, RhythmLabels labels) {
    int index = labels.classOf(rhythm).orElse(-1);
    return index < 0 ? Optional.empty() : Optional.of(labels.classes().get(index));
  }

  private static void close(
      List<RhythmStretch> stretches, Optional<String> name, double from, double to) {
    if (name.isPresent() && to > from) {
      stretches.add(new RhythmStretch(name.get(), from, to));
    }
  }
}
