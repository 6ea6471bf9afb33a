package io.github.clearbeat.recording;

import java.util.Objects;

/**
 * One mark in an annotation file, with the fields of the WFDB formats.
 *
 * @param sampleIndex where it stands, at the annotation file's rate; may equal the length
 * @param code what it says
 * @param subtype SUB, −128 to 127
 * @param channel CHN, the signal it belongs to, 0 to 255
 * @param number NUM, −128 to 127
 * @param aux AUX, free text such as a rhythm label {@code (AFIB}; empty where there is none
 */
public record Annotation(
    long sampleIndex, AnnotationCode code, int subtype, int channel, int number, String aux) {
  /** Checks that code and aux are given. */
  public Annotation {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(aux, "aux");
  }

  /** A mark with nothing but place and code. */
  public static Annotation of(long sampleIndex, AnnotationCode code) {
    return new Annotation(sampleIndex, code, 0, 0, 0, "");
  }
}
