package io.github.clearbeat.format;

import io.github.clearbeat.recording.AnnotationCode;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an annotation file beside a recording holds.
 *
 * @param annotator the file's extension, such as {@code atr}
 * @param hertz what its sample indexes count, if it says so
 * @param count annotations in all
 * @param beats annotations that mark a beat
 * @param byCode how many of each code, in the order of their numbers
 */
public record AnnotationFacts(
    String annotator,
    OptionalDouble hertz,
    int count,
    int beats,
    Map<AnnotationCode, Integer> byCode) {}
