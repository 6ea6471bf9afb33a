package io.github.clearbeat.evaluation;

/**
 * A beat on which reference and test differ. Its text is as {@code bxb -v} writes it, {@code
 * N(120188)/V(120191)}.
 *
 * @param referenceSample where the reference has it, or where the test has it if the reference has
 *     none; at the reference's rate
 * @param reference what the reference calls it
 * @param testSample where the test has it, or where the reference has it if the test has none; at
 *     the reference's rate
 * @param test what the test calls it
 */
public record Disagreement(
    long referenceSample, BeatLabel reference, long testSample, BeatLabel test) {
  /** Where to look: the test's beat, or the reference's beat if it was missed. */
  public long sampleIndex() {
    return testSample;
  }

  /** The cell of the matrix in which it was counted, such as {@code Nv}. */
  public String cell() {
    return reference.name() + test.testLetter();
  }

  @Override
  public String toString() {
    return reference + "(" + referenceSample + ")/" + test + "(" + testSample + ")";
  }
}
