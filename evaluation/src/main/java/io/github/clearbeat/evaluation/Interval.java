package io.github.clearbeat.evaluation;

/**
 * A value with the interval in which it may well lie.
 *
 * @param value of all records as they are
 * @param low the interval's lower end
 * @param high the interval's upper end
 * @param level the part of draws inside it, such as 0.95
 * @param draws how many draws had a value; fewer than were made where a statistic is not defined
 *     for some
 */
public record Interval(double value, double low, double high, double level, int draws) {
  /** Whether a number lies in it, ends included. */
  public boolean contains(double number) {
    return low <= number && number <= high;
  }
}
