package io.github.clearbeat.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationPageTest {
  /** Before P 20 samples, P 10, PR 10, QRS 20, ST 10, T 20, after T 10. */
  private static final WaveLimits LIMITS = new WaveLimits(100, 20, 30, 40, 60, 70, 90, true, true);

  private static GlobalAttribution looking(float qrs, float t) {
    GlobalAttribution global = new GlobalAttribution(List.of("N", "V"), 100);
    float[] values = new float[100];
    values[50] = qrs;
    values[80] = t;
    global.add(
        1,
        new Example(new float[][] {new float[100]}, 0, 100, Optional.of(LIMITS), List.of()),
        new Attribution(
            "any",
            1,
            List.of(new Attribution.Part("beat", new Shape(1, 100), values)),
            0,
            100,
            List.of(),
            List.of(),
            0,
            0));
    return global;
  }

  private static GlobalExplanation.OfMethod method(String name, float qrs, float t) {
    GlobalExplanation.MeanDrop drop = new GlobalExplanation.MeanDrop(0.5, 0.1);
    return new GlobalExplanation.OfMethod(name, looking(qrs, t), drop, drop);
  }

  private static String page() {
    List<ExplanationTrial.Row> rows = new ArrayList<>();
    for (String method : List.of("grad-cam", "deep-shap", "slope")) {
      for (Smoothing smoothing : List.of(Smoothing.NONE, Smoothing.USUAL)) {
        for (Filler filler : Filler.values()) {
          double drop = method.equals("deep-shap") ? 0.2 : method.equals("slope") ? 0.3 : 0.1;
          drop += smoothing.equals(Smoothing.NONE) ? -0.05 : 0;
          drop += filler == Filler.BACKGROUND && method.equals("deep-shap") ? 0.25 : 0;
          rows.add(new ExplanationTrial.Row(method, smoothing, filler, drop, 0.02, 0.8, 0.4, 0.9));
        }
      }
    }
    return new ExplanationPage(
            List.of(
                new ExplanationPage.OfModel(
                    "a-model",
                    "some beats",
                    new ExplanationTrial(40, List.of(), rows),
                    new GlobalExplanation(
                        40,
                        List.of(),
                        List.of(
                            method("deep-shap", 8, -2),
                            method("grad-cam", 5, 5),
                            method("slope", 9, 1))))),
            "a command")
        .markdown();
  }

  @Test
  void methodsAreHeldAgainstTheSlope() {
    assertThat(page())
        .contains("by 0.15 with raw values and by 0.20 with smoothed ones")
        .contains("a straight line, |dV/dt|, which knows no network, loses 0.30: none of 2 methods")
        .contains("background beat, |dV/dt|, which knows no network, loses 0.30: 1 of 2 methods")
        .contains("do better (deep-shap 0.45)");
  }

  @Test
  void theShareOfTheTWaveIsHeldAgainstItsTime() {
    assertThat(page())
        .contains(
            "deep-shap of V: 80 % of |value| in QRS, which takes 20 % of the time, and 20 % in T,"
                + " which takes 20 %: T gets no more than its time.")
        .contains("grad-cam of V: 50 % of |value| in QRS")
        .contains("and 50 % in T, which takes 20 %: T gets more than its time.")
        .contains("| slope | 0 / 90 / 10 |", "| share of time | 10 / 20 / 20 |");
  }
}
