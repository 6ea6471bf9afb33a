package io.github.clearbeat.training;

import io.github.clearbeat.study.Plan;
import java.util.SplittableRandom;

/** Varies windows as a plan says. Windows are [C][T]; all channels are varied alike. */
final class Augmenter {
  private static final double SHORTEST_WANDER_WINDOWS = 1;
  private static final double LONGEST_WANDER_WINDOWS = 4;

  private static final double SHORTEST_CROP = 1.0 / 3;

  private final Plan.Augmentation plan;
  private final int channels;
  private final int time;
  private final float[] before;
  private final boolean warps;
  private float[] copy = new float[0];
  // The last warp: value t comes from origin + t · speed, from keptFrom to keptTo, in windows.
  private double origin;
  private double speed = 1;
  private double keptFrom;
  private double keptTo = 1;

  Augmenter(Plan.Augmentation plan, int channels, int time) {
    this.plan = plan;
    this.channels = channels;
    this.time = time;
    this.before = new float[channels * time];
    this.warps = plan.stretch() > 0 || plan.crop() > 0;
  }

  /** Varies one window in place. */
  void vary(float[] window, SplittableRandom random) {
    if (warps) {
      draw(random);
      for (int c = 0; c < channels; c++) {
        warp(window, c * time, time);
      }
    }
    double gain = StrictMath.exp(plan.scale() * (2 * random.nextDouble() - 1));
    if (random.nextDouble() < plan.invert()) {
      gain = -gain;
    }
    int shift = random.nextInt(-plan.shiftSamples(), plan.shiftSamples() + 1);
    double deviation = plan.noise() > 0 || plan.wander() > 0 ? deviation(window) : 0;
    double cycles =
        1
            / (SHORTEST_WANDER_WINDOWS
                + random.nextDouble() * (LONGEST_WANDER_WINDOWS - SHORTEST_WANDER_WINDOWS));
    double phase = 2 * Math.PI * random.nextDouble();
    System.arraycopy(window, 0, before, 0, before.length);
    for (int t = 0; t < time; t++) {
      double added = 0;
      if (plan.wander() > 0) {
        double angle = 2 * Math.PI * cycles * t / time + phase;
        added = plan.wander() * deviation * StrictMath.sin(angle);
      }
      if (plan.noise() > 0) {
        added += plan.noise() * deviation * random.nextGaussian();
      }
      int from = Math.max(0, Math.min(time - 1, t + shift));
      for (int c = 0; c < channels; c++) {
        window[c * time + t] = (float) (gain * before[c * time + from] + added);
      }
    }
  }

  /** Moves values over the same stretch of time as the last window varied was moved. */
  void follow(float[] map) {
    if (warps) {
      warp(map, 0, map.length);
    }
  }

  private void draw(SplittableRandom random) {
    speed = StrictMath.exp(plan.stretch() * (2 * random.nextDouble() - 1));
    origin = (1 - speed) * random.nextDouble();
    keptFrom = 0;
    keptTo = 1;
    if (random.nextDouble() < plan.crop()) {
      double length = SHORTEST_CROP + random.nextDouble() * (1 - SHORTEST_CROP);
      keptFrom = random.nextDouble() * (1 - length);
      keptTo = keptFrom + length;
    }
  }

  /** Linear interpolation; zero where nothing is kept or nothing was. */
  private void warp(float[] values, int offset, int length) {
    if (copy.length < length) {
      copy = new float[length];
    }
    System.arraycopy(values, offset, copy, 0, length);
    for (int t = 0; t < length; t++) {
      double here = (t + 0.5) / length;
      double from = (origin + speed * here) * length - 0.5;
      int before = (int) Math.floor(from);
      float value = 0;
      if (here >= keptFrom && here < keptTo && before >= 0 && before < length) {
        float share = (float) (from - before);
        float next = before + 1 < length ? copy[before + 1] : copy[before];
        value = copy[before] + share * (next - copy[before]);
      }
      values[offset + t] = value;
    }
  }

  private double deviation(float[] window) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < before.length; i++) {
      sum += window[i];
      squares += (double) window[i] * window[i];
    }
    double mean = sum / before.length;
    return Math.sqrt(Math.max(0, squares / before.length - mean * mean));
  }
}
