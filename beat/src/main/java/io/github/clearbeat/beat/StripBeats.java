package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A strip at 250 Hz with its beats and their waves: what features of shape and power look at. */
final class StripBeats {
  static final double HERTZ = 250;

  private static final int BEFORE = 150; // samples of the window in which waves are sought
  private static final int AFTER = 175;
  private static final int LEAST_BEFORE = 75; // a beat nearer to an end is left out
  private static final int LEAST_AFTER = 112;
  private static final int SHAPE_FROM = -50; // the stretch in which shapes are compared
  private static final int SHAPE_TO = 75;
  private static final int P_TO = -15;

  final float[] millivolts; // what was missing is bridged, mean taken away
  final RrSeries rr;
  final List<Waves> beats = new ArrayList<>();

  private final float[] typical; // median shape from SHAPE_FROM to SHAPE_TO; null without beats
  private PowerSpectrum spectrum;

  /**
   * One beat whose surroundings the strip has.
   *
   * @param peak R peak, a position in the strip
   * @param from where the window of the limits begins
   * @param limits of the waves
   */
  record Waves(int peak, int from, WaveLimits limits) {
    int at(int inWindow) {
      return from + inWindow;
    }
  }

  /**
   * A strip.
   *
   * @param strip millivolts at any rate
   * @param peakSeconds R peaks, in seconds from its first sample
   */
  StripBeats(Samples strip, double[] peakSeconds) {
    StripPreparation preparation =
        new StripPreparation(
            HERTZ,
            strip.length() / strip.hertz(),
            strip.length() / strip.hertz(),
            StripPreparation.Filter.NONE,
            StripPreparation.Normalisation.MILLIVOLTS,
            StripPreparation.Fit.CENTRED);
    millivolts = new StripPreparer(preparation).middle(strip).values();
    rr = RrSeries.ofPeaks(peakSeconds);
    for (int i = 0; i < peakSeconds.length; i++) {
      int peak = (int) Math.round(peakSeconds[i] * HERTZ);
      if (peak >= LEAST_BEFORE && peak + LEAST_AFTER <= millivolts.length) {
        beats.add(waves(peak, i));
      }
    }
    typical = typical();
  }

  private Waves waves(int peak, int i) {
    int from = Math.max(0, peak - BEFORE);
    float[] window =
        Arrays.copyOfRange(millivolts, from, Math.min(millivolts.length, peak + AFTER));
    double before = i > 0 ? rr.milliseconds[i - 1] / 1000 : Double.NaN;
    double after = i < rr.count() ? rr.milliseconds[i] / 1000 : Double.NaN;
    return new Waves(peak, from, WaveLimits.of(window, peak - from, HERTZ, before, after));
  }

  private float[] typical() {
    if (beats.isEmpty()) {
      return null;
    }
    float[] shape = new float[SHAPE_TO - SHAPE_FROM];
    double[] values = new double[beats.size()];
    for (int i = 0; i < shape.length; i++) {
      for (int b = 0; b < values.length; b++) {
        values[b] = millivolts[beats.get(b).peak + SHAPE_FROM + i];
      }
      Arrays.sort(values);
      shape[i] = (float) RrSeries.percentile(values, 50);
    }
    return shape;
  }

  /** Correlation of one beat with the typical one, from 200 ms before to 300 ms after R. */
  double likeness(Waves beat) {
    return likeness(beat, SHAPE_FROM, SHAPE_TO);
  }

  /** Correlation with the typical beat where a P wave stands, 200 to 60 ms before R. */
  double likenessOfP(Waves beat) {
    return likeness(beat, SHAPE_FROM, P_TO);
  }

  private double likeness(Waves beat, int from, int to) {
    float[] own = Arrays.copyOfRange(millivolts, beat.peak + SHAPE_FROM, beat.peak + SHAPE_TO);
    return Window.correlation(own, typical, from - SHAPE_FROM, to - SHAPE_FROM);
  }

  /** Median over the beats for which the value is known; NaN without any. */
  double median(ToDoubleFunction<Waves> value) {
    return percentile(value, 50);
  }

  double percentile(ToDoubleFunction<Waves> value, double percent) {
    double[] sorted = beats.stream().mapToDouble(value).filter(Double::isFinite).sorted().toArray();
    return RrSeries.percentile(sorted, percent);
  }

  /** Mean over the beats; NaN without any. */
  double mean(ToDoubleFunction<Waves> value) {
    return beats.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  /** Largest less smallest value of a stretch. */
  double height(int from, int to) {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      lowest = Math.min(lowest, millivolts[i]);
      highest = Math.max(highest, millivolts[i]);
    }
    return to > from ? highest - lowest : Double.NaN;
  }

  /** The largest distance from the straight line between the ends of a stretch, with its sign. */
  double deflection(int from, int to) {
    double farthest = 0;
    int last = Math.min(to, millivolts.length - 1);
    for (int i = from; i <= last; i++) {
      double share = last > from ? (double) (i - from) / (last - from) : 0;
      double line = millivolts[from] + share * (millivolts[last] - millivolts[from]);
      double distance = millivolts[i] - line;
      farthest = Math.abs(distance) > Math.abs(farthest) ? distance : farthest;
    }
    return farthest;
  }

  /** Mean of the centred values to a power over the deviation to the same: skewness, kurtosis. */
  double moment(int power) {
    double squares = 0;
    double sum = 0;
    for (float value : millivolts) {
      squares += (double) value * value;
      sum += StrictMath.pow(value, power);
    }
    double deviation = Math.sqrt(squares / millivolts.length);
    return rr.ratio(sum / millivolts.length, StrictMath.pow(deviation, power));
  }

  /** Of the whole strip, in segments of 4 s. */
  PowerSpectrum spectrum() {
    if (spectrum == null) {
      double[] values = new double[millivolts.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = millivolts[i];
      }
      spectrum = PowerSpectrum.of(values, HERTZ, 4);
    }
    return spectrum;
  }
}
