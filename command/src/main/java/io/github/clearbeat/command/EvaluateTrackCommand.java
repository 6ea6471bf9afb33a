package io.github.clearbeat.command;

import io.github.clearbeat.analysis.LeadChoice;
import io.github.clearbeat.analysis.RhythmAnalyzer;
import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.analysis.StripRhythm;
import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.evaluation.RhythmByRhythm;
import io.github.clearbeat.evaluation.RhythmStretch;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.study.RhythmReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores the rhythm over time against rhythm annotations. */
@Command(
    name = "track",
    mixinStandardHelpOptions = true,
    header = "Score the rhythm over time against a record's rhythm annotations.",
    description = {
      "",
      "Episodes and durations of each class, gross over all RECORDs: an episode is found where any"
          + " part of it is called so. Rhythms in NAME.atr are taken in the model's classes, and where noise is"
          + " one, what is marked as noisy in the lead."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  clearbeat evaluate track mitdb/201 mitdb/202 mitdb/203"})
final class EvaluateTrackCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private RecordArguments records;
  @Mixin private LeadOption lead;
  @Mixin private RhythmModelOption rhythm;

  @Option(names = "--json", description = "Print JSON for scripts.")
  private boolean json;

  @Option(
      names = "--ref-ext",
      paramLabel = "ANNOTATOR",
      defaultValue = "atr",
      description = "Whose rhythm annotations are the truth; default ${DEFAULT-VALUE}.")
  private String annotator;

  @Option(
      names = "--allow-training-records",
      description = "Score on records that the model was trained on too; the output says so.")
  private boolean allowTrainingRecords;

  private boolean seen;

  EvaluateTrackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RhythmModel model =
        rhythm
            .model()
            .orElseThrow(() -> new MalformedInputException("--rhythm", "a model is needed"));
    RhythmLabels labels = labels(model);
    Map<String, RhythmByRhythm> gross = new LinkedHashMap<>();
    model.classes().forEach(name -> gross.put(name, RhythmByRhythm.none()));
    Map<String, Path> byName = records.byName();
    try (Progress progress = Progress.of(console, "evaluate", byName.size())) {
      for (Path path : byName.values()) {
        gross.putAll(RhythmByRhythm.sum(gross, one(path, model, labels)));
        progress.stepBy(1);
      }
    }
    if (seen && !json) {
      console.out().println("The model was trained on some of these records.");
    }
    console
        .out()
        .print(json ? Json.of(values(model, gross, seen)) : text(model, byName.size(), gross));
    return 0;
  }

  private static RhythmLabels labels(RhythmModel model) throws MalformedInputException {
    for (String name : RhythmLabels.names()) {
      RhythmLabels labels = RhythmLabels.named(name).orElseThrow();
      if (labels.classes().equals(model.classes())) {
        return labels;
      }
    }
    throw new MalformedInputException(
        model.id(), "its classes " + model.classes() + " are those of no label set");
  }

  private Map<String, RhythmByRhythm> one(Path path, RhythmModel model, RhythmLabels labels)
      throws IOException {
    try (Recording recording = Recordings.open(path)) {
      if (model.trainedOn(RecordAnalysis.knownAs(path, recording))) {
        if (!allowTrainingRecords) {
          throw new MalformedInputException(
              recording.name(),
              model.id()
                  + " was trained on this record, so its figures here would mean nothing;"
                  + " --allow-training-records scores it all the same");
        }
        seen = true;
      }
      double hertz = recording.hertz();
      int position = LeadChoice.of(recording, lead.name()).position();
      List<StripRhythm> strips = new ArrayList<>();
      RhythmAnalyzer analyzer = new RhythmAnalyzer(model, hertz);
      recording.read(
          position, 0, recording.sampleCount(), block -> analyzer.push(block, strips::add));
      analyzer.finish(strips::add);
      List<RhythmStretch> said = new ArrayList<>();
      for (RhythmTrack.Episode episode : new RhythmTrack(model, strips).episodes()) {
        if (!episode.className().isEmpty() && episode.seconds() > 0) {
          said.add(
              new RhythmStretch(episode.className(), episode.fromSeconds(), episode.toSeconds()));
        }
      }
      Path file = path.resolveSibling(recording.name() + "." + annotator);
      List<RhythmStretch> truth =
          RhythmReference.of(
              AnnotationFile.read(file).annotations(),
              hertz,
              recording.sampleCount() / hertz,
              labels,
              position);
      if (truth.isEmpty()) {
        throw new MalformedInputException(
            file.getFileName().toString(), "there is no rhythm annotation in it");
      }
      return RhythmByRhythm.compare(truth, said);
    }
  }

  private static String text(RhythmModel model, int count, Map<String, RhythmByRhythm> gross) {
    StringBuilder text = new StringBuilder();
    text.append(model.id()).append(" on ").append(Words.count(count, "record")).append(":\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%-10s %10s %10s %9s %9s %10s %10s %9s %9s%n",
            "class",
            "episodes",
            "called",
            "Se %",
            "+P %",
            "minutes",
            "called",
            "Se %",
            "+P %"));
    gross.forEach(
        (name, one) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-10s %10d %10d %9s %9s %10.1f %10.1f %9s %9s%n",
                    name,
                    one.referenceEpisodes(),
                    one.testEpisodes(),
                    ModelForms.percent(one.episodeSensitivity()),
                    ModelForms.percent(one.episodePredictivity()),
                    one.referenceSeconds() / 60,
                    one.testSeconds() / 60,
                    ModelForms.percent(one.durationSensitivity()),
                    ModelForms.percent(one.durationPredictivity()))));
    return text.toString();
  }

  private static Map<String, Object> values(
      RhythmModel model, Map<String, RhythmByRhythm> gross, boolean seen) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("model", model.id());
    values.put("trainedOnSome", seen);
    List<Object> rows = new ArrayList<>();
    gross.forEach(
        (name, one) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("class", name);
          row.put("referenceEpisodes", one.referenceEpisodes());
          row.put("found", one.found());
          row.put("testEpisodes", one.testEpisodes());
          row.put("right", one.right());
          row.put("referenceSeconds", one.referenceSeconds());
          row.put("testSeconds", one.testSeconds());
          row.put("bothSeconds", one.bothSeconds());
          rows.add(row);
        });
    values.put("classes", rows);
    return values;
  }
}
