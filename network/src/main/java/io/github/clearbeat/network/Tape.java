package io.github.clearbeat.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that keeps every value of its last forward pass and goes backwards through it. Nothing
 * is folded: the nodes are those of the {@link Spec}, by name. One example at a time; one thread.
 *
 * <pre>{@code
 * Tape tape = Tape.of(spec, weights);
 * tape.forward(new float[][] {beat});
 * tape.backward("logits", new float[] {0, 0, 0, 1, 0});
 * float[] saliency = tape.gradient("beat");
 * }</pre>
 */
public final class Tape {
  private final Layers layers;
  private final LinkedHashMap<String, float[][]> rows = new LinkedHashMap<>();
  private final Step[] steps;
  private Gradients gradients;

  private Tape(Layers layers) {
    this.layers = layers;
    layers.shapes().forEach((name, shape) -> rows.put(name, Rows.of(shape)));
    List<Spec.Node> nodes = layers.spec().nodes();
    steps = new Step[nodes.size()];
    for (int i = 0; i < steps.length; i++) {
      Spec.Node node = nodes.get(i);
      steps[i] = layers.kernel(node.name()).bind(rows(node.inputs()), rows(node.name()));
    }
  }

  /** A tape with a copy of these weights. */
  public static Tape of(Spec spec, Weights weights) {
    return new Tape(new Layers(spec, weights));
  }

  /** Another tape of the same network that shares its weights, for another thread or example. */
  public Tape another() {
    return new Tape(layers);
  }

  /** The network's spec. */
  public Spec spec() {
    return layers.spec();
  }

  /**
   * Computes every value for one example.
   *
   * @param inputs in the order of {@link Spec#inputs()}, each {@code [C][T]}, time fastest
   * @throws IllegalArgumentException if there are more or fewer inputs, or of other sizes
   */
  public void forward(float[][] inputs) {
    Map<String, Shape> shapes = spec().inputs();
    if (inputs.length != shapes.size()) {
      throw new IllegalArgumentException(
          inputs.length + " inputs, expected " + shapes.size() + ": " + shapes.keySet());
    }
    int i = 0;
    for (Map.Entry<String, Shape> input : shapes.entrySet()) {
      if (inputs[i].length != input.getValue().size()) {
        throw new IllegalArgumentException(
            String.format(
                java.util.Locale.ROOT,
                "%s has %d numbers, expected %d",
                input.getKey(),
                inputs[i].length,
                input.getValue().size()));
      }
      Rows.load(inputs[i++], 0, rows.get(input.getKey()));
    }
    for (Step step : steps) {
      step.run();
    }
  }

  /** A copy of the value of a node or input: {@code [C][T]}. */
  public float[] value(String node) {
    return layers.flat(rows, node);
  }

  /**
   * Computes the gradient of Σ seed · value(node) with respect to everything before the node, at
   * the last forward pass.
   *
   * @param node where to start
   * @param seed {@code [C][T]} of that node
   */
  public void backward(String node, float[] seed) {
    if (gradients == null) {
      gradients = new Gradients(layers);
    }
    gradients.backward(node, seed, (rule, at) -> rule.gradient(rows(at.inputs()), rows(at.name())));
  }

  /**
   * Goes back by guided backpropagation (Springenberg et al. 2015, arXiv 1412.6806): as {@link
   * #backward}, but a ReLU passes only what is above 0. {@link #gradient} then gives what came
   * through, which is no gradient.
   *
   * @param node where to start
   * @param seed {@code [C][T]} of that node
   */
  public void backwardGuided(String node, float[] seed) {
    if (gradients == null) {
      gradients = new Gradients(layers);
    }
    gradients.backward(node, seed, (rule, at) -> rule.guided(rows(at.inputs()), rows(at.name())));
  }

  /**
   * A copy of the gradient at a node or input after {@link #backward}: {@code [C][T]}; zero for
   * what the start does not depend on.
   *
   * @throws IllegalStateException if nothing went backward yet
   */
  public float[] gradient(String node) {
    if (gradients == null) {
      throw new IllegalStateException("a gradient is there after backward()");
    }
    return gradients.of(node);
  }

  Layers layers() {
    return layers;
  }

  float[][] rows(String node) {
    return rows.get(node);
  }

  List<float[][]> rows(List<String> nodes) {
    return nodes.stream().map(rows::get).toList();
  }
}
