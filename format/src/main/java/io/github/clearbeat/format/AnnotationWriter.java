package io.github.clearbeat.format;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/** Encodes annotations in the MIT format, field by field as WFDB's putann. */
final class AnnotationWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long sampleIndex;
  private int channel;
  private int number;

  byte[] write(OptionalDouble hertz, List<Annotation> annotations, BitSet terminated) {
    hertz.ifPresent(
        rate -> {
          String note = Mit.TIME_RESOLUTION + plain(rate);
          put(new Annotation(0, AnnotationCode.NOTE, 0, 0, 0, note), false);
        });
    for (int i = 0; i < annotations.size(); i++) {
      put(annotations.get(i), terminated.get(i));
    }
    word(0, 0);
    return bytes.toByteArray();
  }

  /** Whole rates without a decimal point, as WFDB's {@code %.12g}. */
  private static String plain(double rate) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("hertz must be above 0, found " + rate);
    }
    return rate == Math.rint(rate) && rate < 1e12 ? Long.toString((long) rate) : "" + rate;
  }

  private void put(Annotation annotation, boolean terminate) {
    check(annotation);
    long interval = annotation.sampleIndex() - sampleIndex;
    while (interval > Mit.DATA) {
      int skipped = (int) Math.min(interval, Integer.MAX_VALUE);
      word(Mit.SKIP, 0);
      low(skipped >> 16);
      low(skipped);
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

  private void check(Annotation annotation) {
    boolean fits =
        annotation.sampleIndex() >= sampleIndex
            && annotation.subtype() == (byte) annotation.subtype()
            && annotation.number() == (byte) annotation.number()
            && annotation.channel() == (annotation.channel() & 0xFF);
    boolean endMark =
        annotation.code() == AnnotationCode.NOT_A_BEAT && annotation.sampleIndex() == sampleIndex;
    if (!fits || endMark) {
      throw new IllegalArgumentException(
          annotation + " cannot be written after sample " + sampleIndex);
    }
  }

  private void aux(String aux, boolean terminate) {
    byte[] text = (terminate ? aux + '\0' : aux).getBytes(StandardCharsets.ISO_8859_1);
    if (text.length > 255) {
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
