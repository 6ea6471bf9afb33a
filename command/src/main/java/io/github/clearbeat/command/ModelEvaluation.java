package io.github.clearbeat.command;

import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import io.github.clearbeat.study.scoring.NamedFigures;
import io.github.clearbeat.study.scoring.NoiseFigures;
import io.github.clearbeat.study.scoring.TestBasis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a stored model did.
 *
 * @param model its id
 * @param sha256 of its weights
 * @param basis what was scored
 * @param seed of training and split
 * @param stored the name of the file that the predictions stand in, or empty if they were made now
 * @param records that were tested
 * @param seen those of them that it was trained on
 * @param switches what explains most differences to other people's figures, by name
 * @param atr figures at the reference's R peaks
 * @param confidence of its probabilities there
 * @param named what the model's rule of which beats it names does there
 * @param folds figures there by fold, from 0; empty where there are none
 * @param detected figures at our own R peaks
 * @param detectedNamed what the rule does there
 * @param noisy figures with noise, and without over the same stretches
 */
record ModelEvaluation(
    String model,
    String sha256,
    TestBasis basis,
    long seed,
    String stored,
    List<String> records,
    List<String> seen,
    Map<String, String> switches,
    Optional<BeatFigures> atr,
    Optional<Confidence> confidence,
    Optional<NamedFigures> named,
    Map<Integer, BeatFigures> folds,
    Optional<BeatFigures> detected,
    Optional<NamedFigures> detectedNamed,
    List<NoiseFigures> noisy) {}
