package io.github.clearbeat.training;

import io.github.clearbeat.study.Plan;

/** The size of each optimiser step. */
final class Rate {
  /** Epochs without a better score after which a plateau is halved. */
  static final int PLATEAU_EPOCHS = 3;

  private static final long WARM_SHARE = 20;

  private final Plan plan;
  private final long steps;

  /**
   * The rates of a plan.
   *
   * @param steps of the whole training
   */
  Rate(Plan plan, long steps) {
    this.plan = plan;
    this.steps = steps;
  }

  /** Adam's step size at a step, from 0; the cosine would reach 0 at the step after the last. */
  double at(long step, double factor) {
    return switch (plan.schedule()) {
      case CONSTANT -> plan.learningRate();
      case PLATEAU -> plan.learningRate() * factor;
      case COSINE -> plan.learningRate() * cosine(step, steps);
      case WARM_COSINE -> {
        long warm = Math.max(1, steps / WARM_SHARE);
        yield plan.learningRate()
            * (step < warm ? (step + 1.0) / warm : cosine(step - warm, steps - warm));
      }
    };
  }

  private static double cosine(long step, long steps) {
    return 0.5 * (1 + StrictMath.cos(Math.PI * step / steps));
  }
}
