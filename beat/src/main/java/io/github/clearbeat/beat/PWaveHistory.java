package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the last beats say about whether there are P waves: how sure the network was of theirs, how
 * far before the R peak they stood, and how regular the beats came. In atrial fibrillation a wave
 * that looks like P comes now and then, nowhere in particular; true ones come before every beat, at
 * the same place.
 */
final class PWaveHistory {
  private static final int BEATS = 8;
  private static final double OWN = 0.45; // share of the beat's own probability
  private static final double IRREGULARITY = 0.6;
  private static final double MOST_IRREGULAR = 0.2;
  private static final double USUAL_IRREGULARITY = 0.05;
  private static final double ELSEWHERE = 2; // a second
  private static final double FARTHEST_SECONDS = 0.08;
  private static final double USUAL_SECONDS = 0.01;
  private static final double SHORTEST_SECONDS = 0.2; // of an RR interval

  private final double[] probabilities = new double[BEATS]; // beat i in slot i mod BEATS
  private final double[] distances = new double[BEATS]; // seconds from P to R, NaN without a P
  private final double[] intervals = new double[BEATS]; // seconds from the R peak before
  private final double[] sorted = new double[BEATS];
  private final double[] changes = new double[BEATS];
  private long beats;
  private double last; // R peak, seconds

  /**
   * How likely a beat has a P wave, in the light of those before it.
   *
   * @param probability what the network says of this beat
   * @param distance seconds from its P wave to its R peak
   * @param rPeak in seconds of the stream
   */
  double evidence(double probability, double distance, double rPeak) {
    int known = (int) Math.min(beats, BEATS);
    if (known == 0) {
      return probability - IRREGULARITY * USUAL_IRREGULARITY - ELSEWHERE * USUAL_SECONDS;
    }
    double sum = 0;
    for (int i = 0; i < known; i++) {
      sum += probabilities[i];
    }
    double usual = medianDistance(known);
    double away = usual > 0 ? Math.abs(distance - usual) : USUAL_SECONDS;
    return OWN * probability
        + (1 - OWN) * sum / known
        - IRREGULARITY * Math.min(MOST_IRREGULAR, irregularity(rPeak - last))
        - ELSEWHERE * Math.min(FARTHEST_SECONDS, away);
  }

  /** Median change from one RR interval to the next, as a part of the median interval. */
  private double irregularity(double interval) {
    int count = 0;
    double later = interval;
    sorted[count++] = interval;
    for (long beat = beats - 1; beat >= Math.max(1, beats - BEATS + 1); beat--) {
      double one = intervals[(int) (beat % BEATS)];
      sorted[count++] = one;
      changes[count - 2] = Math.abs(later - one);
      later = one;
    }
    return count < 2
        ? USUAL_IRREGULARITY
        : median(changes, count - 1) / Math.max(SHORTEST_SECONDS, median(sorted, count));
  }

  private double medianDistance(int known) {
    int count = 0;
    for (int i = 0; i < known; i++) {
      if (distances[i] > 0) {
        sorted[count++] = distances[i];
      }
    }
    return count == 0 ? Double.NaN : median(sorted, count);
  }

  /** The median of the first so many values, which are sorted. */
  private static double median(double[] values, int count) {
    Arrays.sort(values, 0, count);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
  }

  /** Takes note of a beat; NaN as distance where nothing like a P wave was seen. */
  void add(double probability, double distance, double rPeak) {
    int slot = (int) (beats % BEATS);
    probabilities[slot] = probability;
    distances[slot] = distance;
    intervals[slot] = rPeak - last;
    last = rPeak;
    beats++;
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(beats);
    to.writeDouble(last);
    for (int i = 0; i < BEATS; i++) {
      to.writeDouble(probabilities[i]);
      to.writeDouble(distances[i]);
      to.writeDouble(intervals[i]);
    }
  }

  void restore(DataInput from) throws IOException {
    beats = from.readLong();
    last = from.readDouble();
    for (int i = 0; i < BEATS; i++) {
      probabilities[i] = from.readDouble();
      distances[i] = from.readDouble();
      intervals[i] = from.readDouble();
    }
  }
}
