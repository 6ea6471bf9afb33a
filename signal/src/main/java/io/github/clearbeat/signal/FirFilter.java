package io.github.clearbeat.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A linear-phase filter of finite response: output index {@code i} is the filtered signal at input
 * index {@code i}, held back by {@link #delaySamples()}.
 *
 * <p>Every filter is the difference of two low-passes (either may be absent), so missing samples,
 * and those before the beginning and after the end, are simply left out of the two weighted means:
 * a step never arises at a gap. An output is missing where its own input sample is.
 *
 * <pre>{@code
 * FirFilter filter = FirFilter.bandPass(360, 0.5, 40, 1);
 * filter.delaySamples();   // 637: half the kernel
 * }</pre>
 */
public final class FirFilter implements Stage<Samples, Samples> {
  private static final double ATTENUATION_DECIBELS = 60;

  private final int half;
  private final float[] upper; // the low-pass whose output is kept; a lone 1 if none
  private final float[] lower; // the low-pass whose output is taken off; all 0 if none
  private final boolean hasLower;
  private final float[] kernel; // upper - lower
  private final float[] ring; // twice, so that a span never wraps
  private final long settings;
  private final Cursor cursor;

  private FirFilter(double hertz, double[] upper, double[] lower) {
    cursor = new Cursor(hertz, hertz);
    half = Math.max(upper.length, lower.length) / 2;
    this.upper = centred(upper);
    this.lower = centred(lower);
    hasLower = lower.length > 0;
    kernel = new float[2 * half + 1];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = this.upper[i] - this.lower[i];
    }
    ring = new float[2 * kernel.length];
    settings = StateHeader.hash(hertz, half, StateHeader.hash(upper), StateHeader.hash(lower));
  }

  /**
   * Keeps what is slower than {@code cutoffHertz}.
   *
   * @param hertz samples per second
   * @param cutoffHertz where the gain is one half
   * @param transitionHertz width of the band, centred at the cutoff, in which the gain falls
   */
  public static FirFilter lowPass(double hertz, double cutoffHertz, double transitionHertz) {
    return new FirFilter(
        hertz,
        WindowedSinc.lowPass(hertz, cutoffHertz, transitionHertz, ATTENUATION_DECIBELS),
        new double[0]);
  }

  /** Keeps what is faster than {@code cutoffHertz}; parameters as in {@link #lowPass}. */
  public static FirFilter highPass(double hertz, double cutoffHertz, double transitionHertz) {
    return new FirFilter(
        hertz,
        new double[] {1},
        WindowedSinc.lowPass(hertz, cutoffHertz, transitionHertz, ATTENUATION_DECIBELS));
  }

  /** Keeps what lies between the two cutoffs; parameters as in {@link #lowPass}. */
  public static FirFilter bandPass(
      double hertz, double lowHertz, double highHertz, double transitionHertz) {
    return new FirFilter(
        hertz,
        WindowedSinc.lowPass(hertz, highHertz, transitionHertz, ATTENUATION_DECIBELS),
        WindowedSinc.lowPass(hertz, lowHertz, transitionHertz, ATTENUATION_DECIBELS));
  }

  @Override
  public int delaySamples() {
    return half;
  }

  @Override
  public void push(Samples input, Consumer<? super Samples> consumer) {
    if (cursor.begins(input)) {
      Arrays.fill(ring, Float.NaN);
    }
    for (int i = 0; i < input.length(); i++) {
      take(input.millivolts(i), consumer);
    }
    cursor.flush(consumer);
  }

  @Override
  public void finish(Consumer<? super Samples> consumer) {
    for (long end = cursor.pushed(); cursor.next() < end; ) {
      take(Float.NaN, consumer);
    }
    cursor.flush(consumer);
  }

  private void take(float value, Consumer<? super Samples> consumer) {
    int at = (int) Math.floorMod(cursor.take(), (long) kernel.length);
    ring[at] = value;
    ring[at + kernel.length] = value;
    if (cursor.next() + half < cursor.pushed()) {
      cursor.give(value(), consumer);
    }
  }

  private float value() {
    int oldest = (int) Math.floorMod(cursor.next() - half, (long) kernel.length);
    float value = dot(oldest);
    return Float.isFinite(value) ? value : valueWithGaps(oldest);
  }

  /** Weights are the same from both ends: samples are added in pairs before one product. */
  private float dot(int oldest) {
    int newest = oldest + kernel.length - 1;
    float sum = ring[oldest + half] * kernel[half];
    for (int i = 0; i < half; i++) {
      sum += (ring[oldest + i] + ring[newest - i]) * kernel[i];
    }
    return sum;
  }

  private float valueWithGaps(int oldest) {
    if (!Float.isFinite(ring[oldest + half])) {
      return Float.NaN;
    }
    float value = weightedMean(oldest, upper);
    return hasLower ? value - weightedMean(oldest, lower) : value;
  }

  private float weightedMean(int oldest, float[] weights) {
    float sum = 0;
    float total = 0;
    for (int i = 0; i < weights.length; i++) {
      float sample = ring[oldest + i];
      if (Float.isFinite(sample)) {
        sum += sample * weights[i];
        total += weights[i];
      }
    }
    return sum / total;
  }

  private float[] centred(double[] weights) {
    float[] centred = new float[2 * half + 1];
    int from = half - weights.length / 2;
    for (int i = 0; i < weights.length; i++) {
      centred[from + i] = (float) weights[i];
    }
    return centred;
  }

  private StateHeader header() {
    return new StateHeader("fir-filter", 1, settings);
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    cursor.save(to);
    for (int i = 0; i < kernel.length; i++) {
      to.writeFloat(ring[i]);
    }
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    cursor.restore(from);
    for (int i = 0; i < kernel.length; i++) {
      ring[i] = from.readFloat();
      ring[i + kernel.length] = ring[i];
    }
  }
}
