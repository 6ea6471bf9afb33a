package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.study.RhythmBaselines;
import io.github.clearbeat.study.RhythmData;
import io.github.clearbeat.study.RhythmFolds;
import io.github.clearbeat.study.RhythmPredictionFile;
import io.github.clearbeat.study.RhythmPredictions;
import io.github.clearbeat.study.RhythmScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores what a rhythm network must beat. */
@Command(
    name = "baselines",
    mixinStandardHelpOptions = true,
    header = "Score what a rhythm network must beat, on the same folds.",
    description = {
      "",
      "A rule of heart rate and irregularity, logistic regression and boosted trees on features"
          + " only. Writes DIR/NAME-DATA-seedN.tsv.gz with the predictions out of fold."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat evaluate baselines --data strips --out trained"})
final class EvaluateBaselinesCommand implements Callable<Integer> {
  private final Console console;
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      required = true,
      description = "cinc2017 or strips.")
  private String data;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the trees; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "trained",
      description = "Where the predictions go; default ${DEFAULT-VALUE}.")
  private Path out;

  EvaluateBaselinesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RhythmData chosen =
        RhythmData.of(data)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "there is no data "
                            + data
                            + ", expected one of "
                            + String.join(
                                ", ",
                                Arrays.stream(RhythmData.values()).map(RhythmData::id).toList())));
    RhythmFolds folds = chosen.usualFolds();
    List<RhythmPredictions> all;
    try (Progress progress = Progress.of(console, "strips", 0)) {
      all =
          new RhythmBaselines(chosen, folds, DataRoot.folder())
              .run(seed, count -> progress.stepBy(1));
    }
    Files.createDirectories(out);
    for (RhythmPredictions predictions : all) {
      Path file = out.resolve(predictions.model() + "-seed" + seed + ".tsv.gz");
      RhythmPredictionFile.write(file, predictions);
      RhythmScores scores = RhythmScores.of(predictions);
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-28s accuracy %.2f %%, mean F1 %.4f, written to %s%n",
              predictions.model(),
              100 * scores.gross().accuracy(),
              scores.gross().macroF1(scores.headlineClasses()),
              file);
    }
    return 0;
  }
}
