package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.BeatExplainer;
import io.github.clearbeat.analysis.BeatExplanation;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.RecordingAnalyzer;
import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.report.ExplainedBeat;
import io.github.clearbeat.report.Figure;
import io.github.clearbeat.report.LocalFigure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a beat has its class, or where a model looks over a whole test set. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    header = "Say why a beat has its class, or where a model looks as a whole.",
    description = {
      "",
      "For one beat, writes NAME-beat-N as .svg, .png and .json: the beat on ECG paper with its"
          + " Grad-CAM ribbon, DeepSHAP values and the Shapley values of its stretches, and how much"
          + " the probability drops without what they mark, against a random tenth.",
      "",
      "With --global, writes global-METHOD as .svg and .png and global.json: means by class over"
          + " beats of the protocol's test set that the model gets right; of a model that is told"
          + " named values, also global-terms.",
      "",
      "With --target, writes NAME-target-S as .svg, .png and .json: where a rhythm network is asked"
          + " to look in the ten seconds from S, by heart rate variability, and the controls."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clearbeat explain mitdb/201 --target --at 0:40",
      "  clearbeat explain mitdb/233 --at 2:05",
      "  clearbeat explain mitdb/233 --beat 17 --out why",
      "  clearbeat explain --global",
      "  clearbeat explain --global --model arrhythminet-v1-paper --protocol paper"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final double DOTS_PER_INCH = 200;

  private final Console console;
  @Spec private CommandSpec spec;
  @Mixin private LeadOption lead;
  @Mixin private ModelOption model;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RECORD",
      description = "A path with or without extension, or a name such as mitdb/233.")
  private String record;

  @Option(
      names = "--beat",
      paramLabel = "N",
      description = "The beat by its number, counted from 1 as in beats.csv.")
  private Integer beat;

  @Option(
      names = "--at",
      paramLabel = "T",
      converter = Seconds.Converter.class,
      description = "The beat nearest to a time: seconds, m:s or h:m:s.")
  private Seconds at;

  @Option(
      names = "--beats",
      paramLabel = "ANNOTATOR",
      description = "Take the beats of NAME.ANNOTATOR instead of detecting them.")
  private String annotator;

  @Option(
      names = "--target",
      description = {
        "Show where a rhythm network is asked to look in the ten seconds around --at, or in the"
            + " first ten."
      })
  private boolean target;

  @Option(names = "--global", description = "Explain a whole test set.")
  private boolean global;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "With --global, whose test set; without it the model's own.")
  private String protocol;

  @Option(
      names = "--per-class",
      paramLabel = "N",
      defaultValue = "200",
      description = "With --global, the most beats of a class; default ${DEFAULT-VALUE}.")
  private int perClass;

  @Option(
      names = "--allow-training-records",
      description = "With --global, go on even if the model was trained on test records.")
  private boolean allowTraining;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "clearbeat-out",
      description = "Where the outputs go; default ${DEFAULT-VALUE}.")
  private Path out;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (target) {
      check(record != null, "missing RECORD");
      check(!global && beat == null && protocol == null, "--target goes with --at, or alone");
      new TargetRun(console, record, lead.name(), at, out).call();
    } else if (global) {
      check(record == null && beat == null && at == null, "--global explains no single beat");
      check(perClass >= 1, "--per-class must be 1 or more");
      new GlobalExplanationRun(console, model.model(), protocol, perClass, allowTraining, out)
          .call();
    } else {
      check(record != null, "missing RECORD, or --global");
      check(protocol == null, "--protocol goes with --global");
      check((beat == null) != (at == null), "which beat? Give either --beat or --at");
      local();
    }
    return 0;
  }

  private void check(boolean right, String what) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), what);
    }
  }

  private void local() throws IOException {
    Model loaded = model.model();
    Path path = DataRoot.resolve(record);
    try (Recording recording = Recordings.open(path);
        Progress progress = Progress.of(console, "explain", recording.sampleCount())) {
      Recordings.verify(recording);
      RecordingAnalyzer analyzer =
          new RecordingAnalyzer(loaded.withAbstention(Optional.empty()))
              .watchedBy(block -> progress.stepBy(block.length()));
      if (lead.name() != null) {
        analyzer = analyzer.lead(lead.name());
      }
      if (annotator != null) {
        analyzer = analyzer.atBeats(GivenBeats.of(path, recording, annotator), annotator);
      }
      Analysis analysis = analyzer.analyze(recording);
      int position = position(analysis);
      BeatExplanation why =
          new BeatExplainer(analysis).explain(recording, new TreeSet<>(Set.of(position))).get(0);
      ExplainedBeat drawable =
          ExplainedBeats.drawable(analysis, recording, why, ExplainedBeat.Choice.ASKED);
      write(analysis, why, LocalFigure.of(drawable, analysis));
      withheld(loaded, why).ifPresent(words -> console.out().println("  " + words));
    }
  }

  private int position(Analysis analysis) throws MalformedInputException {
    List<ClassifiedBeat> beats = analysis.beats();
    if (beats.isEmpty()) {
      throw new MalformedInputException(analysis.source().name(), "no beat was found");
    }
    if (beat != null) {
      if (beat < 1 || beat > beats.size()) {
        throw new MalformedInputException(
            analysis.source().name(),
            "there is no beat " + beat + ", expected 1 to " + beats.size());
      }
      return beat - 1;
    }
    int nearest = 0;
    for (int i = 1; i < beats.size(); i++) {
      double distance = Math.abs(beats.get(i).seconds() - at.value());
      nearest = distance < Math.abs(beats.get(nearest).seconds() - at.value()) ? i : nearest;
    }
    return nearest;
  }

  private void write(Analysis analysis, BeatExplanation why, Figure figure) throws IOException {
    String name = analysis.source().name() + "-beat-" + (why.position() + 1);
    try (Outputs outputs = Outputs.in(out)) {
      writeFigure(outputs, name, figure);
      Files.writeString(outputs.file(name + ".json"), Json.of(ExplanationForms.of(analysis, why)));
      outputs.commit();
    }
    console.out().print(ExplanationForms.text(analysis, why));
    console.out().println("  written to " + out.resolve(name) + ".svg, .png and .json");
  }

  /** That the model's rule gives the beat no class, where it does. */
  private static Optional<String> withheld(Model model, BeatExplanation why) {
    int c = why.classIndex();
    return model
        .abstention()
        .filter(rule -> !rule.names(c, why.beat().probability()))
        .map(
            rule ->
                String.format(
                    Locale.ROOT,
                    "'analyze' gives this beat no class: %s is named from a probability of %.3f on",
                    model.classes().get(c),
                    rule.least().get(c)));
  }

  /** Writes a figure both ways. */
  static void writeFigure(Outputs outputs, String name, Figure figure) throws IOException {
    try (Writer svg = Files.newBufferedWriter(outputs.file(name + ".svg"))) {
      figure.writeSvg(svg);
    }
    try (OutputStream png = Files.newOutputStream(outputs.file(name + ".png"))) {
      figure.writePng(png, DOTS_PER_INCH);
    }
  }
}
