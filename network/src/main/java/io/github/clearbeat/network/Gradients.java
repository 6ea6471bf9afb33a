package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A buffer of gradients or multipliers for every value of a network, and the rules between. */
final class Gradients {
  private final Layers layers;
  private final LinkedHashMap<String, float[][]> rows = new LinkedHashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();

  Gradients(Layers layers) {
    this.layers = layers;
    layers.shapes().forEach((name, shape) -> rows.put(name, Rows.of(shape)));
    for (Spec.Node node : layers.spec().nodes()) {
      rules.put(node.name(), layers.rule(node, rowsOf(node.inputs()), rows.get(node.name())));
    }
  }

  /** Passes a layer backwards. */
  interface Pass {
    void through(Rule rule, Spec.Node node);
  }

  /**
   * Clears, plants a seed and goes back to the inputs.
   *
   * @param seed {@code [C][T]} of the node
   */
  void backward(String from, float[] seed, Pass pass) {
    Shape shape = layers.shape(from);
    if (seed.length != shape.size()) {
      throw new IllegalArgumentException(
          "a seed of " + seed.length + " numbers for " + from + ", which has " + shape.size());
    }
    rows.values().forEach(Rows::clear);
    Rows.load(seed, 0, rows.get(from));
    for (Spec.Node node : above(from)) {
      pass.through(rules.get(node.name()), node);
    }
  }

  /** What {@link #backward} left at a node or input: {@code [C][T]}. */
  float[] of(String name) {
    return layers.flat(rows, name);
  }

  /** The nodes that a node depends on, itself included, the last first. */
  private List<Spec.Node> above(String from) {
    java.util.Set<String> wanted = new java.util.HashSet<>(List.of(from));
    List<Spec.Node> order = new ArrayList<>();
    List<Spec.Node> nodes = layers.spec().nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Spec.Node node = nodes.get(i);
      if (wanted.contains(node.name())) {
        order.add(node);
        wanted.addAll(node.inputs());
      }
    }
    return order;
  }

  private List<float[][]> rowsOf(List<String> names) {
    return names.stream().map(rows::get).toList();
  }
}
