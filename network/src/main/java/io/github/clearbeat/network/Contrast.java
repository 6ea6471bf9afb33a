package io.github.clearbeat.network;

/**
 * What makes an example differ from a reference: the multipliers of DeepLIFT's rescale rule
 * (Shrikumar, Greenside, Kundaje 2017, arXiv 1704.02685), averaged over references by DeepSHAP.
 *
 * <p>Behind a ReLU the multiplier is Δout/Δin instead of the gradient; max pooling follows a rule
 * that is complete too, and all else is linear. So Σ multiplier · (example − reference) over all
 * inputs is the difference of Σ seed · value(node), up to rounding. Softmax has no multiplier:
 * start at the logits. One thread.
 *
 * <pre>{@code
 * Tape example = Tape.of(spec, weights);
 * Tape reference = example.another();
 * Contrast contrast = Contrast.of(example);
 * example.forward(new float[][] {beat});
 * reference.forward(new float[][] {normalBeat});
 * contrast.backward(example, reference, "logits", new float[] {0, 0, 0, 1, 0});
 * float[] multipliers = contrast.multiplier("beat");
 * }</pre>
 */
public final class Contrast {
  private final Layers layers;
  private final Gradients multipliers;

  private Contrast(Layers layers) {
    this.layers = layers;
    this.multipliers = new Gradients(layers);
  }

  /** Contrasts between this tape and others of {@link Tape#another()}. */
  public static Contrast of(Tape tape) {
    return new Contrast(tape.layers());
  }

  /**
   * Computes the multipliers of everything before a node, from the last forward passes of both.
   *
   * @param example the tape of what is explained
   * @param reference the tape of what it is compared with
   * @param node where to start
   * @param seed {@code [C][T]} of that node
   * @throws IllegalArgumentException if a tape is of another network, or behind a softmax
   */
  public void backward(Tape example, Tape reference, String node, float[] seed) {
    if (example.layers() != layers || reference.layers() != layers) {
      throw new IllegalArgumentException("a contrast needs tapes made by another() of its own");
    }
    multipliers.backward(
        node,
        seed,
        (rule, at) ->
            rule.contrast(
                example.rows(at.inputs()),
                example.rows(at.name()),
                reference.rows(at.inputs()),
                reference.rows(at.name())));
  }

  /**
   * A copy of the multipliers at a node or input after {@link #backward}: {@code [C][T]}; zero for
   * what the start does not depend on.
   */
  public float[] multiplier(String node) {
    return multipliers.of(node);
  }
}
