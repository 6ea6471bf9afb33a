package io.github.clearbeat.network;

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
  private final Engine engine;

  private Network(Spec spec, Kernels kernels, Engine engine) {
    this.spec = spec;
    this.kernels = kernels;
    this.engine = engine;
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
          kernels + " kernels need --add-modules jdk.incubator.vector and the compiler C2");
    }
    return new Network(spec, kernels, kernels.engine(Plan.of(spec, weights)));
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
    return new Runner(spec, engine, maxBatch);
  }
}
