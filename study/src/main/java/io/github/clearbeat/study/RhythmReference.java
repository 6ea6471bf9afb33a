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
import java.util.function.Function;

/**
 * The rhythms of a recording as its rhythm annotations tell, in the classes of a label set or by
 * the annotators' own names.
 */
public final class RhythmReference {
  /** What {@link #named} calls time that is marked as noisy: the annotation's own symbol. */
  public static final String NOISE = "~";

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
    return stretches(
        annotations,
        hertz,
        seconds,
        lead,
        nameOf(Rhythm.UNREADABLE, labels),
        aux -> classOf(aux, labels));
  }

  /**
   * Stretches by the names that the annotators gave, as in {@code AFIB}, {@code (} left off, in
   * order; neighbours of one name are joined, and time before the first annotation is left out.
   * What is marked as noisy in the lead is {@link #NOISE}, whatever the rhythm.
   *
   * @param annotations of the recording, in order of time
   * @param hertz their rate
   * @param seconds length of the recording
   * @param lead position of the lead that is scored, from 0
   */
  public static List<RhythmStretch> named(
      List<Annotation> annotations, double hertz, double seconds, int lead) {
    return stretches(
        annotations,
        hertz,
        seconds,
        lead,
        Optional.of(NOISE),
        aux -> Optional.of(aux.substring(1).replace("\0", "").strip()));
  }

  /**
   * The class that stands for a rhythm in a label set, or empty if none does.
   *
   * @param name as {@link #named} gives it
   * @param labels whose classes are meant
   */
  public static Optional<String> classOfName(String name, RhythmLabels labels) {
    return name.equals(NOISE) ? nameOf(Rhythm.UNREADABLE, labels) : classOf("(" + name, labels);
  }

  private static Optional<String> classOf(String aux, RhythmLabels labels) {
    return RhythmCoding.MIT_BIH.rhythmOf(aux).flatMap(rhythm -> nameOf(rhythm, labels));
  }

  private static List<RhythmStretch> stretches(
      List<Annotation> annotations,
      double hertz,
      double seconds,
      int lead,
      Optional<String> noise,
      Function<String, Optional<String>> nameOfAux) {
    List<RhythmStretch> stretches = new ArrayList<>();
    Optional<String> rhythm = Optional.empty();
    boolean noisy = false;
    Optional<String> open = Optional.empty();
    double from = 0;
    for (Annotation annotation : annotations) {
      if (annotation.code() == AnnotationCode.RHYTHM && annotation.aux().startsWith("(")) {
        rhythm = nameOfAux.apply(annotation.aux());
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
