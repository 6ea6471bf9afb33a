package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Variant;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.ModelFile;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.report.EvaluationReport;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.study.RecordSet;
import io.github.clearbeat.study.attribution.AttributionFile;
import io.github.clearbeat.study.attribution.AttributionFindings;
import io.github.clearbeat.study.attribution.AttributionMethods;
import io.github.clearbeat.study.attribution.AttributionPage;
import io.github.clearbeat.study.attribution.AttributionTable;
import io.github.clearbeat.study.attribution.AttributionTrial;
import io.github.clearbeat.study.attribution.ValueMethods;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how far explanations of beats can be trusted, beside controls. */
@Command(
    name = "explanations",
    mixinStandardHelpOptions = true,
    header = "Measure how far explanations of beats can be trusted, beside controls.",
    description = {
      "",
      "On beats of a test set that the model gets right, for every method and for controls"
          + " (gradient, slope, r-peak, random): completeness, deletion and insertion with two"
          + " fillers, place against delineated waves, what is left with random weights, under noise"
          + " and a shift, over seeds, agreement, and time. Of a model that is told named values beside"
          + " samples, methods named values:... are asked what these count for, beside controls"
          + " (gradient, deviation, random)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat evaluate explanations",
      "  clearbeat evaluate explanations --model arrhythminet-v2 --seeds reproduction",
      "  clearbeat evaluate explanations --from found.tsv.gz --html out.html",
      "  clearbeat evaluate explanations --records ds1 --allow-training-records \\",
      "      --smooth 0,20,47,80,120"
    })
final class EvaluateExplanationsCommand implements Callable<Integer> {
  private static final int PARTS = 1000;
  private static final double DOTS_PER_INCH = 96;

