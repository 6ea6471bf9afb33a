package io.github.clearbeat.explanation;

import java.util.ArrayList;
import java.util.List;

/**
 * Occlusion (Zeiler and Fergus 2014, arXiv 1311.2901): how much of the logit goes when a stretch of
 * the window takes the values of the mean background beat. Each sample gets the mean, over the
 * stretches that cover it, of the loss a sample. Not complete: it has no baseline.
 */
public final class Occlusion implements Explainer {
  private final int samples;

  /**
   * With a length of stretch.
   *
   * @param samples hidden at a time; at least 1
   */
  public Occlusion(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("at least one sample, found " + samples);
    }
    this.samples = samples;
  }

  @Override
  public String name() {
    return "occlusion";
  }

  @Override
  public Attribution explain(Subject subject, Example example, int classIndex) {
    float[] mean = subject.meanBackground()[0];
    int length = Math.min(samples, example.windowSamples());
    List<float[][]> hidden = new ArrayList<>();
    hidden.add(example.inputs());
    for (int from = example.windowFrom(); from + length <= example.windowTo(); from++) {
      float[][] inputs = example.inputs().clone();
      inputs[0] = inputs[0].clone();
      System.arraycopy(mean, from, inputs[0], from, length);
      hidden.add(inputs);
    }
    float[][] logits = subject.logits(hidden);
    double value = logits[0][classIndex];
    Gathered gathered = new Gathered(subject);
    for (int h = 1; h < logits.length; h++) {
      int from = example.windowFrom() + h - 1;
      for (int i = from; i < from + length; i++) {
        int covering = covering(i - example.windowFrom(), length, example.windowSamples());
        gathered.add(0, i, (value - logits[h][classIndex]) / length / covering);
      }
    }
    return gathered.attribution(this, example, classIndex, 1, List.of(), value, Double.NaN);
  }

  /** How many stretches cover a sample. */
  private static int covering(int position, int length, int samples) {
    int first = Math.max(0, position - length + 1);
    int last = Math.min(position, samples - length);
    return last - first + 1;
  }
}
