package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.DisclosureEnvelope;
import io.github.clearbeat.analysis.ExplainedRhythm;
import io.github.clearbeat.analysis.RecordingAnalyzer;
import io.github.clearbeat.format.AnnotationFile;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.model.ArrhythmiNet;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.AnnotationCode;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.report.Report;
import io.github.clearbeat.report.ReportContent;
import io.github.clearbeat.report.RhythmWords;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * One recording analysed, with all its outputs.
 *
 * @param task what to do
 * @param path the recording
 * @param folder where the outputs go
 * @param threads what runs the network; without it the calling thread does
 * @param progress is told of every sample
 */
record RecordAnalysis(
    AnalyzeCommand.Task task, Path path, Path folder, Optional<Executor> threads, Progress progress)
    implements Callable<RecordAnalysis.Done> {
  /**
   * What came of it.
   *
   * @param analysis what was found
   * @param text the same in a few lines
   */
  record Done(Analysis analysis, String text) {}

  @Override
  public Done call() throws IOException {
    try (Recording recording = Recordings.open(path)) {
      Recordings.verify(recording);
      DisclosureEnvelope envelope = new DisclosureEnvelope(recording.hertz());
      Analysis analysis = analyze(recording, envelope);
      boolean seen = task.model().trainedOn(knownAs(path, recording));
      try (Outputs outputs = Outputs.in(folder)) {
        try (Writer to = Files.newBufferedWriter(outputs.file("result.json"))) {
          ResultJson.write(analysis, seen, Version.ofBuild(), to);
        }
        try (Writer to = Files.newBufferedWriter(outputs.file("beats.csv"))) {
          BeatsCsv.write(analysis, to);
        }
        AnnotationFile.write(
            outputs.file(recording.name() + ".clb"), recording.hertz(), annotations(analysis));
        if (task.report()) {
          try (Writer to = Files.newBufferedWriter(outputs.file("report.html"))) {
            Report.write(content(recording, analysis, envelope, seen), to);
          }
        }
        outputs.commit();
      }
      return new Done(analysis, text(analysis, seen, rhythmSeen(recording)));
    }
  }

  private Analysis analyze(Recording recording, DisclosureEnvelope envelope) throws IOException {
    RecordingAnalyzer analyzer =
        new RecordingAnalyzer(task.model())
            .between(task.fromSeconds(), task.toSeconds())
            .watchedBy(
                block -> {
                  progress.stepBy(block.length());
                  if (task.report()) {
                    envelope.push(block);
                  }
                });
    if (task.rhythm().isPresent()) {
      analyzer = analyzer.rhythm(task.rhythm().get());
    }
    if (task.lead().isPresent()) {
      analyzer = analyzer.lead(task.lead().get());
    }
    if (threads.isPresent()) {
      analyzer = analyzer.on(threads.get());
    }
    if (task.annotator().isPresent()) {
      String annotator = task.annotator().get();
      analyzer = analyzer.atBeats(GivenBeats.of(path, recording, annotator), annotator);
    }
    return analyzer.analyze(recording);
  }

  private ReportContent content(
      Recording recording, Analysis analysis, DisclosureEnvelope envelope, boolean seen)
      throws IOException {
    int position = analysis.source().leadPosition();
    Executor explaining = threads.isPresent() ? threads.get() : Runnable::run;
    List<String> warnings = new ArrayList<>();
    if (!recording.leads().get(position).calibrated()) {
      warnings.add("The file does not state the gain: amplitudes are a guess.");
    }
    if (rhythmSeen(recording)) {
      warnings.add("The rhythm model was trained on this recording: its rhythm proves nothing.");
    }
    return new ReportContent(
        analysis,
        (from, to) -> recording.stretch(position, from, to),
        envelope,
        ExplainedBeats.exemplars(analysis, recording, explaining),
        ExplainedRhythm.exemplars(recording, analysis),
        seen,
        warnings,
        ArrhythmiNet.departures(task.model()),
        "Clearbeat " + Version.ofBuild());
  }

  private boolean rhythmSeen(Recording recording) {
    return task.rhythm().map(model -> model.trainedOn(knownAs(path, recording))).orElse(false);
  }

  /** The name by which a model's provenance knows a recording, such as {@code mitdb/208}. */
  static String knownAs(Path path, Recording recording) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    Path dataSet = parent == null ? null : parent.getFileName();
    return (dataSet == null ? "" : dataSet + "/") + recording.name();
  }

  /** What was found as annotations: each beat with the code of its group, and the rhythm. */
  static List<Annotation> annotations(Analysis analysis) {
    List<Annotation> annotations = new ArrayList<>(analysis.beats().size());
    for (ClassifiedBeat beat : analysis.beats()) {
      annotations.add(Annotation.of(beat.sampleIndex(), code(beat.group())));
    }
    return analysis
        .rhythm()
        .map(track -> RhythmMarks.merged(RhythmMarks.of(track), annotations))
        .orElse(annotations);
  }

  /** The code that stands for a group. */
  static AnnotationCode code(BeatGroup group) {
    return switch (group) {
      case N -> AnnotationCode.NORMAL;
      case S -> AnnotationCode.SUPRAVENTRICULAR;
      case V -> AnnotationCode.PVC;
      case F -> AnnotationCode.FUSION;
      case Q -> AnnotationCode.UNCLASSIFIABLE;
    };
  }

  /** How many beats have a class, and why the others have none. */
  private static String naming(Analysis analysis) {
    return String.format(
        Locale.ROOT,
        "%.1f %% of the beats named; of %,d the model is not sure enough, %,d lie in poor signal",
        100 * analysis.coverage(),
        analysis.count(ClassifiedBeat.Naming.UNSURE),
        analysis.count(ClassifiedBeat.Naming.POOR_SIGNAL));
  }

  private String text(Analysis analysis, boolean seen, boolean rhythmSeen) {
    Analysis.Source source = analysis.source();
    int unnamed = analysis.beats().size() - analysis.count(ClassifiedBeat.Naming.NAMED);
    Map<String, Integer> found = new LinkedHashMap<>();
    analysis.summary().counts().forEach((group, count) -> found.put(group.name(), count));
    found.merge(BeatGroup.Q.name(), -unnamed, Integer::sum);
    found.put(ClassifiedBeat.UNCLASSIFIED, unnamed);
    String counts =
        found.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder();
    text.append(source.name()).append(": ");
    text.append(Words.count(analysis.beats().size(), "beat")).append(" in lead ");
    text.append(source.analysedLead()).append(" (").append(source.leadReason()).append(")");
    text.append(counts.isEmpty() ? "" : ": " + counts).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "  %.1f %% of %s analysable",
            100 * analysis.summary().analysableShare(),
            Words.duration((source.toSample() - source.fromSample()) / source.hertz())));
    analysis
        .summary()
        .heartRate()
        .ifPresent(
            rate ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "; heart rate %.0f to %.0f, mean %.0f a minute",
                        rate.min(),
                        rate.max(),
                        rate.mean())));
    text.append('\n');
    if (analysis.model().abstention().isPresent()) {
      text.append("  ").append(naming(analysis)).append('\n');
    }
    analysis
        .rhythm()
        .ifPresent(track -> text.append("  ").append(RhythmWords.sentence(track)).append('\n'));
    RhythmWords.doubt(analysis).ifPresent(doubt -> text.append("  ").append(doubt).append('\n'));
    if (seen) {
      text.append(
          "  the model was trained on this recording: it does better here than elsewhere\n");
    }
    if (rhythmSeen) {
      text.append("  the rhythm model was trained on this recording: its rhythm proves nothing\n");
    }
    return text.append("  written to ").append(folder).append('\n').toString();
  }
}
