package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.RecordingAnalyzer;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Until;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.study.Predictions;
import io.github.clearbeat.study.Protocol;
import io.github.clearbeat.study.scoring.BeatFigures;
import io.github.clearbeat.study.scoring.DetectedCounts;
import io.github.clearbeat.study.scoring.NamedFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records analysed as a user would have it, with our own R peaks, and compared with the reference
 * beat by beat as {@code bxb} does: 150 ms, from 5:00 on.
 *
 * @param papers matrices by record, escape beats as N
 * @param bxb the same with escape beats as S
 * @param named as {@code papers}, with Q for beats that the model's rule does not name; empty where
 *     it names them all
 */
record DetectedBeats(
    Map<String, BeatMatrix> papers, Map<String, BeatMatrix> bxb, Map<String, BeatMatrix> named) {
  /** Which beats count, by where they stand. */
  interface Part {
    /** All from 5:00 on. */
    Part WHOLE = (sample, hertz) -> true;

    /** Whether a beat at this sample counts. */
    boolean holds(long sample, double hertz);
  }

  /** The figures, with intervals over records. */
  BeatFigures figures() {
    return BeatFigures.ofGroups(papers, bxb);
  }

  /** What the model's rule does, where it has one. */
  Optional<NamedFigures> namedFigures() {
    return named.isEmpty() ? Optional.empty() : Optional.of(NamedFigures.of(papers, named));
  }

  /** The counts, to be kept. */
  DetectedCounts counts(Model model, Protocol protocol) {
    long seed = model.provenance().seed();
    return new DetectedCounts(model.id(), model.sha256(), protocol.id(), seed, papers, bxb);
  }

  /**
   * Analyses and compares.
   *
   * @param model that classifies
   * @param set where the records lie
   * @param records of it, as in {@code mitdb/208}
   * @param stress what is done to each recording before
   * @param parts what is counted apart
   * @param progress steps with every record
   * @return one for each part
   */
  static List<DetectedBeats> of(
      Model model,
      BeatDataSet set,
      List<String> records,
      Predictions.Stress stress,
      List<Part> parts,
      Progress progress)
      throws IOException {
    List<DetectedBeats> counted = new ArrayList<>();
    parts.forEach(
        part ->
            counted.add(
                new DetectedBeats(
                    new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>())));
    for (String record : records) {
      String name = record.substring(record.indexOf('/') + 1);
      List<Annotation> truth = set.annotations(name);
      try (Recording clean = set.open(name)) {
        int position = BeatDataSet.usualLead(clean);
        Recording recording = stress.over(clean, position, truth);
        String lead = recording.leads().get(position).name();
        Analysis analysis = new RecordingAnalyzer(model).lead(lead).analyze(recording);
        List<Annotation> named = RecordAnalysis.annotations(analysis);
        List<Annotation> found = mostProbable(analysis);
        for (int i = 0; i < parts.size(); i++) {
          Part part = parts.get(i);
          DetectedBeats to = counted.get(i);
          to.papers.put(record, compare(recording, truth, found, BeatMapping.PAPERS, part));
          to.bxb.put(record, compare(recording, truth, found, BeatMapping.BXB, part));
          if (model.abstention().isPresent()) {
            to.named.put(record, compare(recording, truth, named, BeatMapping.PAPERS, part));
          }
        }
      }
      progress.step();
    }
    return counted;
  }

  /** What was found as annotations, each beat with the group of its most probable class. */
  private static List<Annotation> mostProbable(Analysis analysis) {
    List<Annotation> annotations = new ArrayList<>(analysis.beats().size());
    for (ClassifiedBeat beat : analysis.beats()) {
      int best = beat.probabilities().indexOf(beat.probability());
      annotations.add(
          Annotation.of(beat.sampleIndex(), RecordAnalysis.code(analysis.model().group(best))));
    }
    return annotations;
  }

  private static BeatMatrix compare(
      Recording recording,
      List<Annotation> truth,
      List<Annotation> found,
      BeatMapping mapping,
      Part part) {
    double hertz = recording.hertz();
    Until end = new Until.Sample(recording.sampleCount());
    return BeatByBeat.standard(hertz, mapping, end)
        .compare(truth, found, sample -> part.holds(sample, hertz))
        .matrix();
  }
}
