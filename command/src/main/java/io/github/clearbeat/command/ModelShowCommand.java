package io.github.clearbeat.command;

import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.RhythmModel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one model. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    header = "Show a model: layers, sizes, preparation, classes, provenance, scores.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat model show arrhythminet-v1",
      "  clearbeat model show trained/mine.onnx --json"
    })
final class ModelShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "A model's id, see 'model list', or a model file.")
  private String id;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  ModelShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<RhythmModel> rhythm = RhythmModelOption.readIfRhythm(id);
    if (rhythm.isPresent()) {
      console
          .out()
          .print(
              json
                  ? Json.of(document(RhythmForms.values(rhythm.get())))
                  : RhythmForms.text(rhythm.get()));
      return 0;
    }
    Model model = ModelOption.read(id);
    if (json) {
      console.out().print(Json.of(document(ModelForms.values(model))));
    } else {
      console.out().print(ModelForms.text(model));
    }
    return 0;
  }

  private static Map<String, Object> document(Map<String, Object> model) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", ModelForms.SCHEMA);
    values.put("models", List.of(model));
    return values;
  }
}
