package io.github.clearbeat.evaluation;

/**
 * How well one kind of event was found.
 *
 * @param truePositives events found
 * @param falseNegatives events missed or called something else
 * @param falsePositives findings without such an event
 */
public record Detection(long truePositives, long falseNegatives, long falsePositives) {
  /** Nothing seen yet. */
  public static final Detection NONE = new Detection(0, 0, 0);

  /** TP / (TP + FN), or NaN where there is no event. */
  public double sensitivity() {
    return Ratio.of(truePositives, truePositives + falseNegatives);
  }

  /** TP / (TP + FP), or NaN where there is no finding. */
  public double positivePredictivity() {
    return Ratio.of(truePositives, truePositives + falsePositives);
  }

  /** The harmonic mean of the two, 2 TP / (2 TP + FN + FP), or NaN where there is neither. */
  public double f1() {
    return Ratio.of(2 * truePositives, 2 * truePositives + falseNegatives + falsePositives);
  }

  /** The counts of both together. */
  public Detection plus(Detection other) {
    return new Detection(
        truePositives + other.truePositives,
        falseNegatives + other.falseNegatives,
        falsePositives + other.falsePositives);
  }
}
