package io.github.clearbeat.study;

import io.github.clearbeat.beat.RhythmFeatures;
import io.github.clearbeat.recording.Rhythm;
import java.util.Arrays;

/**
 * The rule of thumb that a rhythm classifier must beat: irregular is fibrillation, else below 60 a
 * minute is bradycardia, up to 100 sinus rhythm, above tachycardia.
 *
 * <p>Irregular is a share of successive RR differences above a tenth of the median RR ({@code
 * pNN10}) that exceeds the limit.
 *
 * <pre>{@code
 * HeartRateRule rule = HeartRateRule.fit(shares, fibrillates);
 * Rhythm rhythm = rule.rhythm(RhythmFeatures.of(strip, peaks));
 * }</pre>
 *
 * @param irregularAbove percent of successive differences
 */
record HeartRateRule(double irregularAbove) {
  private static final double SLOW = 60;
  private static final double FAST = 100;

  /** A limit of 50 %, fitted on nothing. */
  public static HeartRateRule unfitted() {
    return new HeartRateRule(50);
  }

  /**
   * The limit with the largest sum of sensitivity and specificity for fibrillation on a training
   * fold; the lowest of several. Half way between two values.
   *
   * @param percent pNN10 of each strip
   * @param fibrillates whether each is fibrillation; both must be there
   */
  public static HeartRateRule fit(double[] percent, boolean[] fibrillates) {
    Integer[] order = new Integer[percent.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(percent[a], percent[b]));
    int ill = 0;
    for (boolean one : fibrillates) {
      ill += one ? 1 : 0;
    }
    int well = percent.length - ill;
    if (ill == 0 || well == 0) {
      throw new IllegalArgumentException("expected strips with fibrillation and strips without");
    }
    double most = Double.NEGATIVE_INFINITY;
    double limit = 0;
    int illBelow = 0;
    int wellBelow = 0;
    for (int k = 0; k + 1 < order.length; k++) {
      illBelow += fibrillates[order[k]] ? 1 : 0;
      wellBelow += fibrillates[order[k]] ? 0 : 1;
      double here = percent[order[k]];
      double next = percent[order[k + 1]];
      double sum = (double) (ill - illBelow) / ill + (double) wellBelow / well;
      if (next > here && sum > most) {
        most = sum;
        limit = (here + next) / 2;
      }
    }
    return new HeartRateRule(limit);
  }

  /** SB, SR, ST or AFIB. */
  public Rhythm rhythm(RhythmFeatures features) {
    return rhythm(features.value("bpm"), features.value("pNN10"));
  }

  /** SB, SR, ST or AFIB, from the rate a minute and pNN10 in percent. */
  public Rhythm rhythm(double bpm, double percent) {
    if (percent > irregularAbove) {
      return Rhythm.ATRIAL_FIBRILLATION;
    }
    return bpm < SLOW
        ? Rhythm.SINUS_BRADYCARDIA
        : bpm <= FAST ? Rhythm.SINUS_RHYTHM : Rhythm.SINUS_TACHYCARDIA;
  }
}
