package io.github.clearbeat.command;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.model.Scores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the models that come with the program. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "List the models that come with the program.",
    description = {
      "",
      "Accuracy and macro F1 are those on the test set of the model's own protocol. With the"
          + " protocols paper and split-first, beats of the same patient stand in training and"
          + " test: new patients will score lower."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat model list", "  clearbeat model list --json"})
final class ModelListCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  ModelListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Model> models = new ArrayList<>();
    for (String id : ModelFile.shipped()) {
      models.add(ModelFile.shipped(id));
    }
    List<RhythmModel> rhythms = new ArrayList<>();
    for (String id : ModelFile.shippedRhythms()) {
      rhythms.add(ModelFile.shippedRhythm(id));
    }
    console.out().print(json ? Json.of(values(models, rhythms)) : text(models, rhythms));
    return 0;
  }

  private static String text(List<Model> models, List<RhythmModel> rhythms) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-30s %-20s %10s %10s %9s %9s  %s%n",
            "id",
            "protocol",
            "parameters",
            "KB",
            "accuracy",
            "macro F1",
            "classes"));
    for (Model model : models) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-30s %-20s %,10d %10s %9s %9s  %s%n",
              model.id(),
              model.provenance().protocol(),
              model.spec().parameters(),
              ModelForms.kilobytes(model.spec()),
              percent(model.ownScores(), Scores::accuracy),
              percent(model.ownScores(), Scores::macroF1),
              String.join(" ", model.classes())));
    }
    for (RhythmModel model : rhythms) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-30s %-20s %,10d %10s %9s %9s  %s%n",
              model.id(),
              model.provenance().protocol(),
              model.spec().parameters(),
              ModelForms.kilobytes(model.spec()),
              percent(model.ownScores(), Scores::accuracy),
              percent(model.ownScores(), Scores::macroF1),
              String.join(" ", model.classes())));
    }
    return text.toString();
  }

  private static String percent(Optional<Scores> own, Function<Scores, Scores.Estimate> figure) {
    return own.map(scores -> ModelForms.percent(figure.apply(scores).value())).orElse("-");
  }

  private static Map<String, Object> values(List<Model> models, List<RhythmModel> rhythms) {
    List<Object> list = new ArrayList<>();
    models.forEach(model -> list.add(ModelForms.values(model)));
    rhythms.forEach(model -> list.add(RhythmForms.values(model)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", ModelForms.SCHEMA);
    values.put("models", list);
    return values;
  }
}
