package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Annotations written as text: {@code "N100 V200 [300 ]400 ~48@500 +600(AFIB"} is a normal beat at
 * sample 100, and so on, a {@code ~} of subtype 48 at sample 500 and a rhythm change to {@code
 * (AFIB} at sample 600.
 */
final class Marks {
  private Marks() {}

  static List<Annotation> marks(String text) {
    List<Annotation> marks = new ArrayList<>();
    for (String word : text.isBlank() ? new String[0] : text.trim().split("\\s+")) {
      marks.add(mark(word));
    }
    return marks;
  }

  private static Annotation mark(String word) {
    AnnotationCode code = AnnotationCode.ofMnemonic(word.substring(0, 1)).orElseThrow();
    String rest = word.substring(1);
    int subtype = 0;
    if (rest.contains("@")) {
      subtype = Integer.parseInt(rest.substring(0, rest.indexOf('@')));
      rest = rest.substring(rest.indexOf('@') + 1);
    }
    String aux = "";
    if (rest.contains("(")) {
      aux = rest.substring(rest.indexOf('('));
      rest = rest.substring(0, rest.indexOf('('));
    }
    return new Annotation(Long.parseLong(rest), code, subtype, 0, 0, aux);
  }
}
