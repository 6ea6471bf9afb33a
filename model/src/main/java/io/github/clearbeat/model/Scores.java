package io.github.clearbeat.model;

import java.util.List;

/**
 * How a model did on its protocol's test set, with 95 % intervals over records.
 *
 * @param protocol name of the protocol
 * @param tested on what, in words, the six switches of the literature included
 * @param patientsOnBothSides whether beats of one patient stood in training and test
 * @param accuracy share of beats given their class, at natural prevalence
 * @param macroF1 mean of F1 over the classes
 * @param classes a row a class
 */
public record Scores(
    String protocol,
    String tested,
    boolean patientsOnBothSides,
    Estimate accuracy,
    Estimate macroF1,
    List<ClassScore> classes) {
  /** Keeps its own copy. */
  public Scores {
    classes = List.copyOf(classes);
  }

  /**
   * A figure with its 95 % interval.
   *
   * @param value the figure, 0 to 1
   * @param low the interval's lower end
   * @param high its upper end
   */
  public record Estimate(double value, double low, double high) {}

  /**
   * One class.
   *
   * @param name as the model's classes
   * @param beats in the test set
   * @param sensitivity found of those there are
   * @param positivePredictivity right of those found
   * @param f1 harmonic mean of both
   */
  public record ClassScore(
      String name, int beats, Estimate sensitivity, Estimate positivePredictivity, Estimate f1) {
    /** A class whose sensitivity or positive predictivity may be lower is called not reliable. */
    public static final double RELIABLE = 0.5;

    /**
     * Whether at least half is found and at least half of what is found is right, and other
     * recordings would hardly have shown otherwise: the lower ends of both intervals count, so that
     * a class which one recording of the test holds nearly alone is not called reliable.
     */
    public boolean reliable() {
      return beats > 0 && sensitivity.low() >= RELIABLE && positivePredictivity.low() >= RELIABLE;
    }
  }
}
