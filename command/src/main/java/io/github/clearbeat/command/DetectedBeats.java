package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.RecordingAnalyzer;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.evaluation.BeatByBeat;
import io.github.clearbeat.evaluation.BeatMatrix;
import io.github.clearbeat.evaluation.Until;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.study.scoring.BeatFigures;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records analysed as a user would have it, with our own R peaks, and compared with the reference
 * beat by beat as {@code bxb} does: 150 ms, from 5:00 on.
 */
final class DetectedBeats {
  /** What is analysed in place of a recording. */
  interface Stress {
    /** The recording itself. */
    Stress NONE = (clean, lead, truth) -> clean;

    /** The recording with something done to one lead. */
    Recording over(Recording clean, int lead, List<Annotation> truth) throws IOException;
  }

  private DetectedBeats() {}

  /**
   * Analyses and compares.
   *
   * @param model that classifies
   * @param set where the records lie
   * @param records of it, as in {@code mitdb/208}
   * @param stress what is done to each recording before
   * @param progress steps with every record
   */
  static BeatFigures of(
      Model model, BeatDataSet set, List<String> records, Stress stress, Progress progress)
      throws IOException {
    Map<String, BeatMatrix> papers = new LinkedHashMap<>();
    Map<String, BeatMatrix> bxb = new LinkedHashMap<>();
    for (String record : records) {
      String name = record.substring(record.indexOf('/') + 1);
      List<Annotation> truth = set.annotations(name);
      try (Recording clean = set.open(name)) {
        int position = BeatDataSet.usualLead(clean);
        Recording recording = stress.over(clean, position, truth);
        String lead = recording.leads().get(position).name();
        Analysis analysis = new RecordingAnalyzer(model).lead(lead).analyze(recording);
        List<Annotation> found = RecordAnalysis.annotations(analysis);
        papers.put(record, compare(recording, truth, found, BeatMapping.PAPERS));
        bxb.put(record, compare(recording, truth, found, BeatMapping.BXB));
      }
      progress.step();
    }
    return BeatFigures.ofGroups(papers, bxb);
  }

  private static BeatMatrix compare(
      Recording recording, List<Annotation> truth, List<Annotation> found, BeatMapping mapping) {
    Until end = new Until.Sample(recording.sampleCount());
    return BeatByBeat.standard(recording.hertz(), mapping, end).compare(truth, found).matrix();
  }
}
