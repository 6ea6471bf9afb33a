package io.github.clearbeat.command;

import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Explainers;
import io.github.clearbeat.explanation.PeakBump;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.ExplanationPage;
import io.github.clearbeat.study.ExplanationTrial;
import io.github.clearbeat.study.GlobalExplanation;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.RecordSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures whether what explanations mark matters to the network, beside controls. */
@Command(
    name = "explanations",
    mixinStandardHelpOptions = true,
    header = "Measure whether what explanations mark matters to the network.",
    description = {
      "",
      "On beats of a test set that the model gets right, for every method and for controls that know"
          + " no network (slope, r-peak, random), at several widths of smoothing: how much the"
          + " probability drops without the tenth of the beat that is marked, and without a random"
          + " tenth."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate explanations",
      "  clearbeat evaluate explanations --model arrhythminet-v1-paper \\",
      "      --records ds1 --smooth 0,20,47,80,120",
      "  clearbeat evaluate explanations --page docs/EXPLANATIONS.md"
    })
final class EvaluateExplanationsCommand implements Callable<Integer> {
  private static final int PARTS = 1000;
  private static final List<String> PAGE =
      List.of("arrhythminet-v1-paper", "arrhythminet-v1", ModelOption.DEFAULT);
  private static final double BUMP_SECONDS = 0.1;

  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private ModelOption model;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "Whose test set; without it the model's own.")
  private String protocol;

  @Option(
      names = "--records",
      paramLabel = "SET",
      description = "Only beats of ds1 or ds2; without it the whole test set.")
  private RecordSet records;

  @Option(
      names = "--smooth",
      paramLabel = "MS",
      split = ",",
      defaultValue = "0,47",
      description = "Widths in milliseconds, 0 for raw values; default ${DEFAULT-VALUE}.")
  private List<Double> smooth;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      split = ",",
      description = "Only these methods and controls; without it all.")
  private List<String> only;

  @Option(
      names = "--per-class",
      paramLabel = "N",
      defaultValue = "60",
      description = "The most beats of a class; default ${DEFAULT-VALUE}.")
  private int perClass;

  @Option(
      names = "--allow-training-records",
      description = "Go on even if the model was trained on test records.")
  private boolean allowTraining;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description =
          "Write the document on explanations instead: three shipped models on DS2, all methods.")
  private Path page;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  EvaluateExplanationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (page != null) {
      page();
      return 0;
    }
    Model asked = model.model();
    Protocol whose = GlobalExplanationRun.protocol(asked, protocol);
    ExplanationTrial trial = trial(asked, whose, Optional.ofNullable(records), smoothings());
    if (json) {
      console.out().print(Json.of(values(asked, whose, trial)));
    } else {
      console.out().print(text(asked, whose, trial));
    }
    return 0;
  }

  private ExplanationTrial trial(
      Model asked, Protocol whose, Optional<RecordSet> of, List<Smoothing> widths)
      throws IOException {
    try (Progress progress = Progress.of(console, asked.id(), PARTS)) {
      ExplanationTrial.Plan plan =
          new ExplanationTrial.Plan(
              whose, of, chosen(methods(asked.preparation())), widths, perClass, allowTraining);
      return ExplanationTrial.of(asked, plan, DataRoot.folder(), progress::stepTo);
    }
  }

  /** The document: the paper's model, the same between patients, and the default. */
  private void page() throws IOException {
    List<ExplanationPage.OfModel> models = new ArrayList<>();
    Optional<RecordSet> told = Optional.of(RecordSet.DS2);
    for (String id : PAGE) {
      Model asked = ModelOption.read(id);
      Protocol whose = GlobalExplanationRun.protocol(asked, null);
      ExplanationTrial trial = trial(asked, whose, told, List.of(Smoothing.NONE, Smoothing.USUAL));
      try (Progress progress = Progress.of(console, asked.id(), PARTS)) {
        GlobalExplanation global =
            GlobalExplanation.of(
                asked,
                whose,
                told,
                DataRoot.folder(),
                GlobalExplanationRun.explainers(asked),
                perClass,
                allowTraining,
                progress::stepTo);
        models.add(
            new ExplanationPage.OfModel(id, BeatScores.tested(whose) + "; of DS2", trial, global));
      }
    }
    String made =
        "./clearbeat evaluate explanations --per-class "
            + perClass
            + " --page docs/EXPLANATIONS.md";
    byte[] document = new ExplanationPage(models, made).markdown().getBytes(StandardCharsets.UTF_8);
    try (Outputs outputs = Outputs.in(page.toAbsolutePath().getParent())) {
      Files.write(outputs.file(page.getFileName().toString()), document);
      outputs.commit();
    }
    console.out().println(Words.count(models.size(), "model") + ", written to " + page);
  }

  private List<Smoothing> smoothings() {
    List<Smoothing> widths = new ArrayList<>();
    for (double milliseconds : smooth) {
      if (!(milliseconds >= 0 && milliseconds <= 1000)) {
        throw new ParameterException(
            spec.commandLine(), "--smooth takes 0 to 1000 ms, found " + milliseconds);
      }
      widths.add(new Smoothing(milliseconds / 1000));
    }
    return widths;
  }

  private List<Explainer> chosen(List<Explainer> all) {
    if (only == null) {
      return all;
    }
    List<String> known = all.stream().map(Explainer::name).toList();
    for (String name : only) {
      if (!known.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "--method takes " + String.join(", ", known) + "; found " + name);
      }
    }
    return all.stream().filter(method -> only.contains(method.name())).toList();
  }

  /** All methods, and the controls. */
  static List<Explainer> methods(Preparation preparation) {
    List<Explainer> methods = new ArrayList<>(Explainers.all());
    methods.add(bump(preparation));
    return methods;
  }

  /** The control that knows only where the R peak stands. */
  static Explainer bump(Preparation preparation) {
    int halfWidth = (int) Math.max(1, Math.round(BUMP_SECONDS * preparation.hertz()));
    return new PeakBump(preparation.beforeSamples(), halfWidth);
  }

  private String where(Protocol whose) {
    return "protocol " + whose.id() + (records == null ? "" : ", records of " + records);
  }

  private String text(Model asked, Protocol whose, ExplanationTrial trial) {
    StringBuilder text = new StringBuilder();
    if (!trial.seen().isEmpty()) {
      text.append("The model was trained on beats of ");
      text.append(Words.count(trial.seen().size(), "test record")).append(".\n");
    }
    text.append(asked.id()).append(" over ").append(Words.count(trial.beats(), "beat"));
    text.append(" that it gets right, ").append(where(whose)).append('\n');
    return text.append(ExplanationTrialForms.text(trial)).toString();
  }

  private Map<String, Object> values(Model asked, Protocol whose, ExplanationTrial trial) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-explanation-trial-1");
    values.put("model", asked.id());
    values.put("sha256", asked.sha256());
    values.put("protocol", whose.id());
    values.put("records", records == null ? null : records.name().toLowerCase(Locale.ROOT));
    values.put("trainedOn", trial.seen());
    values.put("beats", trial.beats());
    values.put("rows", ExplanationTrialForms.values(trial));
    return values;
  }
}
