package io.github.clearbeat.study.attribution;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.explanation.DeepShap;
import io.github.clearbeat.explanation.Deviation;
import io.github.clearbeat.explanation.ExpectedGradients;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Gradient;
import io.github.clearbeat.explanation.IntegratedGradients;
import io.github.clearbeat.explanation.RandomValues;
import io.github.clearbeat.explanation.SampledShapley;
import io.github.clearbeat.explanation.SegmentShapley;
import io.github.clearbeat.explanation.ValueOcclusion;
import java.util.List;

/** The methods and controls that say what named values count for, methods first. */
public final class ValueMethods {
  /** What stands before a method's name where it is asked about named values. */
  public static final String PREFIX = "values:";

  private static final int PASSES = 100; // one a background beat
  private static final int STEPS = 64;
  private static final int ORDERS = 8;
  private static final List<String> CONTROLS = List.of("gradient", "deviation", "random");

  private ValueMethods() {}

  /** None for a network that is told no values. */
  public static List<Explainer> of(Preparation preparation) {
    return preparation.featureNames().isEmpty()
        ? List.of()
        : List.of(
            new DeepShap(),
            new ExpectedGradients(PASSES, 1),
            new IntegratedGradients(STEPS),
            new SampledShapley(preparation, ORDERS, 1),
            SegmentShapley.ofTerms(preparation),
            new ValueOcclusion(preparation),
            new Gradient(),
            new Deviation(),
            new RandomValues(1));
  }

  /** Its name in findings and tables. */
  static String name(Explainer method) {
    return PREFIX + method.name();
  }

  /** Whether a name in findings is that of a control. */
  public static boolean isControl(String name) {
    return CONTROLS.stream().anyMatch(c -> name.equals(PREFIX + c));
  }
}
