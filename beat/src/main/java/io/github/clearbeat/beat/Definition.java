package io.github.clearbeat.beat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A feature with its computation.
 *
 * @param feature what it is
 * @param value NaN where it cannot be known
 */
record Definition<S>(StripFeature feature, ToDoubleFunction<S> value) {

  /** Collects the definitions of one group, in order. */
  static final class Group<S> {
    private final StripFeature.Group group;
    private final List<Definition<S>> definitions = new ArrayList<>();

    Group(StripFeature.Group group) {
      this.group = group;
    }

    Group<S> with(String name, String unit, String formula, ToDoubleFunction<S> value) {
      definitions.add(new Definition<>(new StripFeature(name, unit, group, formula), value));
      return this;
    }

    List<Definition<S>> done() {
      return List.copyOf(definitions);
    }
  }
}
