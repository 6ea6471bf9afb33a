package io.github.clearbeat.command;

import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.report.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    List<String> named = models.isEmpty() ? ModelFile.shipped() : models;
    try (Outputs outputs = Outputs.in(out)) {
      for (String name : named) {
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
