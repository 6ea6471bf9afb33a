package io.github.clearbeat.model;

import io.github.clearbeat.network.Layer;
import io.github.clearbeat.network.Layer.BatchNorm;
import io.github.clearbeat.network.Layer.Conv;
import io.github.clearbeat.network.Layer.Dense;
import io.github.clearbeat.network.Layer.Dropout;
import io.github.clearbeat.network.Layer.GlobalAveragePool;
import io.github.clearbeat.network.Layer.Relu;
import io.github.clearbeat.network.Layer.Softmax;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.List;

/**
 * The light beat classifier: a small convolutional part that sees the beat and the patient's usual
 * beat, and a larger dense part that sees what the beats around say. An architecture of ours; some
 * 28,000 numbers, most of them in the first two dense layers.
 *
 * <pre>{@code
 * Spec spec = BeatLight.spec("beat-light", preparation.windowSamples(), 106);
 * }</pre>
 */
public final class BeatLight {
  private static final int CLASSES = 5;
  private static final int[] OUT = {16, 24, 24};
  private static final int[] STRIDE = {2, 2, 1};
  private static final int HIDDEN = 128;
  private static final double FEATURE_DROPOUT = 0.3;
  private static final double SHAPE_DROPOUT = 0.5;
  private static final double HIDDEN_DROPOUT = 0.5;

  private BeatLight() {}

  /**
   * The network; inputs {@code beat} of two channels (the beat, the usual beat) and {@code
   * features}.
   *
   * @param name of the variant
   * @param samples of a window
   * @param features values around the beat
   */
  public static Spec spec(String name, int samples, int features) {
    Spec.Builder spec = Spec.builder(name).input("beat", new Shape(2, samples));
    spec.input("features", new Shape(features, 1));
    spec.add("row1.conv", Conv.of(2, 8, 5, 2, false), "beat")
        .add("row1.bn", new BatchNorm(8))
        .add("row1.relu", new Relu());
    int in = 8;
    for (int i = 0; i < OUT.length; i++) {
      String row = "row" + (i + 2);
      spec.add(row + ".dw", Conv.depthwise(in, 5, STRIDE[i], true))
          .add(row + ".pw", Conv.pointwise(in, OUT[i], false))
          .add(row + ".bn", new BatchNorm(OUT[i]))
          .add(row + ".relu", new Relu());
      in = OUT[i];
    }
    return spec.add("pool", new GlobalAveragePool())
        .add("pool.dropout", new Dropout(SHAPE_DROPOUT))
        .add("features.bn", new BatchNorm(features), "features")
        .add("features.dropout", new Dropout(FEATURE_DROPOUT))
        .add("joined", new Layer.Concat(), "pool.dropout", "features.dropout")
        .add("hidden1", new Dense(in + features, HIDDEN))
        .add("hidden1.relu", new Relu())
        .add("hidden1.dropout", new Dropout(HIDDEN_DROPOUT))
        .add("hidden2", new Dense(HIDDEN, HIDDEN / 2))
        .add("hidden2.relu", new Relu())
        .add("hidden2.dropout", new Dropout(HIDDEN_DROPOUT))
        .add("logits", new Dense(HIDDEN / 2, CLASSES))
        .add("probabilities", new Softmax())
        .build("logits", "probabilities");
  }

  /** Where it comes from and what it departs from, a sentence each, for its card. */
  public static List<String> departures(Model model) {
    return List.of(
        "An architecture of ours, of no paper: depthwise-separable convolutions over the beat and"
            + " the patient's running usual beat, and two dense layers over "
            + model.preparation().featureNames().size()
            + " values of rhythm and shape.",
        "It waits for "
            + model.preparation().laterBeats()
            + " later beats; at the end of a recording for those there are.",
        "Classes are the AAMI groups N S V F Q; patients of the test are in no training part, both"
            + " leads of a record are trained on.",
        "Beside the recordings it learnt from made ones: each patient's own beats set to drawn"
            + " rhythms, with early beats whose P wave is gone, inverted, moved or of another form;"
            + " nobody is scored on them.");
  }
}
