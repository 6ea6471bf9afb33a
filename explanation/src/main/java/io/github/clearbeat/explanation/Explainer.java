package io.github.clearbeat.explanation;

/**
 * A way to say why. A new one is a class of this interface and a line in {@link Explainers}.
 *
 * <p>Assumptions: one thread to a {@link Subject}. Guarantees: the same answer for the same
 * question, however often and in whatever order it is asked; methods that draw at random take a
 * seed.
 */
public interface Explainer {
  /** The method's name, as on the command line: lower case, words joined by hyphens. */
  String name();

  /**
   * Says how much each part of an example speaks for a class.
   *
   * @param subject the network that is asked
   * @param example what it is asked about
   * @param classIndex the class whose logit is explained
   * @throws IllegalArgumentException if the method cannot explain this network or example
   * @throws IllegalStateException if it needs background beats and there are none
   */
  Attribution explain(Subject subject, Example example, int classIndex);
}
