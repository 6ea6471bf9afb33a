package io.github.clearbeat.explanation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The methods, with their usual settings.
 *
 * <pre>{@code
 * Explainers.named("deep-shap").explain(subject, example, winner);
 * }</pre>
 */
public final class Explainers {
  private static final List<Explainer> ALL =
      List.of(
          GradCam.last(),
          GradCam.finer(),
          new GuidedGradCam(),
          new DeepShap(),
          new ExpectedGradients(400, 1),
          new IntegratedGradients(256),
          new SegmentShapley(),
          new Occlusion(18),
          new Gradient(),
          new Slope(),
          new RandomMap(16, 1));

  private Explainers() {}

  /** All methods, in the order in which tables show them. */
  public static List<Explainer> all() {
    return ALL;
  }

  /**
   * The method of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static Explainer named(String name) {
    for (Explainer explainer : ALL) {
      if (explainer.name().equals(name)) {
        return explainer;
      }
    }
    throw new IllegalArgumentException(
        "no method "
            + name
            + " (known: "
            + ALL.stream().map(Explainer::name).collect(Collectors.joining(", "))
            + ")");
  }
}
