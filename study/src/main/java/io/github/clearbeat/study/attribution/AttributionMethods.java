package io.github.clearbeat.study.attribution;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.explanation.DeepShap;
import io.github.clearbeat.explanation.ExpectedGradients;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.GradCam;
import io.github.clearbeat.explanation.Gradient;
import io.github.clearbeat.explanation.GuidedGradCam;
import io.github.clearbeat.explanation.IntegratedGradients;
import io.github.clearbeat.explanation.Occlusion;
import io.github.clearbeat.explanation.PeakBump;
import io.github.clearbeat.explanation.RandomMap;
import io.github.clearbeat.explanation.SegmentShapley;
import io.github.clearbeat.explanation.Slope;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The methods and controls that are held against each other, as they are drawn: with values shared
 * out over {@link Smoothing#USUAL}. DeepSHAP also comes raw and by waves.
 */
public final class AttributionMethods {
  private static final double BUMP_SECONDS = 0.1;
  private static final int PASSES = 100; // one a background beat
  private static final int STEPS = 64;
  private static final double OCCLUDED_SECONDS = 0.05;

  /** Those that do not know the network, or say only what would change it. */
  private static final List<String> CONTROLS = List.of("gradient", "slope", "r-peak", "random");

  private AttributionMethods() {}

  /** All, methods first. */
  public static List<Variant> of(Preparation preparation) {
    double hertz = preparation.hertz();
    DeepShap deepShap = new DeepShap();
    List<Variant> all = new ArrayList<>();
    for (Explainer method : List.of(GradCam.last(), GradCam.finer(), new GuidedGradCam())) {
      all.add(Variant.smoothed(method, Smoothing.USUAL, hertz, ""));
    }
    all.add(Variant.smoothed(deepShap, Smoothing.USUAL, hertz, ""));
    all.add(Variant.smoothed(deepShap, Smoothing.NONE, hertz, "-raw"));
    all.add(Variant.waves(deepShap));
    int occluded = (int) Math.max(1, Math.round(OCCLUDED_SECONDS * hertz));
    for (Explainer method :
        List.of(
            new ExpectedGradients(PASSES, 1),
            new IntegratedGradients(STEPS),
            new SegmentShapley(),
            new Occlusion(occluded))) {
      all.add(Variant.smoothed(method, Smoothing.USUAL, hertz, ""));
    }
    for (Explainer control : controls(preparation)) {
      all.add(Variant.smoothed(control, Smoothing.USUAL, hertz, ""));
    }
    return all;
  }

  /**
   * Each method and control at each width, named {@code METHOD-20ms}; without suffix where there is
   * but one width.
   *
   * @param widths at least one
   */
  public static List<Variant> of(Preparation preparation, List<Smoothing> widths) {
    List<Variant> all = new ArrayList<>();
    for (Explainer method : of(preparation).stream().map(Variant::method).distinct().toList()) {
      for (Smoothing width : widths) {
        String suffix = String.format(Locale.ROOT, "-%.0fms", width.milliseconds());
        all.add(
            Variant.smoothed(method, width, preparation.hertz(), widths.size() > 1 ? suffix : ""));
      }
    }
    return all;
  }

  private static List<Explainer> controls(Preparation preparation) {
    return List.of(new Gradient(), new Slope(), bump(preparation), new RandomMap(16, 1));
  }

  /** The control that knows only where the R peak stands. */
  public static Explainer bump(Preparation preparation) {
    int halfWidth = (int) Math.max(1, Math.round(BUMP_SECONDS * preparation.hertz()));
    return new PeakBump(preparation.beforeSamples(), halfWidth);
  }

  /** Whether a method of that name is a control. */
  public static boolean isControl(String name) {
    return CONTROLS.stream().anyMatch(c -> name.equals(c) || name.startsWith(c + "-"));
  }
}
