package io.github.clearbeat.beat;

/**
 * How a strip of some seconds is made ready for a network: all that training, analysis, live use
 * and exported code must do alike. It travels inside the model file.
 *
 * <p>Nothing in it needs more than the strip itself, so whatever it says can be done on a stream.
 * The order is: resample, bridge what is missing, filter, normalise, pad.
 *
 * <pre>{@code
 * StripPreparation preparation = StripPreparation.tenSeconds(250);
 * preparation.samples();   // 2500: T of the network's input
 * }</pre>
 *
 * @param hertz rate to which the lead is resampled, at least 20
 * @param seconds length of a strip
 * @param hopSeconds from the start of one strip to that of the next in a longer recording; above 0,
 *     at most {@code seconds}
 * @param filter what is taken out of the strip
 * @param normalisation how the strip is scaled
 * @param fit what becomes of a recording that is shorter than a strip
 */
public record StripPreparation(
    double hertz,
    double seconds,
    double hopSeconds,
    Filter filter,
    Normalisation normalisation,
    Fit fit) {

  /** The smallest deviation by which a strip is divided, in millivolts. */
  public static final double DEVIATION_FLOOR_MILLIVOLTS = 0.05;

  /** Checks that there is something to prepare. */
  public StripPreparation {
    if (!(hertz >= 20) || !(seconds > 0) || !(seconds * hertz <= 1 << 20)) {
      throw new IllegalArgumentException("a strip needs a rate of at least 20 Hz and a length");
    }
    if (!(hopSeconds * hertz >= 1) || hopSeconds > seconds) {
      throw new IllegalArgumentException(
          "a hop must be above 0 s and at most " + seconds + " s, found " + hopSeconds);
    }
    java.util.Objects.requireNonNull(filter);
    java.util.Objects.requireNonNull(normalisation);
    java.util.Objects.requireNonNull(fit);
  }

  /** Ten seconds, end to end, unfiltered, by the strip's own mean and deviation. */
  public static StripPreparation tenSeconds(double hertz) {
    return of(hertz, 10, Filter.NONE);
  }

  /** Strips end to end, by their own mean and deviation, shorter recordings in the middle. */
  public static StripPreparation of(double hertz, double seconds, Filter filter) {
    return new StripPreparation(hertz, seconds, seconds, filter, Normalisation.STRIP, Fit.CENTRED);
  }

  /** T of a strip. */
  public int samples() {
    return (int) Math.round(seconds * hertz);
  }

  /** From the start of one strip to that of the next, in samples at {@code hertz}. */
  public int hopSamples() {
    return (int) Math.round(hopSeconds * hertz);
  }

  /** What is taken out of a strip. */
  public enum Filter {
    /** Nothing. */
    NONE,
    /**
     * What lies below 0.5 Hz (two moving means of 0.9 s, one after the other, are subtracted: gain
     * one half at 0.49 Hz) and above 40 Hz (windowed sinc, 50 dB, transition 15 Hz; left out where
     * {@code hertz} cannot carry it). Linear phase; at the ends of the strip the means are of what
     * is there.
     */
    BAND
  }

  /** How a strip is scaled. */
  public enum Normalisation {
    /** The strip's mean is taken away and the rest divided by its deviation, at least the floor. */
    STRIP,
    /**
     * From each sample the mean of the second before and the second after it, as far as the strip
     * has them, is taken away, and the rest divided by their deviation, at least the floor.
     */
    RUNNING,
    /** The strip's mean is taken away; what is left stays in millivolts. */
    MILLIVOLTS
  }

  /** What becomes of a recording that is shorter than a strip. */
  public enum Fit {
    /** It stands in the middle, with zeros (its own mean) on either side; one more after it. */
    CENTRED,
    /** It begins at the first sample and is repeated until the strip is full. */
    REPEATED
  }
}
