package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes strips ready for a network, from recordings that are in memory; {@link StripCutter} does
 * the same on a stream, bit for bit.
 *
 * <p>Missing samples are bridged by a straight line between their neighbours, and by the nearest
 * value at the ends; a strip that is all missing becomes zeros. May be used from several threads.
 *
 * <pre>{@code
 * StripPreparer preparer = new StripPreparer(StripPreparation.tenSeconds(250));
 * float[] input = preparer.prepare(millivolts, 500);    // 5000 samples in, 2500 out
 * List<PreparedStrip> strips = preparer.strips(lead);   // one every hop
 * }</pre>
 */
public final class StripPreparer {
  private static final double RUNNING_SECONDS = 1; // on either side

  private final StripPreparation preparation;
  private final StripBand band; // null without a filter

  /** A preparer that does what the preparation says. */
  public StripPreparer(StripPreparation preparation) {
    this.preparation = preparation;
    band =
        preparation.filter() == StripPreparation.Filter.BAND
            ? new StripBand(preparation.hertz())
            : null;
  }

  /** What it does. */
  public StripPreparation preparation() {
    return preparation;
  }

  /**
   * One strip of a recording: all of it where it is no longer than a strip, fitted as the
   * preparation says; the middle of it where it is longer.
   *
   * @param millivolts the lead; NaN where a sample is missing
   * @param hertz its rate
   * @return T floats
   */
  public float[] prepare(float[] millivolts, double hertz) {
    return middle(Samples.of(millivolts, hertz)).values();
  }

  /** As {@link #prepare}, with what is known about the strip. */
  public PreparedStrip middle(Samples lead) {
    Samples resampled = StripCutter.resampled(lead, preparation.hertz());
    int samples = preparation.samples();
    int from = Math.max(0, (resampled.length() - samples) / 2);
    int to = Math.min(resampled.length(), from + samples);
    return ready(resampled.slice(from, to).toArray(), resampled.firstIndex() + from);
  }

  /**
   * All strips of a recording: one every hop from its beginning, and one that ends with it where
   * they leave at least a tenth of a strip uncovered. A recording that is shorter than a strip
   * gives one; an empty one gives none.
   */
  public List<PreparedStrip> strips(Samples lead) {
    List<PreparedStrip> strips = new ArrayList<>();
    StripCutter cutter = new StripCutter(preparation, lead.hertz());
    cutter.push(lead, strips::add);
    cutter.finish(strips::add);
    return strips;
  }

  /**
   * Bridges, filters, normalises and fits.
   *
   * @param strip at most T resampled millivolts, changed on the way
   * @param firstSample where it stands
   */
  PreparedStrip ready(float[] strip, long firstSample) {
    int present = bridge(strip);
    if (band != null) {
      band.apply(strip);
    }
    double deviation = normalise(strip);
    double share = (double) present / preparation.samples();
    if (strip.length == preparation.samples()) {
      return new PreparedStrip(firstSample, strip, share, deviation);
    }
    boolean centred = preparation.fit() == StripPreparation.Fit.CENTRED;
    int before = centred ? (preparation.samples() - strip.length) / 2 : 0;
    return new PreparedStrip(firstSample - before, fitted(strip, before), share, deviation);
  }

  private float[] fitted(float[] strip, int before) {
    float[] values = new float[preparation.samples()];
    if (strip.length == 0) {
      return values;
    }
    switch (preparation.fit()) {
      case CENTRED -> System.arraycopy(strip, 0, values, before, strip.length);
      case REPEATED -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = strip[i % strip.length];
        }
      }
    }
    return values;
  }

  /** How many samples were there. */
  private static int bridge(float[] strip) {
    int present = 0;
    int last = -1;
    for (int i = 0; i < strip.length; i++) {
      if (Float.isFinite(strip[i])) {
        present++;
        for (int k = last + 1; k < i; k++) {
          float share = last < 0 ? 1 : (float) (k - last) / (i - last);
          strip[k] = last < 0 ? strip[i] : strip[last] + share * (strip[i] - strip[last]);
        }
        last = i;
      }
    }
    Arrays.fill(strip, last + 1, strip.length, last < 0 ? 0f : strip[last]);
    return present;
  }

  /** The deviation of the whole strip, in millivolts. */
  private double normalise(float[] strip) {
    double[] sums = new double[strip.length + 1];
    double[] squares = new double[strip.length + 1];
    double offset = strip.length == 0 ? 0 : strip[0]; // keeps the squares small
    for (int i = 0; i < strip.length; i++) {
      double value = strip[i] - offset;
      sums[i + 1] = sums[i] + value;
      squares[i + 1] = squares[i] + value * value;
    }
    int all = strip.length;
    int reach =
        preparation.normalisation() == StripPreparation.Normalisation.RUNNING
            ? (int) Math.round(RUNNING_SECONDS * preparation.hertz())
            : all;
    for (int i = 0; i < all; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(all, i + reach + 1);
      double mean = offset + (sums[to] - sums[from]) / (to - from);
      double scale =
          preparation.normalisation() == StripPreparation.Normalisation.MILLIVOLTS
              ? 1
              : Math.max(
                  StripPreparation.DEVIATION_FLOOR_MILLIVOLTS, deviation(sums, squares, from, to));
      strip[i] = (float) ((strip[i] - mean) / scale);
    }
    return all == 0 ? 0 : deviation(sums, squares, 0, all);
  }

  private static double deviation(double[] sums, double[] squares, int from, int to) {
    double mean = (sums[to] - sums[from]) / (to - from);
    double square = (squares[to] - squares[from]) / (to - from);
    return Math.sqrt(Math.max(0, square - mean * mean));
  }
}
