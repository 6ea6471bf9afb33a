package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.evaluation.Confusion;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.network.OnnxFile;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.BeatTraining;
import io.github.clearbeat.study.PredictionFile;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.Recipe;
import io.github.clearbeat.study.RhythmData;
import io.github.clearbeat.study.RhythmRecipe;
import io.github.clearbeat.study.RhythmTraining;
import io.github.clearbeat.study.Trainer;
import io.github.clearbeat.study.delineation.DelineationTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
          + " MODEL-PROTOCOL for others; under ds1 and open also DIR/ID-folds-seedN.predictions, what"
          + " networks of five folds said of the patients held out. Under leave-one-out, where each patient has a network of"
          + " its own, predictions alone. Checkpoints lie in DIR/checkpoints: the same command again"
          + " goes on where it was interrupted and ends with the same weights.",
      "",
      "Rhythm networks (exgnet, exgnet-full, exgnet-light, exgnet-tiny) take --data instead of"
          + " --protocol: five folds, each scored by a network that has not seen it, then one"
          + " network on everything, DIR/MODEL-DATA.onnx, and DIR/MODEL-DATA-seedN.tsv.gz with the"
          + " predictions out of fold.",
      "",
      "delineation trains the networks that mark waves, DIR/delineation-K.onnx: each on the subjects"
          + " of LUDB outside part K.",
      "",
      "Needs the records of mitdb, or what --data names, under the data folder."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat train arrhythminet-v1",
      "  clearbeat train arrhythminet-v2 --protocol paper --seed 3 --out trained",
      "  clearbeat train exgnet-light --data cinc2017"
    })
final class TrainCommand implements Callable<Integer> {
  private static final String DELINEATION = "delineation";

  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "What to train, see model list.")
  private String model;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description =
          "paper, split-first, ds1, leave-one-out or open; default ds1. With the first two, beats of"
              + " one patient stand in training and test.")
  private String protocol;

  @Mixin private RhythmTrainOptions rhythm;

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
    if (model.equals(DELINEATION)) {
      return delineation();
    }
    Optional<RhythmRecipe> strips = RhythmRecipe.of(model);
    if (strips.isPresent()) {
      return rhythm(strips.get());
    }
    if (rhythm.given().isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          rhythm.given().get() + " is for rhythm networks, " + model + " is none");
    }
    String name = protocol == null ? Protocol.DS1.id() : protocol;
    Recipe recipe =
        Recipe.of(model)
            .orElseThrow(() -> wrong("there is no model " + model + " to train", ids(), id -> id));
    Protocol chosen =
        Protocol.of(name)
            .orElseThrow(
                () ->
                    wrong(
                        "there is no protocol " + name, List.of(Protocol.values()), Protocol::id));
    Trainer trainer = trainer();
    Path folder = Files.createDirectories(out);
    BeatTraining training =
        new BeatTraining(recipe, chosen, DataRoot.folder(), trainer, folder.resolve("checkpoints"));
    BeatTraining.Outcome outcome;
    try (TrainingProgress progress = new TrainingProgress(console, log)) {
      outcome = training.run(seed, commit(), given(chosen), progress);
    }
    report(folder, chosen, outcome);
    return 0;
  }

  private Trainer trainer() {
    return ServiceLoader.load(Trainer.class)
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "nothing that trains is on the class path, start this command with"
                        + " ./clearbeat"));
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    Recipe.all().forEach(recipe -> ids.add(recipe.id()));
    for (RhythmRecipe recipe : RhythmRecipe.values()) {
      ids.add(recipe.id());
    }
    return ids;
  }

  private Integer rhythm(RhythmRecipe recipe) throws IOException {
    if (protocol != null) {
      throw new ParameterException(
          spec.commandLine(), "--protocol is for beat networks, " + model + " takes --data");
    }
    RhythmTraining training;
    Path folder;
    try {
      RhythmData data = rhythm.data();
      RhythmTraining.Settings settings = rhythm.settings();
      Trainer trainer = trainer();
      folder = Files.createDirectories(out);
      training =
          new RhythmTraining(
              recipe, data, settings, DataRoot.folder(), trainer, folder.resolve("checkpoints"));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    RhythmTraining.Outcome outcome;
    try (TrainingProgress progress = new TrainingProgress(console, log)) {
      String given = "clearbeat train " + model + rhythm.command() + " --seed " + seed;
      outcome = training.run(seed, commit(), given, progress);
    }
    new RhythmTrainReport(console, folder).write(outcome);
    return 0;
  }

  private Integer delineation() throws IOException {
    if (protocol != null || rhythm.given().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), DELINEATION + " takes neither --protocol nor options of rhythms");
    }
    Trainer trainer = trainer();
    Path folder = Files.createDirectories(out);
    String given = "clearbeat train " + DELINEATION + " --seed " + seed;
    DelineationTraining training =
        new DelineationTraining(DataRoot.folder(), trainer, folder.resolve("checkpoints"));
    try (TrainingProgress progress = new TrainingProgress(console, log)) {
      training.run(
          seed, given, commit(), progress, (part, network) -> write(folder, part, network));
    }
    console.out().println("written to " + folder.resolve(DELINEATION + "-*.onnx"));
    return 0;
  }

  private static void write(Path folder, int part, OnnxFile network) throws IOException {
    try (Outputs outputs = Outputs.in(folder)) {
      Files.write(outputs.file(DELINEATION + "-" + part + ".onnx"), network.toBytes());
      outputs.commit();
    }
  }

  private void report(Path folder, Protocol chosen, BeatTraining.Outcome outcome)
      throws IOException {
    BeatScores scores = BeatScores.of(outcome.predictions());
    String id = outcome.predictions().model();
    List<Path> written = new ArrayList<>();
    if (outcome.model().isPresent()) {
      Model trained = outcome.model().get().withScores(List.of(scores.scores(chosen)));
      written.add(folder.resolve(id + ".onnx"));
      ModelFile.write(written.get(0), trained);
    }
    written.add(folder.resolve(id + "-seed" + seed + ".predictions"));
    PredictionFile.write(written.get(written.size() - 1), outcome.predictions());
    if (outcome.folds().isPresent()) {
      written.add(folder.resolve(id + "-folds-seed" + seed + ".predictions"));
      PredictionFile.write(written.get(written.size() - 1), outcome.folds().get());
    }
    Confusion gross = scores.gross();
    if (chosen.patientsOnBothSides()) {
      console.out().println("Beats of the same patient stand in training and test.");
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s, seed %d, %d epochs: accuracy %.2f %%, macro F1 %.2f %% on %s%n",
            id,
            seed,
            outcome.predictions().epochs(),
            100 * gross.accuracy(),
            100 * gross.macroF1(scores.headlineClasses()),
            BeatScores.tested(chosen));
    console
        .out()
        .println("written: " + String.join(", ", written.stream().map(Path::toString).toList()));
  }

  private <T> ParameterException wrong(
      String what, List<T> known, java.util.function.Function<T, String> name) {
    return new ParameterException(
        spec.commandLine(),
        what + ", expected one of " + String.join(", ", known.stream().map(name).toList()));
  }

  private String given(Protocol chosen) {
    return "clearbeat train " + model + " --protocol " + chosen.id() + " --seed " + seed;
  }

  /** The commit that the launcher found the sources at, if any. */
  static String commit() {
    return System.getProperty("clearbeat.commit", "unknown");
  }
}
