package io.github.clearbeat.network;

import java.util.List;

/** Checks of what goes into a layer. */
final class Arity {
  private Arity() {}

  static Shape one(Layer layer, List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(layer + " takes one input, found " + inputs.size());
    }
    return inputs.get(0);
  }

  static void channels(Layer layer, int expected, Shape found) {
    if (found.channels() != expected) {
      throw new IllegalArgumentException(layer + " cannot take " + found);
    }
  }

  static Shape some(Layer layer, List<Shape> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(layer + " takes at least one input");
    }
    return inputs.get(0);
  }

  /** How many outputs a window of that span makes on that many times. */
  static int steps(Layer layer, long time, long span, int stride) {
    if (span > time) {
      throw new IllegalArgumentException(layer + " spans " + span + " of only " + time + " times");
    }
    return Math.toIntExact((time - span) / stride + 1);
  }
}
