package io.github.clearbeat.dataset;

import io.github.clearbeat.dataset.StripReject.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a strip must be to be used: rate, length, no sample missing, a lead that moves.
 *
 * <pre>{@code
 * StripRules.TEN_SECONDS.fault(entry, strip);          // empty: nothing is wrong with it
 * }</pre>
 *
 * @param hertz the rate it must have, if any
 * @param leastSeconds how long it must be
 * @param mostSeconds how long it may be
 */
public record StripRules(OptionalDouble hertz, double leastSeconds, double mostSeconds) {
  /** Ten seconds, exactly, at any rate. */
  public static final StripRules TEN_SECONDS = new StripRules(OptionalDouble.empty(), 10, 10);

  /** Five seconds to an hour, at any rate. */
  public static final StripRules ANY_LENGTH = new StripRules(OptionalDouble.empty(), 5, 3600);

  /** Less than this from lowest to highest sample is a lead that is off: 0.02 mV. */
  private static final double FLAT_MILLIVOLTS = 0.02;

  /** The first thing that is wrong with a strip, or empty. */
  public Optional<StripReject> fault(StripEntry entry, Strip strip) {
    if (hertz.isPresent() && strip.hertz() != hertz.getAsDouble()) {
      return reject(
          entry,
          Reason.WRONG_RATE,
          "the rate is %s Hz, expected %s Hz",
          strip.hertz(),
          hertz.getAsDouble());
    }
    int samples = strip.millivolts().length;
    if (samples < Math.rint(leastSeconds * strip.hertz())
        || samples > Math.rint(mostSeconds * strip.hertz())) {
      return reject(
          entry,
          Reason.WRONG_LENGTH,
          "the strip has %s samples at %s Hz, %.3f s, expected %s",
          samples,
          strip.hertz(),
          strip.seconds(),
          leastSeconds == mostSeconds
              ? leastSeconds + " s"
              : leastSeconds + " to " + mostSeconds + " s");
    }
    return sampleFault(entry, strip.millivolts());
  }

  private static Optional<StripReject> sampleFault(StripEntry entry, float[] millivolts) {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    int missing = 0;
    int firstMissing = -1;
    for (int i = 0; i < millivolts.length; i++) {
      if (Float.isFinite(millivolts[i])) {
        lowest = Math.min(lowest, millivolts[i]);
        highest = Math.max(highest, millivolts[i]);
      } else {
        firstMissing = missing == 0 ? i : firstMissing;
        missing++;
      }
    }
    if (missing > 0) {
      return reject(
          entry,
          Reason.MISSING_SAMPLES,
          "%s of %s samples are missing, the first at sample %s, expected none",
          missing,
          millivolts.length,
          firstMissing);
    }
    if (highest - lowest < FLAT_MILLIVOLTS) {
      return reject(
          entry,
          Reason.FLAT_LEAD,
          "the lead is flat: %.4f mV from lowest to highest, expected at least %s mV",
          highest - lowest,
          FLAT_MILLIVOLTS);
    }
    return Optional.empty();
  }

  private static Optional<StripReject> reject(
      StripEntry entry, Reason reason, String message, Object... found) {
    return Optional.of(
        new StripReject(
            entry.set(), entry.record(), reason, String.format(Locale.ROOT, message, found)));
  }
}
