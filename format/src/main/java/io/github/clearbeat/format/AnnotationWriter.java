package io.github.clearbeat.format;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** Encodes annotations in the MIT format, field by field as WFDB's putann. */
final class AnnotationWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long sampleIndex;
  private int channel;
  private int number;

  byte[] write(List<Annotation> preamble, List<Annotation> annotations, BitSet terminated) {
    for (int i = 0; i < preamble.size(); i++) {
      put(preamble.get(i), terminated.get(i));
    }
    for (int i = 0; i < annotations.size(); i++) {
      put(annotations.get(i), terminated.get(preamble.size() + i));
    }
    word(0, 0);
    return bytes.toByteArray();
  }

  /** The note that says what the sample indexes count. */
  static Annotation timeResolution(double hertz) {
    if (!(hertz > 0) || Double.isInfinite(hertz)) {
      throw new IllegalArgumentException("hertz must be above 0, found " + hertz);
    }
    String note = Mit.TIME_RESOLUTION + HeaderText.number(hertz);
    return new Annotation(0, AnnotationCode.NOTE, 0, 0, 0, note);
  }

  private void put(Annotation annotation, boolean terminate) {
    check(annotation);
    long interval = annotation.sampleIndex() - sampleIndex;
    if (annotation.code() == AnnotationCode.NOT_A_BEAT && interval == 0) {
      skip(0); // without it, this would be the end mark
    }
    while (interval > Mit.DATA) {
      int skipped = (int) Math.min(interval, Integer.MAX_VALUE);
      skip(skipped);
      interval -= skipped;
    }
    word(annotation.code().number(), (int) interval);
    if (annotation.subtype() != 0) {
      word(Mit.SUB, annotation.subtype());
    }
    if (annotation.channel() != channel) {
      word(Mit.CHN, annotation.channel());
    }
    if (annotation.number() != number) {
      word(Mit.NUM, annotation.number());
    }
    aux(annotation.aux(), terminate);
    sampleIndex = annotation.sampleIndex();
    channel = annotation.channel();
    number = annotation.number();
  }

  private void skip(int interval) {
    word(Mit.SKIP, 0);
    low(interval >> 16);
    low(interval);
  }

  private void check(Annotation annotation) {
    boolean fits =
        annotation.sampleIndex() >= sampleIndex
            && annotation.subtype() == (byte) annotation.subtype()
            && annotation.number() == (byte) annotation.number()
            && annotation.channel() == (annotation.channel() & 0xFF);
    if (!fits) {
      throw new IllegalArgumentException(
          annotation + " cannot be written after sample " + sampleIndex);
    }
  }

  private void aux(String aux, boolean terminate) {
    byte[] text = (terminate ? aux + '\0' : aux).getBytes(StandardCharsets.ISO_8859_1);
    if (text.length > Mit.LONGEST_AUX) {
      throw new IllegalArgumentException("AUX has " + text.length + " bytes, at most 255 fit");
    }
    if (text.length > 0) {
      word(Mit.AUX, text.length);
      bytes.writeBytes(text);
      if (text.length % 2 == 1) {
        bytes.write(0);
      }
    }
  }

  private void word(int code, int data) {
    low(code << 10 | data & Mit.DATA);
  }

  private void low(int word) {
    bytes.write(word);
    bytes.write(word >> 8);
  }
}
