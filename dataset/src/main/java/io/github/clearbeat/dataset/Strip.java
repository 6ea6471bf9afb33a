package io.github.clearbeat.dataset;

/**
 * One lead of a short recording, whole: ten seconds of a resting ECG, thirty of a watch. Two strips
 * are equal only if they are the same.
 *
 * <pre>{@code
 * Strip strip = set.read(set.entries().get(0), "II");
 * strip.seconds();                         // 10.0
 * }</pre>
 *
 * @param millivolts the samples; NaN is missing; not copied, so leave it as it is
 * @param hertz samples per second
 */
public record Strip(float[] millivolts, double hertz) {
  /** Its length in seconds. */
  public double seconds() {
    return millivolts.length / hertz;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
