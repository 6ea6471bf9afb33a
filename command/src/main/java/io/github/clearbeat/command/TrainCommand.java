package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.BeatTraining;
import io.github.clearbeat.study.PredictionFile;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.Recipe;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a network under a protocol; an interrupted training goes on where it was. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    header = "Train a network, from data set to model file and stored predictions.",
    description = {
      "",
      "Writes DIR/ID.onnx and DIR/ID-seedN.predictions, ID being MODEL for the protocol ds1 and"
          + " MODEL-PROTOCOL for others. Checkpoints lie in DIR/checkpoints: the same command again"
          + " goes on where it was interrupted and ends with the same weights.",
      "",
      "Needs the records of mitdb under the data folder."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat train arrhythminet-v1",
      "  clearbeat train arrhythminet-v2 --protocol paper --seed 3 --out trained"
    })
final class TrainCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "What to train, see model list.")
  private String model;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      defaultValue = "ds1",
      description =
          "paper, split-first, ds1, leave-one-out or open; default ${DEFAULT-VALUE}. With the first"
              + " two, beats of one patient stand in training and test.")
  private String protocol;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of split, start, order and augmentation; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "trained",
      description = "Where the results go; default ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--log", description = "Print a line an epoch on standard error.")
  private boolean log;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Recipe recipe =
        Recipe.of(model)
            .orElseThrow(
                () -> wrong("there is no model " + model + " to train", Recipe.all(), Recipe::id));
    Protocol chosen =
        Protocol.of(protocol)
            .orElseThrow(
                () ->
                    wrong(
                        "there is no protocol " + protocol,
                        List.of(Protocol.values()),
                        Protocol::id));
    Trainer trainer =
        ServiceLoader.load(Trainer.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "nothing that trains is on the class path, start this command with"
                            + " ./clearbeat"));
    Path folder = Files.createDirectories(out);
    BeatTraining training =
        new BeatTraining(recipe, chosen, DataRoot.folder(), trainer, folder.resolve("checkpoints"));
    BeatTraining.Outcome outcome;
    try (TrainingProgress progress = new TrainingProgress(console, log)) {
      outcome = training.run(seed, commit(), given(), progress);
    }
    report(folder, chosen, outcome);
    return 0;
  }

  private void report(Path folder, Protocol chosen, BeatTraining.Outcome outcome)
      throws IOException {
    BeatScores scores = BeatScores.of(outcome.predictions());
    Path file = folder.resolve(outcome.model().id() + ".onnx");
    ModelFile.write(file, outcome.model().withScores(List.of(scores.scores(chosen))));
    Path predictions = folder.resolve(outcome.model().id() + "-seed" + seed + ".predictions");
    PredictionFile.write(predictions, outcome.predictions());
    Confusion gross = scores.gross();
    if (chosen.patientsOnBothSides()) {
      console.out().println("Beats of the same patient stand in training and test.");
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s, seed %d, %d epochs: accuracy %.2f %%, macro F1 %.2f %% on %s%n",
            outcome.model().id(),
            seed,
            outcome.predictions().epochs(),
            100 * gross.accuracy(),
            100 * gross.macroF1(scores.headlineClasses()),
            BeatScores.tested(chosen));
    console.out().println("written: " + file + " and " + predictions);
  }

  private <T> ParameterException wrong(
      String what, List<T> known, java.util.function.Function<T, String> name) {
    return new ParameterException(
        spec.commandLine(),
        what + ", expected one of " + String.join(", ", known.stream().map(name).toList()));
  }

  private String given() {
    return "clearbeat train " + model + " --protocol " + protocol + " --seed " + seed;
  }

  /** The commit that the launcher found the sources at, if any. */
  static String commit() {
    return System.getProperty("clearbeat.commit", "unknown");
  }
}
