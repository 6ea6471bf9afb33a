package io.github.clearbeat.command;

import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Noise;
import io.github.clearbeat.study.scoring.NoiseFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a stored model over a protocol's test records, at the reference's R peaks and at our own,
 * and with noise.
 *
 * @param model to be scored
 * @param protocol whose test set
 * @param root the data root
 * @param records that are tested, as in {@code mitdb/208}
 * @param noises added one after the other, by name
 * @param decibels their signal-to-noise ratios
 */
record ModelScoring(
    Model model,
    Protocol protocol,
    Path root,
    List<String> records,
    List<String> noises,
    List<Double> decibels) {
  private static final double MITDB_HERTZ = 360;
  private static final List<Noise.Stretch> STRETCHES = List.of(Noise.Stretch.values());

  /**
   * What came of it.
   *
   * @param predictions at the reference's R peaks, if asked for
   * @param detected what was counted at our own, if asked for
   * @param noisy with noise, and without over the same stretches; empty without noise
   */
  record Outcome(
      Optional<Predictions> predictions,
      Optional<DetectedBeats> detected,
      List<NoiseFigures> noisy) {}

  /**
   * Checks that every record is there before anything is run.
   *
   * @throws MalformedInputException if one is missing
   */
  void checkRecords() throws IOException {
    Path folder = BeatDataSet.mitdb(root).folder();
    for (String record : records) {
      String name = record.substring(record.indexOf('/') + 1);
      for (String ending : List.of(".hea", ".atr")) {
        if (!Files.isRegularFile(folder.resolve(name + ending))) {
          throw new MalformedInputException(
              folder.resolve(name + ending).toString(),
              "this file is missing, and the test needs all of its "
                  + records.size()
                  + " records; --records scores some of them");
        }
      }
    }
  }

  /** Scores. */
  Outcome run(boolean atr, boolean found, Progress progress) throws IOException {
    if (!atr) {
      // Asking for nothing says whether the model's classes fit.
      Predictions.of(model, protocol, root, List.of(), Predictions.Stress.NONE, () -> {});
    }
    List<NoiseFigures> noisy = new ArrayList<>();
    Optional<Predictions> predictions = Optional.empty();
    if (atr) {
      predictions = Optional.of(predictions(Predictions.Stress.NONE, progress));
      if (!noises.isEmpty()) {
        atr("", Double.POSITIVE_INFINITY, predictions.get(), noisy);
      }
    }
    Optional<DetectedBeats> detected = Optional.empty();
    if (found) {
      List<DetectedBeats.Part> parts = new ArrayList<>(List.of(DetectedBeats.Part.WHOLE));
      parts.addAll(stretches());
      List<DetectedBeats> counted = detected(Predictions.Stress.NONE, parts, progress);
      detected = Optional.of(counted.get(0));
      found("", Double.POSITIVE_INFINITY, counted.subList(1, counted.size()), noisy);
    }
    for (String name : noises) {
      Noise noise = Noise.of(root, name);
      for (double level : decibels) {
        Predictions.Stress stress = (clean, lead, truth) -> noise.over(clean, lead, truth, level);
        if (atr) {
          atr(name, level, predictions(stress, progress), noisy);
        }
        if (found) {
          found(name, level, detected(stress, stretches(), progress), noisy);
        }
      }
    }
    return new Outcome(predictions, detected, noisy);
  }

  /** How many times the records are gone through. */
  long passes(boolean atr, boolean found) {
    return ((atr ? 1L : 0) + (found ? 1 : 0)) * (1 + (long) noises.size() * decibels.size());
  }

  private List<DetectedBeats.Part> stretches() {
    return noises.isEmpty()
        ? List.of()
        : STRETCHES.stream().<DetectedBeats.Part>map(stretch -> stretch::holds).toList();
  }

  private Predictions predictions(Predictions.Stress stress, Progress progress) throws IOException {
    return Predictions.of(model, protocol, root, records, stress, progress::step);
  }

  private List<DetectedBeats> detected(
      Predictions.Stress stress, List<DetectedBeats.Part> parts, Progress progress)
      throws IOException {
    return DetectedBeats.of(model, BeatDataSet.mitdb(root), records, stress, parts, progress);
  }

  private static void atr(
      String noise, double level, Predictions predictions, List<NoiseFigures> to) {
    for (Noise.Stretch stretch : STRETCHES) {
      Predictions part = predictions.where(row -> stretch.holds(row.sampleIndex(), MITDB_HERTZ));
      to.add(new NoiseFigures(noise, false, level, stretch, BeatFigures.brief(part)));
    }
  }

  private static void found(
      String noise, double level, List<DetectedBeats> counted, List<NoiseFigures> to) {
    for (int i = 0; i < counted.size(); i++) {
      BeatFigures figures =
          BeatFigures.briefOfGroups(counted.get(i).papers(), counted.get(i).bxb());
      to.add(new NoiseFigures(noise, true, level, STRETCHES.get(i), figures));
    }
  }
}
