package io.github.clearbeat.evaluation;

/**
 * How well one limit or peak of one kind of wave was found.
 *
 * @param detection found, missed, invented
 * @param sum of the errors of those found, in milliseconds, positive where found later than marked
 * @param squares sum of their squares
 */
public record FiducialErrors(Detection detection, double sum, double squares) {
  /** Nothing compared yet. */
  public static final FiducialErrors NONE = new FiducialErrors(Detection.NONE, 0, 0);

  /** Mean error in milliseconds, NaN where nothing was found. */
  public double meanMillis() {
    return Ratio.of(sum, detection.truePositives());
  }

  /** Standard deviation of the error in milliseconds, n − 1; NaN below two. */
  public double deviationMillis() {
    long n = detection.truePositives();
    if (n < 2) {
      return Double.NaN;
    }
    return Math.sqrt(Math.max(0, (squares - sum * sum / n) / (n - 1)));
  }

  /** Both together. */
  public FiducialErrors plus(FiducialErrors other) {
    return new FiducialErrors(
        detection.plus(other.detection), sum + other.sum, squares + other.squares);
  }
}
