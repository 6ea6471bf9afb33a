package io.github.clearbeat.study;

import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.evaluation.RhythmStretch;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.RhythmCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rhythms of a recording as its rhythm annotations tell, in the classes of a label set. */
public final class RhythmReference {
  private RhythmReference() {}

  /**
   * Stretches of one class, in order; neighbours of one class are joined, and time before the first
   * annotation, and in rhythms that have no class, is left out.
   *
   * @param annotations of the recording, in order of time
   * @param hertz their rate
   * @param seconds length of the recording
   * @param labels whose classes are meant
   */
  public static List<RhythmStretch> of(
      List<Annotation> annotations, double hertz, double seconds, RhythmLabels labels) {
    List<RhythmStretch> stretches = new ArrayList<>();
    Optional<String> open = Optional.empty();
    double from = 0;
    for (Annotation annotation : annotations) {
      if (annotation.code() == AnnotationCode.RHYTHM && annotation.aux().startsWith("(")) {
        Optional<String> name =
            RhythmCoding.MIT_BIH
                .rhythmOf(annotation.aux())
                .flatMap(
                    rhythm -> {
                      int index = labels.classOf(rhythm).orElse(-1);
                      return index < 0
                          ? Optional.empty()
                          : Optional.of(labels.classes().get(index));
                    });
        double at = annotation.sampleIndex() / hertz;
        if (!name.equals(open)) {
          close(stretches, open, from, at);
          open = name;
          from = at;
        }
      }
    }
    close(stretches, open, from, seconds);
    return stretches;
  }

  private static void close(
      List<RhythmStretch> stretches, Optional<String> name, double from, double to) {
    if (name.isPresent() && to > from) {
      stretches.add(new RhythmStretch(name.get(), from, to));
    }
  }
}
