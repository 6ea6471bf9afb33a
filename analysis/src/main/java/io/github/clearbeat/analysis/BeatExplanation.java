package io.github.clearbeat.analysis;

import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Faithfulness;

/**
 * Why a beat was given its class, three ways, and how far each can be believed.
 *
 * @param position of the beat among the analysis's beats
 * @param beat as it was classified
 * @param classIndex the class that is explained, by position among the model's classes
 * @param example what went into the network, with the limits of its waves
 * @param gradCam at the last depth, signed
 * @param finerGradCam at the finer depth, signed
 * @param shap DeepSHAP values over the window
 * @param segments exact Shapley values of the stretches of the beat
 * @param gradCamFaithfulness of {@code gradCam}
 * @param shapFaithfulness of {@code shap}
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
    Faithfulness gradCamFaithfulness,
    Faithfulness shapFaithfulness) {}
