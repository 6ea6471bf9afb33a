package io.github.clearbeat.evaluation;

/**
 * How well runs or episodes were found. Sensitivity and positive predictivity come from separate
 * searches, from the reference's events and from the test's, so each has its own true positives.
 *
 * @param found events of the reference that the test has
 * @param missed events of the reference that the test has not
 * @param confirmed events of the test that the reference has
 * @param unconfirmed events of the test that the reference has not
 */
public record EventDetection(long found, long missed, long confirmed, long unconfirmed) {
  /** Nothing seen yet. */
  public static final EventDetection NONE = new EventDetection(0, 0, 0, 0);

  /** found / (found + missed), or NaN where the reference has no event. */
  public double sensitivity() {
    return Ratio.of(found, found + missed);
  }

  /** confirmed / (confirmed + unconfirmed), or NaN where the test has no event. */
  public double positivePredictivity() {
    return Ratio.of(confirmed, confirmed + unconfirmed);
  }

  /** The counts of both together. */
  public EventDetection plus(EventDetection other) {
    return new EventDetection(
        found + other.found,
        missed + other.missed,
        confirmed + other.confirmed,
        unconfirmed + other.unconfirmed);
  }
}
