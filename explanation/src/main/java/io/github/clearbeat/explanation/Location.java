package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Stretch;
import io.github.clearbeat.beat.WaveLimits.Wave;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where in a beat an explanation looks.
 *
 * <pre>{@code
 * Location where = Location.of(shap, limits);
 * where.shares().get(Wave.QRS).concentration();   // 3.1: three times its share of time
 * where.peak();                                   // QRS: the pointing game
 * }</pre>
 *
 * @param shares for every stretch of the beat
 * @param peak the stretch in which the greatest |value| stands
 */
public record Location(Map<Wave, Share> shares, Wave peak) {
  /** Keeps its own copy, in the order of time. */
  public Location {
    shares = new EnumMap<>(shares);
  }

  /**
   * What falls into one stretch.
   *
   * @param attribution of Σ |value| over the window, 0 to 1; 0 everywhere where all values are 0
   * @param time of the window, 0 to 1
   */
  public record Share(double attribution, double time) {
    /** Share of attribution over share of time; NaN where the stretch is empty. */
    public double concentration() {
      return attribution / time;
    }
  }

  /** Where the values over the window stand. */
  public static Location of(Attribution attribution, WaveLimits limits) {
    float[] values = attribution.window();
    double total = 0;
    int greatest = 0;
    for (int i = 0; i < values.length; i++) {
      total += Math.abs(values[i]);
      greatest = Math.abs(values[i]) > Math.abs(values[greatest]) ? i : greatest;
    }
    Map<Wave, Share> shares = new EnumMap<>(Wave.class);
    for (Wave wave : Wave.values()) {
      Stretch stretch = limits.stretch(wave);
      double sum = 0;
      for (int i = stretch.from(); i < stretch.to(); i++) {
        sum += Math.abs(values[i]);
      }
      double share = total > 0 ? sum / total : 0;
      shares.put(wave, new Share(share, (double) stretch.length() / values.length));
    }
    return new Location(shares, limits.at(greatest));
  }
}
