package io.github.clearbeat.command;

import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.study.RhythmPredictionFile;
import io.github.clearbeat.study.RhythmScores;
import io.github.clearbeat.study.RhythmTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes what came of the training of a rhythm network, and says it. */
record RhythmTrainReport(Console console, Path folder) {
  void write(RhythmTraining.Outcome outcome) throws IOException {
    RhythmScores scores = RhythmScores.of(outcome.predictions());
    String id = outcome.predictions().model();
    for (StripAudit audit : outcome.audits()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%s: used %s of %d records as %s%n",
              audit.set(),
              audit.used(),
              audit.records(),
              audit.classes());
      if (!audit.rejects().isEmpty()) {
        Path rejects = folder.resolve(id + "-" + audit.set() + "-not-used.csv");
        audit.writeCsv(rejects);
        console.out().println("  not used: " + audit.rejectsByReason() + ", see " + rejects);
      }
    }
    Path predictions = folder.resolve(id + "-seed" + outcome.predictions().seed() + ".tsv.gz");
    RhythmPredictionFile.write(predictions, outcome.predictions());
    Confusion gross = scores.gross();
    List<String> classes = scores.headlineClasses();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s, seed %d, %d epochs, out of fold: accuracy %.2f %%, mean F1 of %s %.4f%n",
            id,
            outcome.predictions().seed(),
            outcome.predictions().epochs(),
            100 * gross.accuracy(),
            String.join(", ", classes),
            gross.macroF1(classes));
    for (String name : outcome.predictions().classes()) {
      console.out().printf(Locale.ROOT, "  F1 of %-8s %.4f%n", name, gross.detection(name).f1());
    }
    if (outcome.model().isPresent()) {
      Path file = folder.resolve(id + ".onnx");
      RhythmModel model = outcome.model().get();
      String tested =
          outcome.predictions().protocol()
              + ", five folds, each strip scored by a network that has not seen it";
      ModelFile.write(file, model.withScores(List.of(scores.scores(tested))));
      console.out().println("written: " + file + " and " + predictions);
    } else {
      console.out().println("written: " + predictions);
    }
  }
}
