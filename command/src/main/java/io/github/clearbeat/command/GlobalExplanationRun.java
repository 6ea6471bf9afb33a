package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.explanation.DeepShap;
import io.github.clearbeat.explanation.Explainer;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.GradCam;
import io.github.clearbeat.explanation.Location;
import io.github.clearbeat.explanation.RandomMap;
import io.github.clearbeat.explanation.Slope;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.report.GlobalFigure;
import io.github.clearbeat.report.TermsFigure;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.GlobalExplanation;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.attribution.AttributionMethods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a model looks over a protocol's test set, as figures, table and values.
 *
 * @param console where to print
 * @param model to explain
 * @param named the protocol asked for, or null for the model's own
 * @param perClass the most beats of a class
 * @param allowTraining whether to go on with test records that the model was trained on
 * @param out where the outputs go
 */
record GlobalExplanationRun(
    Console console, Model model, String named, int perClass, boolean allowTraining, Path out) {
  private static final int PARTS = 1000;
  private static final List<Explainer> METHODS = List.of(GradCam.last(), new DeepShap());

  /** What is drawn, and behind it what knows no network: any method must be held against it. */
  static List<Explainer> explainers(Model model) {
    return Stream.concat(
            METHODS.stream(),
            Stream.of(
                new Slope(), AttributionMethods.bump(model.preparation()), new RandomMap(16, 1)))
        .toList();
  }

  private static List<GlobalExplanation.OfMethod> methods(GlobalExplanation explanation) {
    return explanation.methods().subList(0, METHODS.size());
  }

  private static List<GlobalExplanation.OfMethod> controls(GlobalExplanation explanation) {
    return explanation.methods().subList(METHODS.size(), explanation.methods().size());
  }

  void call() throws IOException {
    Protocol protocol = protocol(model, named);
    GlobalExplanation explanation;
    try (Progress progress = Progress.of(console, "explain", PARTS)) {
      explanation =
          GlobalExplanation.of(
              model,
              protocol,
              Optional.empty(),
              DataRoot.folder(),
              explainers(model),
              perClass,
              allowTraining,
              progress::stepTo);
    }
    try (Outputs outputs = Outputs.in(out)) {
      List<GlobalFigure.Tried> tried = new ArrayList<>();
      for (GlobalExplanation.OfMethod one : explanation.methods()) {
        tried.add(
            new GlobalFigure.Tried(
                words(one.method()), one.global(), one.line().marked(), one.background().marked()));
      }
      for (GlobalExplanation.OfMethod method : methods(explanation)) {
        GlobalFigure.About about =
            new GlobalFigure.About(
                words(method.method()),
                Words.count(explanation.beats(), "beat") + " of " + BeatScores.tested(protocol),
                model.preparation().hertz(),
                model.preparation().beforeSamples());
        ExplainCommand.writeFigure(
            outputs, "global-" + method.method(), GlobalFigure.of(method.global(), about, tried));
      }
      if (!explanation.terms().isEmpty()) {
        String beats =
            Words.count(explanation.beats(), "beat") + " of " + BeatScores.tested(protocol);
        ExplainCommand.writeFigure(
            outputs, "global-terms", TermsFigure.of(explanation.terms(), model.id(), beats));
      }
      Files.writeString(outputs.file("global.json"), Json.of(values(protocol, explanation)));
      outputs.commit();
    }
    console.out().print(text(protocol, explanation));
    console.out().println("written to " + out);
  }

  /** The protocol of that name; the model's own where none is named. */
  static Protocol protocol(Model model, String named) throws MalformedInputException {
    String name = named == null ? model.provenance().protocol() : named;
    List<String> known = List.of(Protocol.values()).stream().map(Protocol::id).toList();
    return Protocol.of(name)
        .orElseThrow(
            () ->
                new MalformedInputException(
                    name,
                    "there is no such protocol, expected one of " + String.join(", ", known)));
  }

  private String text(Protocol protocol, GlobalExplanation explanation) {
    StringBuilder text = new StringBuilder();
    if (!explanation.seen().isEmpty()) {
      text.append("The model was trained on beats of ");
      text.append(Words.count(explanation.seen().size(), "test record")).append(".\n");
    }
    text.append(model.id()).append(" over ").append(Words.count(explanation.beats(), "beat"));
    text.append(" that it gets right, of ").append(BeatScores.tested(protocol)).append('\n');
    if (protocol.patientsOnBothSides()) {
      text.append("Beats of the same patient stand in training and test.\n");
    }
    text.append("\nprobability lost without the marked tenth, and without a random one\n");
    text.append(
        String.format(
            Locale.ROOT, "%-10s %18s %26s%n", "", "as a straight line", "as the mean background"));
    String columns = "%-10s %8s %9s %14s %11s%n";
    text.append(String.format(Locale.ROOT, columns, "", "marked", "random", "marked", "random"));
    for (GlobalExplanation.OfMethod one : explanation.methods()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-10s %8.3f %9.3f %14.3f %11.3f%n",
              one.method(),
              one.line().marked(),
              one.line().random(),
              one.background().marked(),
              one.background().random()));
    }
    text.append("slope (|dV/dt|), r-peak (a bump on the R peak) and random know no network\n");
    for (GlobalExplanation.OfMethod one : explanation.methods()) {
      text.append('\n').append(one.method());
      text.append(": share of |value| / share of time, by stretch\n");
      table(text, one.global());
    }
    explanation.terms().forEach(one -> ExplainedValuesForms.text(text, one));
    return text.toString();
  }

  private static void table(StringBuilder text, GlobalAttribution global) {
    boolean first = true;
    for (int c = 0; c < global.classes().size(); c++) {
      GlobalAttribution.ClassAttribution one = global.of(c);
      if (one.beats() == 0) {
        continue;
      }
      if (first) {
        text.append(String.format(Locale.ROOT, "%-6s %7s", "class", "beats"));
        one.shares()
            .keySet()
            .forEach(w -> text.append(String.format(Locale.ROOT, " %11s", w.words())));
        text.append('\n');
        first = false;
      }
      text.append(String.format(Locale.ROOT, "%-6s %,7d", one.className(), one.beats()));
      for (Location.Share share : one.shares().values()) {
        text.append(
            String.format(
                Locale.ROOT, "   %3.0f / %2.0f", 100 * share.attribution(), 100 * share.time()));
      }
      text.append('\n');
    }
  }

  private Map<String, Object> values(Protocol protocol, GlobalExplanation explanation) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("schema", "clearbeat-global-explanation-1");
    values.put("model", model.id());
    values.put("sha256", model.sha256());
    values.put("protocol", protocol.id());
    values.put("patientsOnBothSides", protocol.patientsOnBothSides());
    values.put("beats", explanation.beats());
    values.put("smoothedMilliseconds", Smoothing.USUAL.milliseconds());
    values.put("methods", values(methods(explanation)));
    values.put("controls", values(controls(explanation)));
    values.put("terms", explanation.terms().stream().map(ExplainedValuesForms::values).toList());
    return values;
  }

  private static String words(String method) {
    return switch (method) {
      case "grad-cam" -> "Grad-CAM";
      case "deep-shap" -> "DeepSHAP";
      case "slope" -> "|dV/dt|, no network";
      case "r-peak" -> "bump on R, no network";
      case "random" -> "random, no network";
      default -> method;
    };
  }

  private static List<Object> values(List<GlobalExplanation.OfMethod> methods) {
    List<Object> values = new ArrayList<>();
    for (GlobalExplanation.OfMethod method : methods) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("method", method.method());
      one.put("drop", method.line().marked());
      one.put("randomDrop", method.line().random());
      one.put("backgroundDrop", method.background().marked());
      one.put("backgroundRandomDrop", method.background().random());
      List<Object> classes = new ArrayList<>();
      for (int c = 0; c < method.global().classes().size(); c++) {
        classes.add(values(method.global().of(c)));
      }
      one.put("classes", classes);
      values.add(one);
    }
    return values;
  }

  private static Map<String, Object> values(GlobalAttribution.ClassAttribution one) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("class", one.className());
    values.put("beats", one.beats());
    Map<String, Object> shares = new LinkedHashMap<>();
    one.shares()
        .forEach(
            (wave, share) -> {
              Map<String, Object> both = new LinkedHashMap<>();
              both.put("attribution", share.attribution());
              both.put("time", share.time());
              shares.put(wave.words(), both);
            });
    values.put("shares", shares);
    values.put("meanSigned", one.meanSigned());
    values.put("meanAbsolute", one.meanAbsolute());
    values.put("meanBeat", one.meanBeat());
    return values;
  }
}
