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
import io.github.clearbeat.study.scoring.Noise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
          + " Intervals: 95 %%, by bootstrap over records."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate model arrhythminet-v1-rhythm --protocol ds1",
      "  clearbeat evaluate model mine.onnx --protocol ds1 --beats detected --json",
      "  clearbeat evaluate model mine.onnx --beats detected --noise ma --snr 12,6,0",
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
      names = "--noise",
      paramLabel = "NAME",
      description = "Besides, with noise of nstdb after nst's rule: bw, ma or em (detected beats).")
  private String noise;

  @Option(
      names = "--snr",
      paramLabel = "DB",
      split = ",",
      defaultValue = "24,18,12,6,0,-6",
      description = "Its signal-to-noise ratios in decibels; default ${DEFAULT-VALUE}.")
  private List<Double> decibels;

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
    if (source == Source.DETECTED || only != null || noise != null) {
      throw new ParameterException(
          spec.commandLine(),
          "stored predictions take none of --beats detected, --records, --noise");
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
        Optional.empty(),
        "",
        Map.of());
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
    boolean atr = source != Source.DETECTED;
    boolean detected = source != Source.ATR && !protocol.patientsOnBothSides();
    List<Double> levels = levels(detected);
    Path root = DataRoot.folder();
    List<String> records = records(protocol, root);
    List<String> seen = LeakageGuard.check(model, protocol, records, allowTraining);
    Optional<Predictions> predictions = Optional.empty();
    Optional<BeatFigures> found = Optional.empty();
    Map<Double, BeatFigures> noisy = new LinkedHashMap<>();
    long passes = (atr ? 1 : 0) + (detected ? 1 : 0) + levels.size();
    Optional<Noise> added = noise == null ? Optional.empty() : Optional.of(Noise.of(root, noise));
    try (Progress progress = Progress.of(console, model.id(), passes * records.size())) {
      if (atr) {
        predictions = Optional.of(Predictions.of(model, protocol, root, records, progress::step));
      }
      if (detected) {
        BeatDataSet set = BeatDataSet.mitdb(root);
        found =
            Optional.of(DetectedBeats.of(model, set, records, DetectedBeats.Stress.NONE, progress));
        for (double decibels : levels) {
          DetectedBeats.Stress stress =
              (clean, lead, truth) -> added.orElseThrow().over(clean, lead, truth, decibels);
          noisy.put(decibels, DetectedBeats.of(model, set, records, stress, progress));
        }
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
        found,
        noise == null ? "" : noise,
        noisy);
  }

  private List<Double> levels(boolean detected) {
    if (noise == null) {
      return List.of();
    } else if (!detected) {
      throw new ParameterException(
          spec.commandLine(), "--noise goes with detected beats of whole records, as ds1");
    } else if (!Noise.names().contains(noise)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no noise " + noise + ", expected one of " + String.join(", ", Noise.names()));
    }
    for (double level : decibels) {
      if (!(level >= -60 && level <= 100)) {
        throw new ParameterException(
            spec.commandLine(), "--snr takes -60 to 100 dB, found " + Words.number(level));
      }
    }
    return decibels;
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
