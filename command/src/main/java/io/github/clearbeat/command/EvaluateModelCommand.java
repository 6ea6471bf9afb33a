package io.github.clearbeat.command;

import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.LeakageGuard;
import io.github.clearbeat.study.PredictionFile;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a stored model under a protocol; trains nothing. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    header = "Score a stored beat model under a protocol.",
    description = {
      "",
      "At the reference's R peaks (atr), as the literature does, and at our own (detected), as a"
          + " user gets it: those are compared as bxb does, 150 ms, from 5:00 on. Trains nothing."
          + " Intervals: 95 %, by bootstrap over records."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate model arrhythminet-v1-rhythm --protocol ds1",
      "  clearbeat evaluate model mine.onnx --protocol ds1 --beats detected --json",
      "  clearbeat evaluate model docs/predictions/NAME.predictions"
    })
final class EvaluateModelCommand implements Callable<Integer> {
  private static final String STORED = ".predictions";

  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "A model's id, see 'model list', a model file, or a file of predictions.")
  private String id;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "Whose test set, such as ds1; without it the model's own.")
  private String named;

  @Option(
      names = "--beats",
      paramLabel = "SOURCE",
      description = "atr or detected; without it both.")
  private Source source;

  @Option(
      names = "--records",
      paramLabel = "NAME",
      split = ",",
      description = "Only these test records, such as 100,232; without it all.")
  private List<String> only;

  @Option(
      names = "--allow-training-records",
      description = "Go on even if the model was trained on test records.")
  private boolean allowTraining;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  /** Whose R peaks. */
  enum Source {
    /** The reference's. */
    ATR,
    /** Our own. */
    DETECTED
  }

  EvaluateModelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ModelEvaluation evaluation = id.endsWith(STORED) ? stored() : scored();
    ModelEvaluationForms forms = new ModelEvaluationForms(evaluation);
    console.out().print(json ? Json.of(forms.values()) : forms.text());
    return 0;
  }

  private ModelEvaluation stored() throws IOException {
    if (source == Source.DETECTED || only != null) {
      throw new ParameterException(
          spec.commandLine(), "stored predictions have neither --beats detected nor --records");
    }
    Predictions predictions = PredictionFile.read(Path.of(id));
    Protocol protocol = protocol(predictions.protocol());
    if (!protocol.id().equals(predictions.protocol())) {
      throw new MalformedInputException(
          id, "these are predictions of protocol " + predictions.protocol());
    }
    return new ModelEvaluation(
        predictions.model(),
        predictions.sha256(),
        protocol,
        predictions.beats().stream().map(Predictions.Row::record).distinct().sorted().toList(),
        List.of(),
        Optional.of(BeatFigures.of(predictions)),
        Optional.of(Confidence.of(predictions)),
        Optional.empty());
  }

  private ModelEvaluation scored() throws IOException {
    if (RhythmModelOption.readIfRhythm(id).isPresent()) {
      throw new MalformedInputException(
          id, "this is a rhythm model, expected a beat model; see 'evaluate track'");
    }
    Model model = ModelOption.read(id);
    Protocol protocol = protocol(model.provenance().protocol());
    if (source == Source.DETECTED && protocol.patientsOnBothSides()) {
      throw new ParameterException(
          spec.commandLine(),
          "the test set of "
              + protocol.id()
              + " is single beats drawn from all records, which cannot be detected apart");
    }
    Path root = DataRoot.folder();
    List<String> records = records(protocol, root);
    List<String> seen = LeakageGuard.check(model, protocol, records, allowTraining);
    boolean atr = source != Source.DETECTED;
    boolean detected = source != Source.ATR && !protocol.patientsOnBothSides();
    Optional<Predictions> predictions = Optional.empty();
    Optional<BeatFigures> found = Optional.empty();
    long steps = (atr ? records.size() : 0) + (detected ? records.size() : 0);
    try (Progress progress = Progress.of(console, model.id(), steps)) {
      if (atr) {
        predictions = Optional.of(Predictions.of(model, protocol, root, records, progress::step));
      }
      if (detected) {
        found = Optional.of(DetectedBeats.of(model, BeatDataSet.mitdb(root), records, progress));
      }
    }
    return new ModelEvaluation(
        model.id(),
        model.sha256(),
        protocol,
        records,
        seen,
        predictions.map(BeatFigures::of),
        predictions.map(Confidence::of),
        found);
  }

  private Protocol protocol(String own) throws MalformedInputException {
    String name = named == null ? own : named;
    List<String> known = List.of(Protocol.values()).stream().map(Protocol::id).toList();
    return Protocol.of(name)
        .orElseThrow(
            () ->
                new MalformedInputException(
                    name,
                    "there is no such protocol, expected one of " + String.join(", ", known)));
  }

  private List<String> records(Protocol protocol, Path root) throws IOException {
    List<String> all = Predictions.testRecords(protocol, root);
    if (only == null) {
      return all;
    } else if (protocol.patientsOnBothSides()) {
      throw new ParameterException(
          spec.commandLine(), "--records goes with a test set of whole records, as ds1");
    }
    List<String> chosen = new ArrayList<>();
    for (String name : only) {
      String whole = name.contains("/") ? name : "mitdb/" + name;
      if (!all.contains(whole)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no test record " + name + ", expected some of " + String.join(", ", all));
      }
      if (!chosen.contains(whole)) {
        chosen.add(whole);
      }
    }
    return chosen;
  }
}
