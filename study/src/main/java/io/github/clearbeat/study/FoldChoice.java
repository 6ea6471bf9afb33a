package io.github.clearbeat.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clearbeat.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Chooses how many epochs to train on patient-grouped folds inside the training records. What a
 * fold gave, its score and what its network said of the patients held out, is kept in files of the
 * work folder, so that a choice that was interrupted goes on, and other seeds of the same recipe
 * find it made. A fold whose score is known but not its predictions is run again.
 */
final class FoldChoice {
  /** Of all trainings in folds, whatever the seed of the network that is trained on them all. */
  static final long SEED = 1;

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

  /**
   * What was chosen.
   *
   * @param epochs with the best mean macro F1 over the folds' held-out patients
   * @param heldOut for each fold what the network of that many epochs said of the patients held
   *     out, usual lead
   */
  record Chosen(int epochs, List<List<Predictions.Row>> heldOut) {}

  Chosen choose(Examples training, BeatTraining.Watcher watcher) throws IOException {
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
        if (kept.get(name) == null || !Files.exists(predictions(fold, epochs))) {
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
    List<List<Predictions.Row>> heldOut = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      heldOut.add(PredictionFile.read(predictions(fold, best)).beats());
    }
    return new Chosen(best, heldOut);
  }

  private Path predictions(int fold, int epochs) {
    return work.resolve(name(fold, epochs) + ".predictions");
  }

  private String name(int fold, int epochs) {
    return recipe.modelId(protocol) + "-fold" + fold + "-epochs" + epochs;
  }

  private double fold(Split split, int fold, int epochs, BeatTraining.Watcher watcher)
      throws IOException {
    Trainer.Trained trained =
        trainer.train(
            new Trainer.Task(
                recipe.spec(),
                split.training(),
                Optional.of(split.test()),
                recipe.plan(protocol).withEpochs(epochs),
                SEED,
                Optional.of(work.resolve(name(fold, epochs) + ".checkpoint"))),
            watcher.steps());
    PredictionFile.write(predictions(fold, epochs), predictions(trained, split.test()));
    OptionalDouble last = trained.history().get(epochs - 1).validationMacroF1();
    return last.orElseThrow();
  }

  private Predictions predictions(Trainer.Trained trained, Examples heldOut) {
    int[] usual =
        IntStream.range(0, heldOut.count()).filter(i -> heldOut.origin(i).usualLead()).toArray();
    Examples tested = heldOut.select(usual);
    boolean[] seen = new boolean[IntStream.of(usual).map(heldOut::row).max().orElse(-1) + 1];
    return new Predictions(
        recipe.modelId(protocol),
        trained.weights().sha256(),
        protocol.id() + "-folds",
        SEED,
        trained.epochs(),
        heldOut.classes(),
        Predictions.rows(Network.of(recipe.spec(), trained.weights()), tested, seen));
  }

  private void save(String text) throws IOException {
    Files.createDirectories(work);
    Path temporary = work.resolve("." + file.getFileName() + ".part");
    Files.writeString(temporary, text);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
