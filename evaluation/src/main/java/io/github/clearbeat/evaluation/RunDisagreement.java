package io.github.clearbeat.evaluation;

/**
 * A run that has not the same length on both sides. Its text is as {@code rxr -v} writes it, {@code
 * 3/5(120188-121065)}.
 *
 * @param referenceLength beats in the reference, 6 for more than 5
 * @param testLength beats in the test, 6 for more than 5
 * @param fromSample where the match window begins, at the reference's rate
 * @param toSample where it ends
 */
public record RunDisagreement(int referenceLength, int testLength, long fromSample, long toSample) {
  @Override
  public String toString() {
    return referenceLength + "/" + testLength + "(" + fromSample + "-" + toSample + ")";
  }
}
