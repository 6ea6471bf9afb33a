package io.github.clearbeat.format;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decodes an annotation file of the MIT format. */
final class AnnotationReader {
  private final String name;
  private final byte[] bytes;
  private final List<Annotation> preamble = new ArrayList<>();
  private final List<Annotation> annotations = new ArrayList<>();
  private final BitSet terminated = new BitSet();
  private int at;
  private long sampleIndex;
  private int channel;
  private int number;
  private boolean defining;

  AnnotationReader(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  AnnotationFile read() throws MalformedInputException {
    Optional<String> disorder = Optional.empty();
    boolean inPreamble = true;
    while (peek() != 0) {
      Annotation annotation = next();
      inPreamble &= belongsToPreamble(annotation);
      if (inPreamble) {
        preamble.add(annotation);
      } else {
        disorder = disorder.isPresent() ? disorder : disorder(annotation.sampleIndex());
        annotations.add(annotation);
      }
    }
    if (disorder.isPresent()) {
      annotations.sort(Comparator.comparingLong(Annotation::sampleIndex));
      terminated.clear();
    }
    return new AnnotationFile(hertz(), preamble, annotations, terminated, disorder);
  }

  /** What is wrong with the time of the next annotation, or empty if it is not before the last. */
  private Optional<String> disorder(long next) {
    int count = annotations.size();
    long before = count == 0 ? next : annotations.get(count - 1).sampleIndex();
    return next >= before
        ? Optional.empty()
        : Optional.of(
            "annotation " + (count + 1) + " stands at sample " + next + ", after one at " + before);
  }

  /**
   * Notes at sample 0 that start with ##, all that stands between the notes that open and close the
   * definitions of codes, and the mark without meaning that follows.
   */
  private boolean belongsToPreamble(Annotation annotation) {
    if (annotation.sampleIndex() != 0) {
      return false;
    }
    if (annotation.code() == AnnotationCode.NOTE) {
      String note = annotation.aux();
      boolean belongs = defining || note.startsWith("## ");
      defining = note.startsWith(Mit.DEFINITIONS) || defining && !note.startsWith(Mit.DEFINED);
      return belongs;
    }
    return annotation.code() == AnnotationCode.NOT_A_BEAT && !preamble.isEmpty();
  }

  private OptionalDouble hertz() throws MalformedInputException {
    for (Annotation annotation : preamble) {
      if (annotation.aux().startsWith(Mit.TIME_RESOLUTION)) {
        return OptionalDouble.of(hertz(annotation));
      }
    }
    return OptionalDouble.empty();
  }

  private Annotation next() throws MalformedInputException {
    int start = at;
    int word = word();
    while (word >> 10 == Mit.SKIP) {
      int high = word();
      sampleIndex = Math.addExact(sampleIndex, high << 16 | word());
      word = word();
    }
    AnnotationCode code = code(word >> 10, start);
    sampleIndex = Math.addExact(sampleIndex, word & Mit.DATA);
    if (sampleIndex < 0) {
      throw fault(start, "an annotation stands at sample " + sampleIndex + ", expected at least 0");
    }
    int subtype = 0;
    String aux = "";
    while (at + 1 < bytes.length && peek() >> 10 >= Mit.NUM) {
      int field = word();
      switch (field >> 10) {
        case Mit.NUM -> number = (byte) field;
        case Mit.SUB -> subtype = (byte) field;
        case Mit.CHN -> channel = field & 0xFF;
        default -> aux = aux(field & Mit.DATA);
      }
    }
    return new Annotation(sampleIndex, code, subtype, channel, number, aux);
  }

  private AnnotationCode code(int found, int start) throws MalformedInputException {
    return AnnotationCode.ofNumber(found)
        .orElseThrow(
            () -> fault(start, "annotation code " + found + " is unknown, expected 0 to 49"));
  }

  private String aux(int length) throws MalformedInputException {
    if (length > Mit.LONGEST_AUX) {
      throw fault(at, "a text has " + length + " bytes, expected at most " + Mit.LONGEST_AUX);
    }
    if (length > bytes.length - at) {
      throw fault(
          at, "the file ends inside a text of " + length + " bytes, expected the whole of it");
    }
    int text = length;
    while (text > 0 && bytes[at + text - 1] == 0) {
      text--;
    }
    terminated.set(preamble.size() + annotations.size(), text < length);
    String aux = new String(bytes, at, text, StandardCharsets.ISO_8859_1);
    at += length + (length & 1);
    return aux;
  }

  private double hertz(Annotation note) throws MalformedInputException {
    String stated = note.aux().substring(Mit.TIME_RESOLUTION.length()).strip();
    double hertz = new Numbers(name + " at byte 0").real("time resolution", stated);
    if (!(hertz > 0)) {
      throw fault(0, "the time resolution is " + Quote.of(stated) + ", expected a number above 0");
    }
    return hertz;
  }

  private int peek() throws MalformedInputException {
    if (at + 1 >= bytes.length) {
      throw fault(at, "the file ends, expected the end mark 00 00 of an annotation file");
    }
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  private int word() throws MalformedInputException {
    int word = peek();
    at += 2;
    return word;
  }

  private MalformedInputException fault(int place, String what) {
    return new MalformedInputException(name + " at byte " + place, what);
  }
}