  private final Console console;
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "ID",
      split = ",",
      defaultValue = ModelOption.DEFAULT,
      description = "Models by id, see 'model list', or model files; default ${DEFAULT-VALUE}.")
  private List<String> models;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "Whose test set; without it each model's own.")
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
      description = "Widths in milliseconds, 0 for raw values; without it as they are drawn.")
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
      defaultValue = "20",
      description =
          "The most beats of a class, a quarter of them from one record; default ${DEFAULT-VALUE}.")
  private int perClass;

  @Option(
      names = "--cascade-per-class",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "How many of these are asked about at each depth of random weights; default"
              + " ${DEFAULT-VALUE}.")
  private int cascadePerClass;

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description =
          "A folder with the same networks of other seeds, ID-seedN.onnx, as 'reproduce' makes.")
  private Path seeds;

  @Option(
      names = "--allow-training-records",
      description = "Go on even if the model was trained on test records.")
  private boolean allowTraining;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      split = ",",
      description =
          "Take what was measured from FILEs; neither data nor models are needed. Of a model that is in"
              + " several the first counts.")
  private List<Path> from;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Keep what was measured, .tsv.gz, for --from.")
  private Path save;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with the curves of deletion and of random weights.")
  private Path html;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Write the document, Markdown, with pictures in the folder images beside it.")
  private Path page;

  @Option(
      names = "--chosen",
      paramLabel = "FILE",
      description = "With --page, the measurements by which the default was chosen.")
  private Path chosen;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  EvaluateExplanationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    AttributionFindings findings = from == null ? measured() : kept();
    if (save != null) {
      AttributionFile.write(save, findings);
    }
    AttributionTable table = new AttributionTable(findings);
    if (html != null) {
      try (OutputFiles files = new OutputFiles()) {
        try (Writer out = Files.newBufferedWriter(files.file(html))) {
          EvaluationReport.write(ExplanationTrialPage.of(table), out);
        }
        files.commit();
      }
    }
    if (page != null) {
      write(table);
    }
    console
        .out()
        .print(
            json
                ? Json.of(ExplanationTrialForms.values(table))
                : ExplanationTrialForms.text(table));
    return 0;
  }

  private AttributionFindings kept() throws IOException {
    AttributionFindings all = new AttributionFindings(List.of(), List.of(), List.of(), List.of());
    for (Path file : from) {
      all = all.andOtherModels(AttributionFile.read(file));
    }
    return all;
  }

  /** The document and its pictures. */
  private void write(AttributionTable table) throws IOException {
    Path folder = page.toAbsolutePath().getParent();
    Map<String, String> pictures = new LinkedHashMap<>();
    try (Outputs images = Outputs.in(folder.resolve("images"))) {
      for (AttributionFindings.Asked model : table.findings().models()) {
        draw(images, pictures, model.id(), ExplanationTrialPage.figures(table, model.id()));
        draw(
            images,
            pictures,
            model.id() + AttributionPage.OF_VALUES,
            ValueTrialPage.figures(table, model.id()));
      }
      images.commit();
    }
    String made =
        "./clearbeat evaluate explanations --from docs/measured/explanations.tsv.gz --chosen"
            + " docs/measured/explanations-ds1.tsv.gz --page docs/EXPLANATIONS.md";
    byte[] document =
        new AttributionPage(table, choice(), pictures, made)
            .markdown()
            .getBytes(StandardCharsets.UTF_8);
    try (Outputs outputs = Outputs.in(folder)) {
      Files.write(outputs.file(page.getFileName().toString()), document);
      outputs.commit();
    }
  }

  /** The last of some figures. */
  private static void draw(
      Outputs images, Map<String, String> pictures, String what, List<Figure> figures)
      throws IOException {
    if (!figures.isEmpty()) {
      String name = "explanations-" + what + ".png";
      try (OutputStream out = Files.newOutputStream(images.file(name))) {
        figures.get(figures.size() - 1).writePng(out, DOTS_PER_INCH);
      }
      pictures.put(what, "images/" + name);
    }
  }

  private Optional<AttributionTable> choice() throws IOException {
    return chosen == null
        ? Optional.empty()
        : Optional.of(new AttributionTable(AttributionFile.read(chosen)));
  }

  private AttributionFindings measured() throws IOException {
    if (perClass < 1 || cascadePerClass < 1) {
      throw wrong("--per-class and --cascade-per-class take 1 or more");
    }
    AttributionFindings all = new AttributionFindings(List.of(), List.of(), List.of(), List.of());
    for (String id : models) {
      Model asked = ModelOption.read(id);
      AttributionTrial.Plan plan =
          new AttributionTrial.Plan(
              GlobalExplanationRun.protocol(asked, protocol),
              Optional.ofNullable(records),
              methods(asked),
              valueMethods(asked),
              perClass,
              cascadePerClass,
              allowTraining);
      try (Progress progress = Progress.of(console, asked.id(), PARTS)) {
        all =
            all.and(
                AttributionTrial.of(
                    asked, others(asked), plan, DataRoot.folder(), clock(), progress::stepTo));
      }
    }
    return all;
  }

  /** Processor time of this thread, so that what else runs on the machine does not count. */
  private static LongSupplier clock() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads::getCurrentThreadCpuTime
        : System::nanoTime;
  }

  /** The networks of other seeds, in the order of their files. */
  private List<Model> others(Model asked) throws IOException {
    List<Model> others = new ArrayList<>();
    if (seeds == null) {
      return others;
    }
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(seeds, asked.id() + "-seed*.onnx")) {
      found.forEach(files::add);
    } catch (NotDirectoryException | java.nio.file.NoSuchFileException e) {
      throw new MalformedInputException(seeds.toString(), "there is no such folder");
    }
    for (Path file : files) {
      Model other = ModelFile.read(file);
      if (!other.sha256().equals(asked.sha256())) {
        others.add(other);
      }
    }
    return others;
  }

  private List<Variant> methods(Model asked) {
    List<Variant> all =
        smooth == null
            ? AttributionMethods.of(asked.preparation())
            : AttributionMethods.of(asked.preparation(), widths());
    if (only == null) {
      return all;
    }
    TreeSet<String> known = new TreeSet<>();
    for (Explainer method : ValueMethods.of(asked.preparation())) {
      known.add(ValueMethods.PREFIX + method.name());
    }
    for (Variant variant : all) {
      known.add(variant.name());
      known.add(variant.method().name());
    }
    for (String name : only) {
      if (!known.contains(name)) {
        throw wrong("--method takes " + String.join(", ", known) + "; found " + name);
      }
    }
    return all.stream()
        .filter(v -> only.contains(v.name()) || smooth != null && only.contains(v.method().name()))
        .toList();
  }

  /** What is asked about named values. */
  private List<Explainer> valueMethods(Model asked) {
    return ValueMethods.of(asked.preparation()).stream()
        .filter(m -> only == null || only.contains(ValueMethods.PREFIX + m.name()))
        .filter(m -> smooth == null)
        .toList();
  }

  private List<Smoothing> widths() {
    List<Smoothing> widths = new ArrayList<>();
    for (double milliseconds : smooth) {
      if (!(milliseconds >= 0 && milliseconds <= 1000)) {
        throw wrong("--smooth takes 0 to 1000 ms, found " + milliseconds);
      }
      widths.add(new Smoothing(milliseconds / 1000));
    }
    return widths;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
