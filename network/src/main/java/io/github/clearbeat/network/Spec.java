package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a network is made of: named inputs, nodes in the order they are computed, named outputs. It
 * holds no weights.
 *
 * <pre>{@code
 * Spec spec = Spec.builder("tiny")
 *     .input("beat", new Shape(1, 360))
 *     .add("conv", Layer.Conv.of(1, 8, 3, 1, true))
 *     .add("relu", new Layer.Relu())
 *     .add("pool", new Layer.GlobalAveragePool())
 *     .add("logits", new Layer.Dense(8, 5))
 *     .build("logits");
 * spec.trainable();   // 77
 * }</pre>
 *
 * @param name of the architecture
 * @param inputs the shapes that go in, by name, in order
 * @param nodes in an order in which every node follows its inputs
 * @param outputs names of the nodes whose values come out
 */
public record Spec(
    String name, LinkedHashMap<String, Shape> inputs, List<Node> nodes, List<String> outputs) {

  /**
   * A layer at its place.
   *
   * @param name unique in the network
   * @param layer what it does
   * @param inputs names of the nodes or network inputs that it takes
   */
  public record Node(String name, Layer layer, List<String> inputs) {
    /** Keeps its own copy of the names. */
    public Node {
      inputs = List.copyOf(inputs);
    }
  }

  /** Checks names, order and shapes. */
  public Spec {
    inputs = new LinkedHashMap<>(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
    Set<String> known = new HashSet<>(inputs.keySet());
    for (Node node : nodes) {
      if (!known.containsAll(node.inputs())) {
        throw new IllegalArgumentException(node.name() + " takes what comes later or never");
      }
      if (!known.add(node.name())) {
        throw new IllegalArgumentException("two nodes are named " + node.name());
      }
    }
    if (!known.containsAll(outputs)) {
      throw new IllegalArgumentException("unknown output among " + outputs);
    }
    computeShapes(inputs, nodes);
  }

  /** Starts a network. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** The shape of every input and node, in order. */
  public Map<String, Shape> shapes() {
    return computeShapes(inputs, nodes);
  }

  /** The node of that name. */
  public Node node(String nodeName) {
    for (Node node : nodes) {
      if (node.name().equals(nodeName)) {
        return node;
      }
    }
    throw new IllegalArgumentException("no node " + nodeName + " in " + name);
  }

  /**
   * The part of the network that these outputs need, with these outputs: nodes and inputs that only
   * others need are left out.
   */
  public Spec keeping(String... wanted) {
    Set<String> needed = new HashSet<>(List.of(wanted));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (needed.contains(nodes.get(i).name())) {
        needed.addAll(nodes.get(i).inputs());
      }
    }
    LinkedHashMap<String, Shape> kept = new LinkedHashMap<>(inputs);
    kept.keySet().retainAll(needed);
    return new Spec(
        name,
        kept,
        nodes.stream().filter(node -> needed.contains(node.name())).toList(),
        List.of(wanted));
  }

  /** How many numbers training moves. */
  public long trainable() {
    return count(true);
  }

  /** How many running statistics batch norm keeps. */
  public long runningStatistics() {
    return count(false);
  }

  /** All numbers of the network, running statistics included, as most summaries count them. */
  public long parameters() {
    return trainable() + runningStatistics();
  }

  /** Multiply-accumulates of convolutions and dense layers for one example. */
  public long macs() {
    Map<String, Shape> shapes = shapes();
    return nodes.stream().mapToLong(n -> n.layer().macs(shapes.get(n.name()))).sum();
  }

  /**
   * Which input samples a value of a node sees: value t sees {@code start + t · step} to {@code
   * start + t · step + length − 1}.
   *
   * @param start first sample seen by the first value; negative where padding is seen
   * @param length samples seen
   * @param step samples from one value to the next
   */
  public record ReceptiveField(int start, int length, int step) {
    /** The middle of what value {@code t} sees, in samples of the input. */
    public double centre(int t) {
      return start + (double) t * step + (length - 1) / 2.0;
    }
  }

  /** What a node sees along its longest path; pooling over the whole time sees all. */
  public ReceptiveField receptiveField(String nodeName) {
    Map<String, ReceptiveField> fields = new HashMap<>();
    Map<String, Shape> shapes = shapes();
    inputs.keySet().forEach(input -> fields.put(input, new ReceptiveField(0, 1, 1)));
    for (Node node : nodes) {
      ReceptiveField widest = null;
      for (String input : node.inputs()) {
        ReceptiveField field = fields.get(input);
        if (widest == null || field.length() > widest.length()) {
          widest = field;
        }
      }
      fields.put(node.name(), grown(widest, node, shapes));
      if (node.name().equals(nodeName)) {
        return fields.get(nodeName);
      }
    }
    throw new IllegalArgumentException("no node " + nodeName + " in " + name);
  }

  private static ReceptiveField grown(ReceptiveField field, Node node, Map<String, Shape> shapes) {
    if (node.layer() instanceof Layer.Conv conv) {
      return new ReceptiveField(
          field.start() - conv.padLeft() * field.step(),
          field.length() + (conv.span() - 1) * field.step(),
          field.step() * conv.stride());
    }
    if (node.layer() instanceof Layer.MaxPool pool) {
      return new ReceptiveField(
          field.start(),
          field.length() + (pool.kernel() - 1) * field.step(),
          field.step() * pool.stride());
    }
    if (node.layer() instanceof Layer.GlobalAveragePool) {
      int time = shapes.get(node.inputs().get(0)).time();
      return new ReceptiveField(
          field.start(), field.length() + (time - 1) * field.step(), field.step() * time);
    }
    return field;
  }

  private long count(boolean trainable) {
    return nodes.stream()
        .flatMap(node -> node.layer().parameters().stream())
        .filter(parameter -> parameter.trainable() == trainable)
        .mapToLong(Parameter::size)
        .sum();
  }

  private static Map<String, Shape> computeShapes(Map<String, Shape> inputs, List<Node> nodes) {
    Map<String, Shape> shapes = new LinkedHashMap<>(inputs);
    for (Node node : nodes) {
      List<Shape> taken = node.inputs().stream().map(shapes::get).toList();
      shapes.put(node.name(), node.layer().shape(taken));
    }
    return shapes;
  }

  /** Puts a network together, each node behind the one before unless it names its inputs. */
  public static final class Builder {
    private final String name;
    private final LinkedHashMap<String, Shape> inputs = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private String last;

    private Builder(String name) {
      this.name = name;
    }

    /** Adds an input; the next node takes it unless it names others. */
    public Builder input(String inputName, Shape shape) {
      inputs.put(inputName, shape);
      last = inputName;
      return this;
    }

    /** Adds a node behind the last one. */
    public Builder add(String nodeName, Layer layer) {
      return add(nodeName, layer, last);
    }

    /** Adds a node behind those named. */
    public Builder add(String nodeName, Layer layer, String... from) {
      nodes.add(new Node(nodeName, layer, List.of(from)));
      last = nodeName;
      return this;
    }

    /** The name of the last node or input. */
    public String last() {
      return last;
    }

    /** The network with these outputs. */
    public Spec build(String... outputs) {
      return new Spec(name, inputs, nodes, List.of(outputs));
    }
  }
}
