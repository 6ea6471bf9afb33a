package io.github.clearbeat.explanation;

import java.util.SplittableRandom;

/**
 * Whether an explanation stays what it is when the example changes in a way that should not matter.
 *
 * @param noise Pearson's correlation of the map with that under white noise 20 dB below the
 *     window's own power; mean over the draws
 * @param shift the same under a shift by one sample, the maps laid over each other
 */
public record Stability(double noise, double shift) {
  private static final double DECIBEL = 20;

  /**
   * Measures one explanation.
   *
   * @param draws of noise; at least 1
   * @param seed of the noise
   */
  public static Stability of(
      Explainer explainer, Subject subject, Question question, int draws, long seed) {
    Example example = question.example();
    double[] map = map(explainer, subject, question.classIndex(), example);
    SplittableRandom random = new SplittableRandom(seed);
    double noise = 0;
    for (int d = 0; d < draws; d++) {
      double[] noisy = map(explainer, subject, question.classIndex(), noisy(example, random));
      noise += Correlation.pearson(map, noisy) / draws;
    }
    double[] shifted = map(explainer, subject, question.classIndex(), shifted(example));
    return new Stability(noise, overlaid(map, shifted));
  }

  /** Correlation of a map with that of {@link #shifted}, laid over each other. */
  public static double overlaid(double[] map, double[] shifted) {
    int overlap = map.length - 1;
    return Correlation.pearson(
        java.util.Arrays.copyOfRange(map, 0, overlap),
        java.util.Arrays.copyOfRange(shifted, 1, overlap + 1));
  }

  private static double[] map(
      Explainer explainer, Subject subject, int classIndex, Example example) {
    float[] window = explainer.explain(subject, example, classIndex).window();
    double[] map = new double[window.length];
    for (int i = 0; i < map.length; i++) {
      map[i] = window[i];
    }
    return map;
  }

  /**
   * An example with white noise on its window, 20 dB below the window's own power.
   *
   * @param random where the noise comes from
   */
  public static Example noisy(Example example, SplittableRandom random) {
    float[][] inputs = example.copyOfInputs();
    double sum = 0;
    double squares = 0;
    for (float value : example.window()) {
      sum += value;
      squares += (double) value * value;
    }
    int samples = example.windowSamples();
    double power = squares / samples - sum / samples * (sum / samples);
    double deviation = Math.sqrt(Math.max(0, power) / StrictMath.pow(10, DECIBEL / 10));
    for (int i = example.windowFrom(); i < example.windowTo(); i++) {
      inputs[0][i] += (float) (deviation * Draws.normal(random));
    }
    return example.withInputs(inputs);
  }

  /** An example with its window one sample later, the first sample repeated. */
  public static Example shifted(Example example) {
    float[][] inputs = example.copyOfInputs();
    System.arraycopy(
        example.inputs()[0],
        example.windowFrom(),
        inputs[0],
        example.windowFrom() + 1,
        example.windowSamples() - 1);
    return example.withInputs(inputs);
  }
}
