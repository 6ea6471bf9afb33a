package io.github.clearbeat.beat;

import io.github.clearbeat.beat.StripBeats.Waves;
import java.util.List;

/**
 * The shapes of the beats of a strip, by the simple limits of {@link WaveLimits} at 250 Hz. Beats
 * less than 0.3 s from the strip's beginning or 0.45 s from its end are left out.
 */
final class StripMorphology {
  private static final double MILLISECONDS = 1000 / StripBeats.HERTZ;
  private static final int AFTER_J = 15; // samples: 60 ms

  static final List<Definition<StripBeats>> ALL =
      new Definition.Group<StripBeats>(StripFeature.Group.MORPHOLOGY)
          .with(
              "qrs_duration",
              "ms",
              "median over beats of QRS offset - QRS onset",
              strip -> strip.median(StripMorphology::qrsMilliseconds))
          .with(
              "qrs_duration_p90",
              "ms",
              "P90 over beats of QRS offset - QRS onset",
              strip -> strip.percentile(StripMorphology::qrsMilliseconds, 90))
          .with(
              "qrs_amplitude",
              "mV",
              "median over beats of the largest - the smallest value in the QRS complex",
              strip -> strip.median(beat -> qrsHeight(strip, beat)))
          .with(
              "qrs_amplitude_spread",
              "",
              "(P90 - P10 over beats of the QRS amplitude) / its median",
              strip ->
                  strip.rr.ratio(
                      strip.percentile(beat -> qrsHeight(strip, beat), 90)
                          - strip.percentile(beat -> qrsHeight(strip, beat), 10),
                      strip.median(beat -> qrsHeight(strip, beat))))
          .with(
              "p_share",
              "%",
              "share of beats with a P wave",
              strip -> 100 * strip.mean(beat -> beat.limits().pFound() ? 1 : 0))
          .with(
              "p_amplitude",
              "mV",
              "median over beats of the largest distance from the line between P onset and offset,"
                  + " 0 without a P wave",
              strip -> strip.median(beat -> pHeight(strip, beat)))
          .with(
              "p_likeness",
              "",
              "mean over beats of the correlation with the typical beat 200 to 60 ms before R",
              strip -> strip.mean(strip::likenessOfP))
          .with(
              "pr_interval",
              "ms",
              "median over beats with a P wave of QRS onset - P onset",
              strip -> strip.median(StripMorphology::prMilliseconds))
          .with(
              "t_amplitude",
              "mV",
              "median over beats with a T wave of the largest distance from the line between T onset"
                  + " and offset, with its sign",
              strip -> strip.median(beat -> tHeight(strip, beat)))
          .with(
              "qt_interval",
              "ms",
              "median over beats with a T wave of T offset - QRS onset",
              strip -> strip.median(StripMorphology::qtMilliseconds))
          .with(
              "st_level",
              "mV",
              "median over beats of the value 60 ms after QRS offset - the value at QRS onset",
              strip -> strip.median(beat -> stLevel(strip, beat)))
          .with(
              "beat_likeness",
              "",
              "mean over beats of the correlation with the typical beat (the median of all at each"
                  + " sample) from 200 ms before to 300 ms after R",
              strip -> strip.mean(strip::likeness))
          .with(
              "beat_likeness_least",
              "",
              "the smallest of these correlations",
              strip -> strip.percentile(strip::likeness, 0))
          .with("skewness", "", "mean of (x - mean)³ / deviation³", strip -> strip.moment(3))
          .with("kurtosis", "", "mean of (x - mean)⁴ / deviation⁴", strip -> strip.moment(4))
          .done();

  private StripMorphology() {}

  private static double qrsMilliseconds(Waves beat) {
    return (beat.limits().qrsOffset() - beat.limits().qrsOnset()) * MILLISECONDS;
  }

  private static double qrsHeight(StripBeats strip, Waves beat) {
    return strip.height(beat.at(beat.limits().qrsOnset()), beat.at(beat.limits().qrsOffset()));
  }

  private static double pHeight(StripBeats strip, Waves beat) {
    WaveLimits limits = beat.limits();
    return limits.pFound()
        ? Math.abs(strip.deflection(beat.at(limits.pOnset()), beat.at(limits.pOffset())))
        : 0;
  }

  private static double prMilliseconds(Waves beat) {
    WaveLimits limits = beat.limits();
    return limits.pFound() ? (limits.qrsOnset() - limits.pOnset()) * MILLISECONDS : Double.NaN;
  }

  private static double tHeight(StripBeats strip, Waves beat) {
    WaveLimits limits = beat.limits();
    return limits.tFound()
        ? strip.deflection(beat.at(limits.tOnset()), beat.at(limits.tOffset()))
        : Double.NaN;
  }

  private static double qtMilliseconds(Waves beat) {
    WaveLimits limits = beat.limits();
    return limits.tFound() ? (limits.tOffset() - limits.qrsOnset()) * MILLISECONDS : Double.NaN;
  }

  private static double stLevel(StripBeats strip, Waves beat) {
    int after = beat.at(beat.limits().qrsOffset()) + AFTER_J;
    return after < strip.millivolts.length
        ? strip.millivolts[after] - strip.millivolts[beat.at(beat.limits().qrsOnset())]
        : Double.NaN;
  }
}
