package io.github.clearbeat.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Chooses how many epochs to train on patient-grouped folds inside the training records. What a
 * fold gave is kept in a file of the work folder, so that a choice that was interrupted goes on,
 * and other seeds of the same recipe find it made.
 */
final class FoldChoice {
  private static final long SEED = 1;

  private final Recipe recipe;
  private final Protocol protocol;
  private final Trainer trainer;
  private final Path file;
  private final Path work;

  FoldChoice(Recipe recipe, Protocol protocol, Trainer trainer, Path work) {
    this.recipe = recipe;
    this.protocol = protocol;
    this.trainer = trainer;
    this.work = work;
    file = work.resolve(recipe.modelId(protocol) + "-folds.json");
  }

  int parts() {
    return recipe.epochsToChooseFrom().size() * BeatTraining.FOLDS;
  }

  /** The number of epochs with the best mean macro F1 over the folds' held-out patients. */
  int epochs(Examples training, BeatTraining.Watcher watcher) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode kept =
        Files.exists(file) ? (ObjectNode) json.readTree(file.toFile()) : json.createObjectNode();
    List<Split> folds = Split.byPatient(training, BeatTraining.FOLDS);
    int part = 0;
    int best = 0;
    double bestMean = Double.NEGATIVE_INFINITY;
    for (int epochs : recipe.epochsToChooseFrom()) {
      double sum = 0;
      for (int fold = 0; fold < folds.size(); fold++) {
        part++;
        String name = "fold " + (fold + 1) + " of " + folds.size() + ", " + epochs + " epochs";
        JsonNode known = kept.get(name);
        if (known == null) {
          watcher.part(part, parts() + 1, recipe.modelId(protocol) + " " + name);
          kept.put(name, fold(folds.get(fold), fold, epochs, watcher));
          save(json.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
        }
        sum += kept.get(name).asDouble();
      }
      if (sum / folds.size() > bestMean) {
        bestMean = sum / folds.size();
        best = epochs;
      }
    }
    return best;
  }

  private double fold(Split split, int fold, int epochs, BeatTraining.Watcher watcher)
      throws IOException {
    String name = recipe.modelId(protocol) + "-fold" + fold + "-epochs" + epochs + ".checkpoint";
    Trainer.Trained trained =
        trainer.train(
            new Trainer.Task(
                recipe.spec(),
                split.training(),
                Optional.of(split.test()),
                recipe.plan(protocol).withEpochs(epochs),
                SEED,
                Optional.of(work.resolve(name))),
            watcher.steps());
    OptionalDouble last = trained.history().get(epochs - 1).validationMacroF1();
    return last.orElseThrow();
  }

  private void save(String text) throws IOException {
    Files.createDirectories(work);
    Path temporary = work.resolve("." + file.getFileName() + ".part");
    Files.writeString(temporary, text);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
