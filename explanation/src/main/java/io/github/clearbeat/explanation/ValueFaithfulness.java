package io.github.clearbeat.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether the named values that an explanation puts first are those that the network uses: what
 * becomes of the probability of the explained class when they take the average of the background
 * beats, against as many at random. The samples of the beat stay.
 *
 * <pre>{@code
 * ValueFaithfulness f =
 *     ValueFaithfulness.of(subject, example, shap, ValueFaithfulness.Settings.usual());
 * f.drop();          // 0.61: without the three values that count most
 * f.randomDrop();    // 0.02: without three at random, mean of 20 draws
 * }</pre>
 *
 * @param settings how it was measured
 * @param probability of the class for the whole example
 * @param marked the same without the values that speak most for the class
 * @param random the same without as many at random, mean over the draws
 * @param logitDrop how much of the logit goes with the marked values: told where the probability is
 *     so near 1 that it hardly moves
 * @param randomLogitDrop the same for as many at random, mean over the draws
 * @param deletion probability after each step when values go, those that speak most for the class
 *     first; the first is the whole example; empty without steps
 * @param insertion probability after each step when they come in the same order; empty likewise
 */
public record ValueFaithfulness(
    Settings settings,
    double probability,
    double marked,
    double random,
    double logitDrop,
    double randomLogitDrop,
    List<Double> deletion,
    List<Double> insertion) {
  /** Keeps its own copies of the curves. */
  public ValueFaithfulness {
    deletion = List.copyOf(deletion);
    insertion = List.copyOf(insertion);
  }

  /**
   * How to measure.
   *
   * @param count values that are marked; all where there are fewer
   * @param beats what stands in for values taken away: 0 for the mean of the background beats, else
   *     those of so many background beats, one after another, and the mean of what comes out
   * @param draws of values at random
   * @param steps of the curves; 0 for none
   * @param seed of the draws
   */
  public record Settings(int count, int beats, int draws, int steps, long seed) {
    /** Checks the numbers. */
    public Settings {
      if (count < 1 || beats < 0 || draws < 1 || steps < 0) {
        throw new IllegalArgumentException("at least one value and one draw");
      }
    }

    /** Three values, the mean background beat, 20 draws, no curves. */
    public static Settings usual() {
      return new Settings(3, 0, 20, 0, 1);
    }

    /** The same with curves and other fillers. */
    public Settings with(int fillingBeats, int curveSteps) {
      return new Settings(count, fillingBeats, draws, curveSteps, seed);
    }
  }

  /**
   * Measures one attribution.
   *
   * @throws IllegalArgumentException if the network takes no values, or the attribution says
   *     nothing of them
   */
  public static ValueFaithfulness of(
      Subject subject, Example example, Attribution attribution, Settings settings) {
    if (attribution.parts().size() < 2) {
      throw new IllegalArgumentException(attribution.method() + " says nothing of values");
    }
    float[] values = attribution.parts().get(1).values();
    int count = Math.min(settings.count, values.length);
    int[] order = Marks.order(values);
    List<boolean[]> taken = new ArrayList<>();
    taken.add(Marks.first(order, count));
    SplittableRandom random = new SplittableRandom(settings.seed);
    for (int d = 0; d < settings.draws; d++) {
      taken.add(Marks.first(Draws.permutation(values.length, random), count));
    }
    for (int s = 0; settings.steps > 0 && s <= settings.steps; s++) {
      boolean[] gone =
          Marks.first(order, (int) Math.round((double) s * values.length / settings.steps));
      taken.add(gone);
      taken.add(Marks.inverted(gone));
    }
    int classIndex = attribution.classIndex();
    double[][] both = answers(subject, example, classIndex, taken, settings);
    float[] whole = subject.logits(example.inputs());
    return gathered(settings, Subject.softmax(whole)[classIndex], whole[classIndex], both);
  }

  private static ValueFaithfulness gathered(
      Settings settings, double probability, double logit, double[][] both) {
    double[] p = both[0];
    double random = 0;
    double randomLogit = 0;
    for (int d = 0; d < settings.draws; d++) {
      random += p[1 + d] / settings.draws;
      randomLogit += both[1][1 + d] / settings.draws;
    }
    List<Double> deletion = new ArrayList<>();
    List<Double> insertion = new ArrayList<>();
    for (int i = 1 + settings.draws; i < p.length; i += 2) {
      deletion.add(p[i]);
      insertion.add(p[i + 1]);
    }
    return new ValueFaithfulness(
        settings,
        probability,
        p[0],
        random,
        logit - both[1][0],
        logit - randomLogit,
        deletion,
        insertion);
  }

  /** Probabilities and logits, one for each choice of values, mean over what stands in. */
  private static double[][] answers(
      Subject subject, Example example, int classIndex, List<boolean[]> taken, Settings settings) {
    List<float[]> fillers = fillers(subject, settings.beats);
    List<float[][]> batch = new ArrayList<>();
    for (boolean[] without : taken) {
      for (float[] filler : fillers) {
        float[][] inputs = example.inputs().clone();
        inputs[1] = inputs[1].clone();
        for (int i = 0; i < without.length; i++) {
          if (without[i]) {
            inputs[1][i] = filler[i];
          }
        }
        batch.add(inputs);
      }
    }
    float[][] logits = subject.logits(batch);
    double[][] both = new double[2][taken.size()];
    for (int i = 0; i < logits.length; i++) {
      int choice = i / fillers.size();
      both[0][choice] += Subject.softmax(logits[i])[classIndex] / fillers.size();
      both[1][choice] += (double) logits[i][classIndex] / fillers.size();
    }
    return both;
  }

  /** Background beats, evenly over their list. */
  private static List<float[]> fillers(Subject subject, int beats) {
    if (beats == 0) {
      return List.of(subject.meanBackground()[1]);
    }
    List<float[]> fillers = new ArrayList<>();
    int all = subject.background().size();
    for (int b = 0; b < Math.min(beats, all); b++) {
      fillers.add(subject.background().get((int) ((long) b * all / Math.min(beats, all)))[1]);
    }
    return fillers;
  }

  /** How much probability goes with the values that speak most for the class. */
  public double drop() {
    return probability - marked;
  }

  /** How much goes with as many at random, mean over the draws. */
  public double randomDrop() {
    return probability - random;
  }

  /** Area under the deletion curve, 0 to 1: the less the better. NaN without curves. */
  public double deletionArea() {
    return Faithfulness.area(deletion);
  }

  /** Area under the insertion curve, 0 to 1: the more the better. NaN without curves. */
  public double insertionArea() {
    return Faithfulness.area(insertion);
  }
}
