package io.github.clearbeat.study.delineation;

import io.github.clearbeat.beat.DelineationWindow;
import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;

/**
 * The network that says for every sample of a window whether it belongs to a P wave, a QRS complex,
 * a T wave or none: two convolutions that each halve the rate, residual convolutions of growing
 * dilation at 62.5 Hz, and a head whose channels are the classes of four samples each.
 */
final class DelineationNetwork {
  /** Samples of the window a step of the trunk. */
  static final int PARTS = 4;

  private DelineationNetwork() {}

  /**
   * The spec.
   *
   * @param channels of the trunk
   * @param dilations of the residual convolutions, in their order
   */
  static Spec spec(int channels, int... dilations) {
    Spec.Builder builder =
        Spec.builder("delineator").input("window", new Shape(1, DelineationWindow.LENGTH));
    int half = channels / 2;
    norm(builder, "stem1", new Layer.Conv(1, half, 9, 2, 4, 4, 1, 1, false));
    norm(builder, "stem2", new Layer.Conv(half, channels, 7, 2, 3, 3, 1, 1, false));
    for (int i = 0; i < dilations.length; i++) {
      String before = builder.last();
      String name = "block" + (i + 1);
      int d = dilations[i];
      norm(builder, name, new Layer.Conv(channels, channels, 3, 1, d, d, d, 1, false));
      builder.add(name + ".sum", new Layer.Sum(), before, builder.last());
    }
    builder.add(
        "logits", Layer.Conv.pointwise(channels, PARTS * DelineationExamples.CLASSES.size(), true));
    return builder.build("logits");
  }

  private static void norm(Spec.Builder builder, String name, Layer.Conv conv) {
    builder.add(name + ".conv", conv);
    builder.add(name + ".bn", new Layer.BatchNorm(conv.out()));
    builder.add(name + ".relu", new Layer.Relu());
  }
}
