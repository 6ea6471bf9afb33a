package io.github.clearbeat.command;

import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a stored model did.
 *
 * @param model its id
 * @param sha256 of its weights
 * @param protocol whose test set
 * @param records that were tested
 * @param seen those of them that it was trained on
 * @param atr figures at the reference's R peaks
 * @param confidence of its probabilities there
 * @param detected figures at our own R peaks
 * @param noise the name of the noise that was added besides, or empty
 * @param noisy figures at our own R peaks in that noise, by signal-to-noise ratio in decibels
 */
record ModelEvaluation(
    String model,
    String sha256,
    Protocol protocol,
    List<String> records,
    List<String> seen,
    Optional<BeatFigures> atr,
    Optional<Confidence> confidence,
    Optional<BeatFigures> detected,
    String noise,
    Map<Double, BeatFigures> noisy) {}
