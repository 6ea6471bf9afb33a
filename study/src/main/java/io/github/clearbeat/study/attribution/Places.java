package io.github.clearbeat.study.attribution;

import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.beat.WaveLimits.Stretch;
import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Inside;
import io.github.clearbeat.explanation.Location;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Where a map looks. */
final class Places {
  private static final Wave[] STRETCHES = {Wave.P, Wave.PR, Wave.QRS, Wave.ST, Wave.T};

  private Places() {}

  /**
   * Puts the measures of place.
   *
   * @param limits delineated; without them only what lies elsewhere is known
   */
  static void put(
      Map<AttributionMeasure, Double> values, Attribution map, Optional<WaveLimits> limits) {
    values.put(AttributionMeasure.ELSEWHERE, elsewhere(map));
    if (limits.isEmpty()) {
      return;
    }
    float[] window = map.window();
    boolean[] all = new boolean[window.length];
    Arrays.fill(all, true);
    boolean[] waves = new boolean[window.length];
    for (Wave wave : new Wave[] {Wave.P, Wave.QRS, Wave.T}) {
      if (limits.get().found(wave)) {
        mark(waves, limits.get().stretch(wave));
      }
    }
    Inside inside = Inside.of(window, waves, all);
    values.put(AttributionMeasure.LOCALISATION, inside.top());
    values.put(AttributionMeasure.WAVE_TIME, inside.time());
    values.put(AttributionMeasure.POINTS, inside.peak());
    boolean[] qrs = new boolean[window.length];
    mark(qrs, limits.get().stretch(Wave.QRS));
    values.put(AttributionMeasure.POINTS_QRS, Inside.of(window, qrs, all).peak());
    Location location = Location.of(map, limits.get());
    for (Wave wave : STRETCHES) {
      Location.Share share = location.shares().get(wave);
      values.put(AttributionMeasure.valueOf("SHARE_" + wave.name()), share.attribution());
      values.put(AttributionMeasure.valueOf("TIME_" + wave.name()), share.time());
    }
  }

  private static void mark(boolean[] marks, Stretch stretch) {
    Arrays.fill(marks, stretch.from(), stretch.to(), true);
  }

  /** The share of Σ |value| that is not on the beat's own window; NaN where all values are 0. */
  static double elsewhere(Attribution map) {
    double own = 0;
    for (float value : map.window()) {
      own += Math.abs(value);
    }
    double all = 0;
    for (Attribution.Part part : map.parts()) {
      for (float value : part.values()) {
        all += Math.abs(value);
      }
    }
    return (all - own) / all;
  }
}
