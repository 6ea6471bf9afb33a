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
import java.util.ArrayList;
import java.util.List;

/**
 * The two networks of ArrhythmiaVision (Baig, Nasir, Khan, Haque 2025, arXiv 2505.03787):
 * depthwise-separable convolutions over one beat of 360 samples at 360 Hz.
 *
 * <pre>{@code
 * ArrhythmiNet.v1().parameters();   // 77,357: 302.18 KB as float
 * ArrhythmiNet.v2().parameters();   // 40,387: 157.76 KB as float
 * }</pre>
 *
 * <p>Departures: the paper states the sizes and the kind of layer, not the layout. The layouts here
 * are the simplest family that gives both sizes; strides, window and place of the R peak are our
 * choice.
 *
 * <p>Nodes are named after the rows of the tables in the documentation, {@code row1} to {@code
 * row9}; the output of a row is its {@code .relu}. The last three are {@code pool}, {@code logits}
 * and {@code probabilities}.
 */
public final class ArrhythmiNet {
  /** Samples of a beat window. */
  public static final int WINDOW_SAMPLES = 360;

  /** Outputs, under every protocol. */
  public static final int CLASSES = 5;

  private static final double DROPOUT = 0.3;
  private static final int[] V1_OUT = {16, 32, 64, 64, 64, 128, 128, 256};
  private static final int[] V1_STRIDE = {2, 2, 2, 1, 1, 2, 1, 1};
  private static final int[] V2_OUT = {16, 32, 64, 64, 64, 128, 128};
  private static final int[] V2_STRIDE = {2, 2, 2, 1, 1, 2, 1};

  private ArrhythmiNet() {}

  /** V1: 77,357 numbers, 1.91 million multiply-accumulates, sees 358 ms. */
  public static Spec v1() {
    return v1("arrhythminet-v1", 1, 0);
  }

  /** V2: 40,387 numbers, 1.17 million multiply-accumulates, sees 536 ms. */
  public static Spec v2() {
    return v2("arrhythminet-v2", 1, 0);
  }

  /**
   * V1 with what a lone beat lacks.
   *
   * @param name of the variant
   * @param channels C of the input {@code beat}: the beat and, say, its neighbours
   * @param features C of a second input {@code features}, joined after pooling; 0 for none
   */
  public static Spec v1(String name, int channels, int features) {
    Spec.Builder spec = Spec.builder(name).input("beat", new Shape(channels, WINDOW_SAMPLES));
    spec.add("row1.conv", Conv.of(channels, 8, 3, 1, false))
        .add("row1.bn", new BatchNorm(8))
        .add("row1.relu", new Relu());
    int in = 8;
    for (int i = 0; i < V1_OUT.length; i++) {
      String row = "row" + (i + 2);
      spec.add(row + ".dw", Conv.depthwise(in, 3, V1_STRIDE[i], true))
          .add(row + ".dw.bn", new BatchNorm(in))
          .add(row + ".dw.relu", new Relu())
          .add(row + ".pw", Conv.pointwise(in, V1_OUT[i], true))
          .add(row + ".bn", new BatchNorm(V1_OUT[i]))
          .add(row + ".relu", new Relu());
      in = V1_OUT[i];
    }
    return head(spec, in, features);
  }

  /** V2 with what a lone beat lacks; parameters as in {@link #v1(String, int, int)}. */
  public static Spec v2(String name, int channels, int features) {
    Spec.Builder spec = Spec.builder(name).input("beat", new Shape(channels, WINDOW_SAMPLES));
    spec.add("row1.dw", Conv.depthwise(channels, 5, 1, true))
        .add("row1.pw", Conv.pointwise(channels, 8, false))
        .add("row1.bn", new BatchNorm(8))
        .add("row1.relu", new Relu());
    int in = 8;
    for (int i = 0; i < V2_OUT.length; i++) {
      String row = "row" + (i + 2);
      spec.add(row + ".dw", Conv.depthwise(in, 5, V2_STRIDE[i], true))
          .add(row + ".pw", Conv.pointwise(in, V2_OUT[i], false))
          .add(row + ".bn", new BatchNorm(V2_OUT[i]))
          .add(row + ".relu", new Relu());
      in = V2_OUT[i];
    }
    return head(spec, in, features);
  }

  /**
   * Where a model departs from the paper, or fills what it leaves open; a sentence each, for its
   * card.
   */
  public static List<String> departures(Model model) {
    if (model.preparation().around() != null) {
      return BeatLight.departures(model);
    }
    List<String> departures = new ArrayList<>();
    departures.add(
        "The paper states sizes (302.18 KB and 157.76 KB) and the kind of layer; the layout, its"
            + " strides and its dropout are the simplest family that gives both sizes.");
    departures.add(
        "The input is 360 samples at 360 Hz with the R peak at index 180; past an edge of the"
            + " recording the edge value is repeated, other rates are resampled.");
    departures.add(
        "Each window is normalised by its own mean and standard deviation (at least 0.05 mV), so"
            + " that a stream can do it.");
    departures.add(
        "Optimiser, epochs, batch and augmentation are not stated by the paper; the plan under"
            + " provenance is ours.");
    if (model.classes().contains("S")) {
      departures.add(
          "Classes are the AAMI groups N S V F Q instead of the paper's N L R A V, patients of the"
              + " test are in no training part, both leads of a record are trained on, and the"
              + " signal is filtered (baseline of 0.6 s, 40 Hz).");
    }
    if (!model.preparation().features().isEmpty()) {
      departures.add(
          "A variant of ours: it also sees the beats before and after, the patient's running normal"
              + " beat, and RR intervals against their local median. One later beat must be known.");
    }
    return departures;
  }

  private static Spec head(Spec.Builder spec, int channels, int features) {
    spec.add("pool", new GlobalAveragePool());
    int in = channels;
    if (features > 0) {
      spec.input("features", new Shape(features, 1))
          .add("joined", new Layer.Concat(), "pool", "features");
      in += features;
    }
    return spec.add("dropout", new Dropout(DROPOUT))
        .add("logits", new Dense(in, CLASSES))
        .add("probabilities", new Softmax())
        .build("logits", "probabilities");
  }
}
