package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How far from the R peak one limit of a wave stood in the last beats. A limit that the network is
 * sure of stays where it is; one that it would put anywhere in a stretch is drawn towards the
 * median of the last eight, the more the longer that stretch. Where it stands elsewhere by far, the
 * beat has another shape or rhythm, and those before say nothing about it.
 */
final class LimitHistory {
  private static final int BEATS = 8;
  private static final double SHARE = 0.1; // of the median, a sample of doubt
  private static final double MOST = 0.6;
  private static final double ELSEWHERE = 25; // samples

  private final double[] distances = new double[BEATS]; // beat i in slot i mod BEATS
  private final double[] sorted = new double[BEATS];
  private long beats;

  /**
   * Where the limit is, in the light of those before it; remembers it as the network had it.
   *
   * @param distance from the R peak, in samples at 250 Hz
   * @param doubt {@link WaveMap#doubt}
   */
  double settled(double distance, double doubt) {
    int known = (int) Math.min(beats, BEATS);
    double settled = distance;
    if (known > 0) {
      System.arraycopy(distances, 0, sorted, 0, known);
      Arrays.sort(sorted, 0, known);
      double away = (sorted[(known - 1) / 2] + sorted[known / 2]) / 2 - distance;
      if (Math.abs(away) < ELSEWHERE) {
        settled += Math.min(MOST, SHARE * doubt) * away;
      }
    }
    distances[(int) (beats++ % BEATS)] = distance;
    return settled;
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(beats);
    for (double distance : distances) {
      to.writeDouble(distance);
    }
  }

  void restore(DataInput from) throws IOException {
    beats = from.readLong();
    for (int i = 0; i < BEATS; i++) {
      distances[i] = from.readDouble();
    }
  }
}
