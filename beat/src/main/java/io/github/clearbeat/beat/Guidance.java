package io.github.clearbeat.beat;

import java.util.Locale;

/**
 * Where a network is asked to look while it learns: at the beats, weighted by heart rate
 * variability, or at one of the controls without which that claim means nothing.
 *
 * <pre>{@code
 * AttentionTruth.of(peaks, 10, Guidance.HRV, 0);
 * }</pre>
 */
public enum Guidance {
  /** R peaks, the more irregular their RR intervals the brighter. */
  HRV,
  /** R peaks, all alike: a plain QRS mask. */
  QRS,
  /** As HRV, each peak moved by half the RR interval after it (the last by half the median). */
  SHIFTED,
  /** As HRV, the same number of peaks with the same weights at random times of the strip. */
  RANDOM,
  /** Nowhere. */
  OFF;

  /** As it is written on the command line and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
