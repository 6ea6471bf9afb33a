package io.github.clearbeat.explanation;

import io.github.clearbeat.model.Exgnet;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.network.Network;
import io.github.clearbeat.network.Runner;
import io.github.clearbeat.network.Shape;
import io.github.clearbeat.network.Spec;
import java.util.List;

/**
 * Where in a strip a rhythm network sees a class: Grad-CAM at the last block, Σ_k W_ck / T · A_k(t)
 * (Selvaraju et al. 2017, equation 2), which behind a global average and one dense layer needs no
 * gradient. Signed; what training with attention teaches is its positive part.
 *
 * <pre>{@code
 * StripMap map = new StripMap(model);
 * float[] cells = map.of(strip, classIndex);   // one value a cell of the last block
 * }</pre>
 *
 * <p>One thread at a time.
 */
public final class StripMap {
  private final Runner runner;
  private final Shape shape;
  private final float[] weight;
  private final float[][] inputs = new float[1][];
  private final float[][] outputs;

  /** Maps of a model. */
  public StripMap(RhythmModel model) {
    Spec spec = model.spec();
    String map = Exgnet.map(spec);
    Spec exposing =
        new Spec(spec.name(), spec.inputs(), spec.nodes(), List.of("logits", "probabilities", map));
    shape = spec.shapes().get(map);
    weight = model.weights().get("logits.weight");
    runner = Network.of(exposing, model.weights()).runner(1);
    int classes = model.classes().size();
    outputs = new float[][] {new float[classes], new float[classes], new float[shape.size()]};
  }

  /** How many cells a map has. */
  public int cells() {
    return shape.time();
  }

  /**
   * The map of a class.
   *
   * @param strip prepared as the model asks, T floats
   * @param classIndex position of the class
   * @return a value a cell, in order of time
   */
  public float[] of(float[] strip, int classIndex) {
    inputs[0] = strip;
    runner.run(1, inputs, outputs);
    int time = shape.time();
    float[] cells = new float[time];
    for (int k = 0; k < shape.channels(); k++) {
      float alpha = weight[classIndex * shape.channels() + k] / time;
      for (int t = 0; t < time; t++) {
        cells[t] += alpha * outputs[2][k * time + t];
      }
    }
    return cells;
  }

  /** The logit of a class for the strip that was mapped last. */
  public float logit(int classIndex) {
    return outputs[0][classIndex];
  }
}
