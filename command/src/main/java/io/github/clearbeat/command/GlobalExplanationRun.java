package io.github.clearbeat.command;

import io.github.clearbeat.dataset.DataRoot;
import io.github.clearbeat.explanation.DeepShap;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.GradCam;
import io.github.clearbeat.explanation.Location;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.report.GlobalFigure;
import io.github.clearbeat.study.BeatScores;
import io.github.clearbeat.study.GlobalExplanation;
import io.github.clearbeat.study.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  void call() throws IOException {
    Protocol protocol = protocol();
    GlobalExplanation explanation;
    try (Progress progress = Progress.of(console, "explain", PARTS)) {
      explanation =
          GlobalExplanation.of(
              model,
              protocol,
              DataRoot.folder(),
              List.of(GradCam.last(), new DeepShap()),
              perClass,
              allowTraining,
              progress::stepTo);
    }
    try (Outputs outputs = Outputs.in(out)) {
      for (GlobalExplanation.OfMethod method : explanation.methods()) {
        GlobalFigure.About about =
            new GlobalFigure.About(
                method.method(),
                Words.count(explanation.beats(), "beat") + " of " + BeatScores.tested(protocol),
                model.preparation().hertz(),
                model.preparation().beforeSamples());
        ExplainCommand.writeFigure(
            outputs, "global-" + method.method(), GlobalFigure.of(method.global(), about));
      }
      Files.writeString(outputs.file("global.json"), Json.of(values(protocol, explanation)));
      outputs.commit();
    }
    console.out().print(text(protocol, explanation));
    console.out().println("written to " + out);
  }

  private Protocol protocol() throws MalformedInputException {
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
    for (GlobalExplanation.OfMethod method : explanation.methods()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%s: without the marked tenth the probability drops by %.3f, without a random"
                  + " tenth by %.3f%n",
              method.method(),
              method.drop(),
              method.randomDrop()));
      text.append("share of |value| / share of time, by stretch\n");
      table(text, method.global());
    }
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
    List<Object> methods = new ArrayList<>();
    for (GlobalExplanation.OfMethod method : explanation.methods()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("method", method.method());
      one.put("drop", method.drop());
      one.put("randomDrop", method.randomDrop());
      List<Object> classes = new ArrayList<>();
      for (int c = 0; c < method.global().classes().size(); c++) {
        classes.add(values(method.global().of(c)));
      }
      one.put("classes", classes);
      methods.add(one);
    }
    values.put("methods", methods);
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
