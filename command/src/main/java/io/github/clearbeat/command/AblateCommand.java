package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.study.RhythmAblation;
import io.github.clearbeat.study.RhythmData;
import io.github.clearbeat.study.RhythmRecipe;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns one switch of a training at a time. */
@Command(
    name = "ablate",
    mixinStandardHelpOptions = true,
    header = "Turn one switch of the rhythm networks' training at a time, and compare.",
    description = {
      "",
      "Guidance off, by a plain QRS mask, a shifted one, one at random times; features off,"
          + " distilled, as a second task; a plain block of equal size. Writes DIR/ablation.md; what"
          + " is done lies in DIR/checkpoints, and the same command again goes on where it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat ablate exgnet", "  clearbeat ablate exgnet --seeds 1 --epochs 5"})
final class AblateCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WHAT", description = "exgnet.")
  private String what;

  @Option(
      names = "--form",
      paramLabel = "MODEL",
      defaultValue = "exgnet-light",
      description = "Which form is trained; default ${DEFAULT-VALUE}.")
  private String form;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      defaultValue = "ptbxl_lead2",
      description = "cinc2017, strips or ptbxl_lead2; default ${DEFAULT-VALUE}.")
  private String data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many seeds, from 1; default ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--first-folds",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many of the five folds; default ${DEFAULT-VALUE}.")
  private int folds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "15",
      description = "Passes over the data; default ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ablation",
      description = "Where the results go; default ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--log", description = "Print a line an epoch on standard error.")
  private boolean log;

  AblateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!what.equals("exgnet")) {
      throw wrong("there is no ablation of " + what + ", expected exgnet");
    }
    RhythmRecipe recipe =
        RhythmRecipe.of(form).orElseThrow(() -> wrong("there is no form " + form));
    RhythmData chosen = RhythmData.of(data).orElseThrow(() -> wrong("there is no data " + data));
    if (seeds < 1 || folds < 1 || folds > 5 || epochs < 1) {
      throw wrong("seeds, folds and epochs must be at least 1, folds at most 5");
    }
    Trainer trainer =
        ServiceLoader.load(Trainer.class)
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        "nothing that trains is on the class path, start this command with"
                            + " ./clearbeat"));
    Files.createDirectories(out);
    RhythmAblation ablation =
        new RhythmAblation(
            recipe, chosen, epochs, folds, DataRoot.folder(), trainer, out.resolve("checkpoints"));
    List<Long> numbers = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      numbers.add(seed);
    }
    String table;
    try (TrainingProgress progress = new TrainingProgress(console, log)) {
      table = ablation.run(numbers, progress);
    }
    try (Outputs outputs = Outputs.in(out)) {
      Files.write(outputs.file("ablation.md"), table.getBytes(StandardCharsets.UTF_8));
      outputs.commit();
    }
    console.out().print(table);
    console.out().println("\nwritten to " + out.resolve("ablation.md"));
    return 0;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
