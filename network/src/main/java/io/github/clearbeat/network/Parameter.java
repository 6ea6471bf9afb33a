package io.github.clearbeat.network;

import java.util.List;

/**
 * One array of numbers that a layer needs.
 *
 * @param name within its layer: {@code weight}, {@code bias}, {@code gamma}, {@code beta}, {@code
 *     mean} or {@code variance}
 * @param dimensions in the order of storage, the last fastest
 * @param trainable false for running statistics
 */
public record Parameter(String name, List<Integer> dimensions, boolean trainable) {
  /** Keeps its own copy of the dimensions. */
  public Parameter {
    dimensions = List.copyOf(dimensions);
  }

  /** How many numbers it holds. */
  public int size() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }
}
