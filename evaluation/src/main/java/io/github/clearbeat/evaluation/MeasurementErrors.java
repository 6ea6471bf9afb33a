package io.github.clearbeat.evaluation;

/**
 * What a comparison of measurements found.
 *
 * @param subtype which measurements were compared
 * @param count how many measurements of the test the means are over; {@code mxm} counts here what
 *     it does not compare, see {@link MeasurementByMeasurement}
 * @param squaredErrors sum of the squared differences
 * @param referenceSum sum of the reference's measurements
 * @param compared how many pairs the sums are over
 */
public record MeasurementErrors(
    int subtype, long count, double squaredErrors, double referenceSum, long compared) {
  /** The sums of both together, of one subtype. */
  public MeasurementErrors plus(MeasurementErrors other) {
    return new MeasurementErrors(
        subtype,
        count + other.count,
        squaredErrors + other.squaredErrors,
        referenceSum + other.referenceSum,
        compared + other.compared);
  }

  /** The root of the mean squared difference, in the measurements' unit; NaN without any. */
  public double rootMeanSquare() {
    return Math.sqrt(Ratio.of(squaredErrors, count));
  }

  /** The mean of the reference's measurements, NaN without any. */
  public double referenceMean() {
    return Ratio.of(referenceSum, count);
  }

  /** The root mean square as a part of the reference's mean; NaN where that mean is 0. */
  public double normalized() {
    double mean = Math.abs(referenceMean());
    return mean > 0 ? rootMeanSquare() / mean : Double.NaN;
  }
}
