package io.github.clearbeat.model;

import java.util.List;

/**
 * Prepared training beats that explanations compare with, class-balanced; kept as bytes in the
 * model file and handed out as floats.
 *
 * @param beats one {@code float[inputs][C·T]} a beat, in the order of the spec's inputs
 * @param classes the class index of each
 * @param source data set and licence
 */
public record Background(List<float[][]> beats, List<Integer> classes, String source) {
  /** Keeps its own copies of the lists. */
  public Background {
    beats = List.copyOf(beats);
    classes = List.copyOf(classes);
    if (beats.size() != classes.size()) {
      throw new IllegalArgumentException("each background beat needs a class");
    }
  }

  /** None. */
  public static Background none() {
    return new Background(List.of(), List.of(), "");
  }
}
