package io.github.clearbeat.network;

import java.util.List;
import java.util.Map;

/**
 * A spec with weights, ready to run: batch norms folded into convolutions, weights packed. It keeps
 * nothing of the {@link Weights} it was made of, never changes, and may be shared by threads; each
 * thread takes its own {@link Runner}.
 *
 * <pre>{@code
 * Network network = Network.of(spec, weights);
 * Runner runner = network.runner(64);
 * runner.run(1, new float[][] {beat}, new float[][] {logits, probabilities});
 * }</pre>
 */
public final class Network {
  private final Spec spec;
  private final Kernels kernels;
  private final Plan plan;
  private final List<Kernel> steps;

  private Network(Spec spec, Kernels kernels, Plan plan, List<Kernel> steps) {
    this.spec = spec;
    this.kernels = kernels;
    this.plan = plan;
    this.steps = steps;
  }

  /** With the fastest kernels this JVM has. */
  public static Network of(Spec spec, Weights weights) {
    return of(spec, weights, Kernels.fastest());
  }

  /**
   * With kernels of a kind.
   *
   * @throws IllegalArgumentException if this JVM cannot run them
   */
  public static Network of(Spec spec, Weights weights, Kernels kernels) {
    if (!Kernels.available().contains(kernels)) {
      throw new IllegalArgumentException(
          "no "
              + kernels
              + " kernels in this JVM: start it with"
              + " --add-modules jdk.incubator.vector");
    }
    Plan plan = Plan.of(spec, weights);
    Map<String, Shape> shapes = spec.shapes();
    List<Kernel> steps =
        plan.operations().stream()
            .map(operation -> PlainKernels.of(operation, shapes.get(operation.inputs().get(0))))
            .toList();
    return new Network(spec, kernels, plan, steps);
  }

  /** What it computes. */
  public Spec spec() {
    return spec;
  }

  /** How it computes. */
  public Kernels kernels() {
    return kernels;
  }

  /**
   * A runner with its own buffers, for one thread.
   *
   * @param maxBatch the most examples of one call
   */
  public Runner runner(int maxBatch) {
    return new Runner(plan, steps, maxBatch);
  }
}
