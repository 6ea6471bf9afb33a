package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.study.LeakageGuard;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.Confidence;
import io.github.clearbeat.study.scoring.DetectedCounts;
import io.github.clearbeat.study.scoring.NamedFigures;
import io.github.clearbeat.study.scoring.Noise;
import io.github.clearbeat.study.scoring.StoredNoise;
import io.github.clearbeat.study.scoring.StoredPredictions;
import io.github.clearbeat.study.scoring.Switches;
import io.github.clearbeat.study.scoring.TestBasis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
          + " Intervals: 95 %%, by bootstrap over records.",
      "",
      "ds1-folds and open-folds score stored predictions of the training records, each by a network"
          + " that was trained on the other folds of patients."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate model arrhythminet-v1-rhythm --protocol ds1",
      "  clearbeat evaluate model mine.onnx --protocol ds1 --beats detected --json",
      "  clearbeat evaluate model arrhythminet-v1-rhythm --noise bw,em,ma --html p.html",
      "  clearbeat evaluate model mine.onnx --beats detected --noise ma --snr 12,6,0",
      "  clearbeat evaluate model mine.onnx --protocol ds1-folds --predictions trained",
      "  clearbeat evaluate model docs/predictions/NAME.predictions"
    })
final class EvaluateModelCommand implements Callable<Integer> {
  private static final String FOLDER = "docs/predictions";

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
      split = ",",
      description = "Besides, with noise of nstdb after nst's rule: some of bw, em, ma.")
  private List<String> noises = List.of();

  @Option(
      names = "--snr",
      paramLabel = "DB",
      split = ",",
      defaultValue = "24,18,12,6,0,-6",
      description = "Its signal-to-noise ratios in decibels; default ${DEFAULT-VALUE}.")
  private List<Double> decibels;

  @Option(
      names = "--predictions",
      paramLabel = "PATH",
      description =
          "Score the model's stored predictions in this file or folder; for folds the default is "
              + FOLDER
              + ".")
  private Path place;

  @Option(
      names = "--counts",
      paramLabel = "FILE",
      description = "Keep the counts at our own R peaks for 'evaluate results'; NAME.counts.tsv.")
  private Path counts;

  @Option(
      names = "--noise-figures",
      paramLabel = "FILE",
      description = "Keep the figures with noise for 'evaluate results'; NAME.noise.tsv.")
  private Path noiseFigures;

  @Option(
      names = "--allow-training-records",
      description = "Go on even if the model was trained on test records.")
  private boolean allowTraining;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures.")
  private Path html;

  private DetectedCounts keptCounts;
  private StoredNoise keptNoise;

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
    checkNoises();
    ModelEvaluation evaluation = evaluation();
    try (OutputFiles outputs = new OutputFiles()) {
      if (html != null) {
        new ModelEvaluationPage(evaluation).write(outputs.file(html));
      }
      outputs.write(counts, keptCounts == null ? "" : keptCounts.text());
      outputs.write(noiseFigures, keptNoise == null ? "" : keptNoise.text());
      outputs.commit();
    }
    console
        .out()
        .print(
            json
                ? Json.of(new ModelEvaluationValues(evaluation).values())
                : new ModelEvaluationText(evaluation).text());
    return 0;
  }

  private ModelEvaluation evaluation() throws IOException {
    if (StoredPredictions.isNamed(id)) {
      return file();
    } else if (RhythmModelOption.readIfRhythm(id).isPresent()) {
      throw new MalformedInputException(
          id, "this is a rhythm model, expected a beat model; see 'evaluate track'");
    }
    Model model = ModelOption.read(id);
    TestBasis basis = TestBasis.named(named == null ? model.provenance().protocol() : named);
    return place == null && !basis.folds() ? scored(model, basis) : stored(model, basis);
  }

  /** The predictions of a file that is named in place of a model. */
  private ModelEvaluation file() throws IOException {
    checkStored();
    StoredPredictions files = StoredPredictions.in(Path.of(id));
    Predictions predictions = files.all().get(0);
    if (named != null && !named.equals(predictions.protocol())) {
      TestBasis.named(named);
      throw new MalformedInputException(
          id, "these are predictions of protocol " + predictions.protocol());
    } else if (place != null) {
      throw new ParameterException(
          spec.commandLine(), "--predictions goes with a model, found a file of predictions");
    }
    Optional<Model> model = Optional.empty();
    if (ModelFile.shipped().contains(predictions.model())) {
      model = Optional.of(ModelFile.shipped(predictions.model()));
      StoredPredictions.checkWeights(id, predictions, model.get());
    }
    return stored(predictions, Path.of(id).getFileName().toString(), model);
  }

  /** The stored predictions of a model. */
  private ModelEvaluation stored(Model model, TestBasis basis) throws IOException {
    checkStored();
    Path where = place == null ? Path.of(FOLDER) : place;
    StoredPredictions files = StoredPredictions.in(where);
    Predictions predictions = files.of(model, basis);
    return stored(predictions, files.nameOf(predictions), Optional.of(model));
  }

  private void checkStored() {
    checkCounts(false);
    if (source == Source.DETECTED || only != null || !noises.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "stored predictions take none of --beats detected, --records, --noise");
    }
  }

  private static List<String> recordsOf(Predictions predictions) {
    return predictions.beats().stream().map(Predictions.Row::record).distinct().sorted().toList();
  }

  private ModelEvaluation stored(Predictions predictions, String file, Optional<Model> model)
      throws IOException {
    TestBasis basis = TestBasis.named(predictions.protocol());
    List<String> records = recordsOf(predictions);
    List<String> seen =
        model.isEmpty() || basis.folds()
            ? List.of()
            : LeakageGuard.check(model.get(), basis.protocol(), records, allowTraining);
    Map<Integer, BeatFigures> folds = new TreeMap<>();
    for (int fold : new TreeSet<>(predictions.folds().values())) {
      folds.put(
          fold,
          BeatFigures.brief(
              predictions.where(row -> predictions.folds().get(row.record()) == fold)));
    }
    return new ModelEvaluation(
        predictions.model(),
        predictions.sha256(),
        basis,
        predictions.seed(),
        file,
        records,
        seen,
        Switches.of(basis, model.map(Model::preparation), "the reference's"),
        Optional.of(BeatFigures.of(predictions)),
        Optional.of(Confidence.of(predictions)),
        model.flatMap(Model::abstention).map(rule -> NamedFigures.of(predictions, rule)),
        folds,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private void checkCounts(boolean detected) {
    if (counts != null && !detected) {
      throw new ParameterException(
          spec.commandLine(), "--counts goes with detected beats of whole records, as ds1");
    } else if (counts != null && only != null) {
      throw new ParameterException(
          spec.commandLine(), "--counts takes all test records, found --records");
    }
  }

  private ModelEvaluation scored(Model model, TestBasis basis) throws IOException {
    Protocol protocol = basis.protocol();
    if (source == Source.DETECTED && protocol.patientsOnBothSides()) {
      throw new ParameterException(
          spec.commandLine(),
          "the test set of "
              + protocol.id()
              + " is single beats drawn from all records, which cannot be detected apart");
    } else if (!noises.isEmpty() && protocol.patientsOnBothSides()) {
      throw new ParameterException(
          spec.commandLine(), "--noise goes with a test set of whole records, as ds1");
    }
    boolean atr = source != Source.DETECTED;
    boolean detected = source != Source.ATR && !protocol.patientsOnBothSides();
    checkCounts(detected);
    Path root = DataRoot.folder();
    List<String> records = records(protocol, root);
    ModelScoring scoring = new ModelScoring(model, protocol, root, records, noises, decibels);
    scoring.checkRecords();
    List<String> seen = LeakageGuard.check(model, protocol, records, allowTraining);
    ModelScoring.Outcome outcome;
    long steps = scoring.passes(atr, detected) * records.size();
    try (Progress progress = Progress.of(console, model.id(), steps)) {
      outcome = scoring.run(atr, detected, progress);
    }
    keptNoise =
        StoredNoise.of(
            model.id(), model.sha256(), protocol.id(), model.provenance().seed(), outcome.noisy());
    keptCounts = outcome.detected().map(beats -> beats.counts(model, protocol)).orElse(null);
    String peaks = atr && detected ? "the reference's and our own, in tables of their own" : "";
    String one = atr ? "the reference's" : "our own";
    return new ModelEvaluation(
        model.id(),
        model.sha256(),
        basis,
        model.provenance().seed(),
        "",
        records,
        seen,
        Switches.of(basis, Optional.of(model.preparation()), peaks.isEmpty() ? one : peaks),
        outcome.predictions().map(BeatFigures::of),
        outcome.predictions().map(Confidence::of),
        model
            .abstention()
            .flatMap(rule -> outcome.predictions().map(found -> NamedFigures.of(found, rule))),
        Map.of(),
        outcome.detected().map(DetectedBeats::figures),
        outcome.detected().flatMap(DetectedBeats::namedFigures),
        outcome.noisy());
  }

  private void checkNoises() {
    if (noiseFigures != null && noises.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--noise-figures goes with --noise, such as --noise bw,em,ma");
    } else if (noiseFigures != null && only != null) {
      throw new ParameterException(
          spec.commandLine(), "--noise-figures takes all test records, found --records");
    }
    for (String noise : noises) {
      if (!Noise.names().contains(noise)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no noise "
                + noise
                + ", expected some of "
                + String.join(", ", Noise.names()));
      }
    }
    for (double level : decibels) {
      if (!(level >= -60 && level <= 100)) {
        throw new ParameterException(
            spec.commandLine(), "--snr takes -60 to 100 dB, found " + Words.number(level));
      }
    }
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
