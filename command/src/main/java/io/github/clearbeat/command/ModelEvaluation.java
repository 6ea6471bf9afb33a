package io.github.clearbeat.command;

import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import java.util.List;
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
 */
record ModelEvaluation(
    String model,
    String sha256,
    Protocol protocol,
    List<String> records,
    List<String> seen,
    Optional<BeatFigures> atr,
    Optional<Confidence> confidence,
    Optional<BeatFigures> detected) {}
