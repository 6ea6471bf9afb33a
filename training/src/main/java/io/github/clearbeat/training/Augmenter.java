package io.github.clearbeat.training;

import io.github.clearbeat.study.Plan;
import java.util.SplittableRandom;

/** Varies windows as a plan says. Windows are [C][T]; all channels are varied alike. */
final class Augmenter {
  private static final double SHORTEST_WANDER_WINDOWS = 1;
  private static final double LONGEST_WANDER_WINDOWS = 4;

  private final Plan.Augmentation plan;
  private final int channels;
  private final int time;
  private final float[] before;

  Augmenter(Plan.Augmentation plan, int channels, int time) {
    this.plan = plan;
    this.channels = channels;
    this.time = time;
    this.before = new float[channels * time];
  }

  /** Varies one window in place. */
  void vary(float[] window, SplittableRandom random) {
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
