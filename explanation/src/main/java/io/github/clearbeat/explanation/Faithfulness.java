package io.github.clearbeat.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether what an explanation marks is what the network uses: what becomes of the probability of
 * the explained class when marked samples are taken away, against as many samples elsewhere, in
 * pieces of the same lengths.
 *
 * <pre>{@code
 * Faithfulness f = Faithfulness.of(subject, example, shap, Faithfulness.Settings.usual(360));
 * f.drop();          // 0.61: without the marked tenth the class loses 61 points
 * f.randomDrop();    // 0.07: without another tenth, 7
 * }</pre>
 *
 * @param settings how it was measured
 * @param probability of the class for the whole example
 * @param marked the same without the samples that speak most for the class
 * @param random the same without samples elsewhere, mean over the draws
 * @param randomDeviation standard deviation over the draws, n − 1; 0 with one draw
 * @param deletion probability after each step when samples go, those that speak most for the class
 *     first; the first value is the whole example; empty without steps
 * @param insertion probability after each step when they come in the same order; the first value is
 *     the example without any; empty without steps
 */
public record Faithfulness(
    Settings settings,
    double probability,
    double marked,
    double random,
    double randomDeviation,
    List<Double> deletion,
    List<Double> insertion) {
  /** Keeps its own copies of the curves. */
  public Faithfulness {
    deletion = List.copyOf(deletion);
    insertion = List.copyOf(insertion);
  }

  /**
   * How to measure.
   *
   * @param share of the window that is marked, 0 to 1
   * @param smoothSamples over how many samples values are shared out before any is marked, see
   *     {@link Attribution#smoothed}; single samples could be filled in from their neighbours
   * @param filler what stands in for samples taken away
   * @param draws of samples elsewhere
   * @param steps of the deletion and insertion curves; 0 for no curves
   * @param seed of the draws
   */
  public record Settings(
      double share, int smoothSamples, Filler filler, int draws, int steps, long seed) {
    /** Checks the numbers. */
    public Settings {
      if (!(share > 0 && share < 1) || smoothSamples < 1 || draws < 1 || steps < 0) {
        throw new IllegalArgumentException(
            "a share between 0 and 1, smoothing and draws of at least 1, no steps below 0");
      }
    }

    /**
     * A tenth, smoothed as it is drawn ({@link Smoothing#USUAL}), interpolation, 20 draws, curves
     * of 20 steps.
     *
     * @param hertz samples of the window a second
     */
    public static Settings usual(double hertz) {
      return new Settings(0.1, Smoothing.USUAL.samples(hertz), Filler.INTERPOLATION, 20, 20, 1);
    }

    /**
     * The same with another width.
     *
     * @param hertz samples of the window a second
     */
    public Settings with(Smoothing smoothing, double hertz) {
      return new Settings(share, smoothing.samples(hertz), filler, draws, steps, seed);
    }

    /** The same without curves. */
    public Settings withoutCurves() {
      return new Settings(share, smoothSamples, filler, draws, 0, seed);
    }

    /** The same with another filler. */
    public Settings with(Filler other) {
      return new Settings(share, smoothSamples, other, draws, steps, seed);
    }
  }

  /** Measures one attribution. */
  public static Faithfulness of(
      Subject subject, Example example, Attribution attribution, Settings settings) {
    float[] values = attribution.smoothed(settings.smoothSamples).window();
    int samples = values.length;
    int[] order = Marks.order(values);
    boolean[] top = Marks.first(order, Math.max(1, (int) Math.round(settings.share * samples)));
    List<float[][]> batch = new ArrayList<>();
    batch.add(example.inputs());
    batch.add(settings.filler.without(subject, example, top));
    SplittableRandom random = new SplittableRandom(settings.seed);
    for (int d = 0; d < settings.draws; d++) {
      boolean[] elsewhere = Marks.elsewhere(Marks.runs(top), samples, random);
      batch.add(settings.filler.without(subject, example, elsewhere));
    }
    for (int s = 0; settings.steps > 0 && s <= settings.steps; s++) {
      boolean[] gone = Marks.first(order, (int) Math.round((double) s * samples / settings.steps));
      batch.add(settings.filler.without(subject, example, gone));
      batch.add(settings.filler.without(subject, example, Marks.inverted(gone)));
    }
    double[] p = probabilities(subject, batch, attribution.classIndex());
    return gathered(settings, p);
  }

  private static Faithfulness gathered(Settings settings, double[] p) {
    double sum = 0;
    double squares = 0;
    for (int d = 0; d < settings.draws; d++) {
      sum += p[2 + d];
    }
    double mean = sum / settings.draws;
    for (int d = 0; d < settings.draws; d++) {
      squares += (p[2 + d] - mean) * (p[2 + d] - mean);
    }
    List<Double> deletion = new ArrayList<>();
    List<Double> insertion = new ArrayList<>();
    for (int i = 2 + settings.draws; i < p.length; i += 2) {
      deletion.add(p[i]);
      insertion.add(p[i + 1]);
    }
    double deviation = Math.sqrt(squares / Math.max(1, settings.draws - 1));
    return new Faithfulness(settings, p[0], p[1], mean, deviation, deletion, insertion);
  }

  private static double[] probabilities(Subject subject, List<float[][]> batch, int classIndex) {
    float[][] logits = subject.logits(batch);
    double[] p = new double[logits.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Subject.softmax(logits[i])[classIndex];
    }
    return p;
  }

  /** How much probability goes with the marked samples. */
  public double drop() {
    return probability - marked;
  }

  /** How much goes with as many samples elsewhere, mean over the draws. */
  public double randomDrop() {
    return probability - random;
  }

  /** Area under the deletion curve, 0 to 1: the less the better. NaN without curves. */
  public double deletionArea() {
    return area(deletion);
  }

  /** Area under the insertion curve, 0 to 1: the more the better. NaN without curves. */
  public double insertionArea() {
    return area(insertion);
  }

  /**
   * The degradation score (Schulz et al. 2020, arXiv 2001.00396; Suh et al. 2022, arXiv
   * 2211.12702), in probability: the area between the curve where the least important samples go
   * first, which is the insertion curve read backwards, and that where the most important do. −1 to
   * 1: the more the better, 0 for a map that knows nothing. NaN without curves.
   */
  public double degradation() {
    return insertionArea() - deletionArea();
  }

  /** Of a curve over 0 to 1, by trapezoids. */
  static double area(List<Double> curve) {
    double sum = 0;
    for (int i = 1; i < curve.size(); i++) {
      sum += (curve.get(i - 1) + curve.get(i)) / 2;
    }
    return curve.isEmpty() ? Double.NaN : sum / (curve.size() - 1);
  }
}
