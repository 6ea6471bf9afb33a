package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;

/** What an episode is of. */
public enum EpisodeKind {
  /** From a rhythm change to {@code (AFIB} to any other rhythm change. */
  ATRIAL_FIBRILLATION("AF"),
  /** Ventricular flutter or fibrillation, from {@code [} to {@code ]}; rhythms do not count. */
  VENTRICULAR_FIBRILLATION("VF"),
  /** From a rhythm change to {@code (AFL} to any other rhythm change. */
  ATRIAL_FLUTTER("AFL");

  private final String letters;

  EpisodeKind(String letters) {
    this.letters = letters;
  }

  /** The kind in EC57's letters. */
  public String letters() {
    return letters;
  }

  boolean begins(Annotation annotation) {
    return switch (this) {
      case ATRIAL_FIBRILLATION -> isRhythm(annotation) && annotation.aux().startsWith("(AFIB");
      case VENTRICULAR_FIBRILLATION -> annotation.code() == AnnotationCode.FLUTTER_ON;
      case ATRIAL_FLUTTER -> isRhythm(annotation) && annotation.aux().startsWith("(AFL");
    };
  }

  boolean ends(Annotation annotation) {
    return this == VENTRICULAR_FIBRILLATION
        ? annotation.code() == AnnotationCode.FLUTTER_OFF
        : isRhythm(annotation) && !begins(annotation);
  }

  private static boolean isRhythm(Annotation annotation) {
    return annotation.code() == AnnotationCode.RHYTHM;
  }
}
