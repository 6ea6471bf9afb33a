package io.github.clearbeat.report;

import io.github.clearbeat.analysis.ClassifiedBeat;
import java.util.List;

/** Cuts lists of beats that are in order of time. */
final class Beats {
  private Beats() {}

  /** The beats from {@code from} (inclusive) to {@code to} (exclusive), in seconds; a view. */
  static List<ClassifiedBeat> between(List<ClassifiedBeat> beats, double from, double to) {
    return beats.subList(first(beats, from), first(beats, to));
  }

  /** The RR interval in milliseconds that all but one in five hundred keep to. */
  static double usualLongest(List<ClassifiedBeat> beats) {
    double[] millis =
        beats.stream()
            .mapToDouble(b -> 1000 * b.secondsBefore())
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return millis.length == 0 ? 0 : millis[(int) Math.floor(0.998 * (millis.length - 1))];
  }

  /** Position of the first beat at or after a time. */
  static int first(List<ClassifiedBeat> beats, double second) {
    int low = 0;
    int high = beats.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (beats.get(middle).seconds() < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
