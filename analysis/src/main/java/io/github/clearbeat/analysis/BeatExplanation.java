package io.github.clearbeat.analysis;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Smoothing;
import java.util.Optional;

/**
 * Why a beat was given its class, three ways, and how far each can be believed.
 *
 * <p>Attributions stand here as the methods gave them: their sums are exact. What is drawn, and
 * whose greatest tenth is marked, is the same shared out over a short time, {@link #drawn}.
 *
 * @param position of the beat among the analysis's beats
 * @param beat as it was classified
 * @param classIndex the class that is explained, by position among the model's classes
 * @param example what went into the network, with the limits of its waves
 * @param gradCam at the last depth, signed
 * @param finerGradCam at the finer depth, signed
 * @param shap DeepSHAP values over the window
 * @param segments exact Shapley values of the stretches of the beat
 * @param smoothing over how long values are shared out before they are drawn and marked
 * @param gradCamMarks of {@code gradCam} as drawn
 * @param shapMarks of {@code shap} as drawn
 * @param slopeMarks of |dV/dt| likewise: the control that knows no network
 * @param values what {@code shap} says of named values; empty where the network takes none
 */
public record BeatExplanation(
    int position,
    ClassifiedBeat beat,
    int classIndex,
    Example example,
    Attribution gradCam,
    Attribution finerGradCam,
    Attribution shap,
    Attribution segments,
    Smoothing smoothing,
    MarkCheck gradCamMarks,
    MarkCheck shapMarks,
    MarkCheck slopeMarks,
    Optional<ExplainedValues> values) {

  /**
   * An attribution as it is drawn.
   *
   * @param raw one of this explanation
   * @param hertz samples of the window a second
   */
  public Attribution drawn(Attribution raw, double hertz) {
    return smoothing.of(raw, hertz);
  }
}
