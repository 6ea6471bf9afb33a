package io.github.clearbeat.command;

import io.github.clearbeat.analysis.LeadChoice;
import io.github.clearbeat.analysis.RhythmAnalyzer;
import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.analysis.StripRhythm;
import io.github.clearbeat.dataset.RhythmLabels;
import io.github.clearbeat.evaluation.RhythmAnswers;
import io.github.clearbeat.evaluation.RhythmByRhythm;
import io.github.clearbeat.evaluation.RhythmStretch;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.study.RhythmReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
          + " one, what is marked as noisy in the lead.",
      "",
      "Below that every rhythm by the name that the annotators gave it: the class that stands for"
          + " it, how much of it was called so, and what the rest was called."
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
    Map<String, RhythmByRhythm> classes = new LinkedHashMap<>();
    model.classes().forEach(name -> classes.put(name, RhythmByRhythm.none()));
    Map<String, RhythmAnswers> rhythms = new LinkedHashMap<>();
    Map<String, Path> byName = records.byName();
    try (Progress progress = Progress.of(console, "evaluate", byName.size())) {
      for (Path path : byName.values()) {
        Tracks tracks = one(path, model, labels);
        classes.putAll(
            RhythmByRhythm.sum(classes, RhythmByRhythm.compare(tracks.classes, tracks.said)));
        rhythms.putAll(
            RhythmAnswers.sum(rhythms, RhythmAnswers.compare(tracks.rhythms, tracks.said)));
        progress.stepBy(1);
      }
    }
    if (seen && !json) {
      console.out().println("The model was trained on some of these records.");
    }
    TrackForms forms = new TrackForms(model, labels, classes, rhythms);
    console.out().print(json ? Json.of(forms.values(seen)) : forms.text(byName.size()));
    return 0;
  }

  /** Of one record: what was annotated, in the model's classes and by name, and what was said. */
  private record Tracks(
      List<RhythmStretch> classes, List<RhythmStretch> rhythms, List<RhythmStretch> said) {}

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

  private Tracks one(Path path, RhythmModel model, RhythmLabels labels) throws IOException {
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
      List<Annotation> annotations = AnnotationFile.read(file).annotations();
      double seconds = recording.sampleCount() / hertz;
      List<RhythmStretch> classes =
          RhythmReference.of(annotations, hertz, seconds, labels, position);
      if (classes.isEmpty()) {
        throw new MalformedInputException(
            file.getFileName().toString(), "there is no rhythm annotation in it");
      }
      return new Tracks(
          classes, RhythmReference.named(annotations, hertz, seconds, position), said);
    }
  }
}
