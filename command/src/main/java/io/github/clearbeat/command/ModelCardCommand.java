package io.github.clearbeat.command;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.report.ModelCard;
import io.github.clearbeat.report.RhythmCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the cards of models: data, protocol, scores, where they fail, departures. */
@Command(
    name = "card",
    mixinStandardHelpOptions = true,
    header = "Write the cards of models as Markdown.",
    description = {"", "Without a MODEL, of all that come with the program."},
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat model card", "  clearbeat model card mine.onnx --out cards"})
final class ModelCardCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "MODEL", arity = "0..*", description = "Ids or model files.")
  private List<String> models = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "docs/models",
      description = "Where DIR/ID.md goes; default ${DEFAULT-VALUE}.")
  private Path out;

  ModelCardCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<String> named = new ArrayList<>(models);
    if (models.isEmpty()) {
      named.addAll(ModelFile.shipped());
      named.addAll(ModelFile.shippedRhythms());
    }
    try (Outputs outputs = Outputs.in(out)) {
      for (String name : named) {
        Optional<RhythmModel> rhythm = RhythmModelOption.readIfRhythm(name);
        if (rhythm.isPresent()) {
          byte[] card = RhythmCard.markdown(rhythm.get()).getBytes(StandardCharsets.UTF_8);
          Files.write(outputs.file(rhythm.get().id() + ".md"), card);
          continue;
        }
        Model model = ModelOption.read(name);
        String card = ModelCard.markdown(model, ArrhythmiNet.departures(model));
        Files.write(outputs.file(model.id() + ".md"), card.getBytes(StandardCharsets.UTF_8));
      }
      outputs.commit();
    }
    console.out().println(Words.count(named.size(), "card") + ", written to " + out);
    return 0;
  }
}
