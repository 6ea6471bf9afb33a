package io.github.clearbeat.study;

import io.github.clearbeat.beat.AttentionTruth;
import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.beat.PreparedStrip;
import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.beat.StripPreparer;
import io.github.clearbeat.beat.StripWaves;
import io.github.clearbeat.dataset.HandMarkedWave;
import io.github.clearbeat.dataset.Strip;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One strip that networks are asked about, with its R peaks, waves and masks.
 *
 * @param entry what its data set says
 * @param label position of its class
 * @param fold which networks have not seen it; −1 for all
 * @param lead as recorded
 * @param prepared as the networks take it
 * @param peakSeconds R peaks, from the strip's first sample
 * @param waves found, or marked by hand
 * @param masks by cells, of each kind of guidance; none where there are too few beats
 */
record AttentionStrip(
    StripEntry entry,
    int label,
    int fold,
    Samples lead,
    float[] prepared,
    double[] peakSeconds,
    StripWaves waves,
    Map<Guidance, float[]> masks) {
  private static final long MASK_SEED = 20_000;

  /**
   * Prepares a strip.
   *
   * @param cells of the class map
   */
  static AttentionStrip of(
      StripEntry entry, int label, int fold, Strip strip, StripPreparer preparer, int cells) {
    Samples lead = Samples.of(strip.millivolts(), strip.hertz());
    PreparedStrip prepared = preparer.middle(lead);
    double[] peaks = peaks(lead);
    Map<Guidance, float[]> masks = new EnumMap<>(Guidance.class);
    for (Guidance guidance : Guidance.values()) {
      AttentionTruth.of(peaks, strip.seconds(), guidance, MASK_SEED + entry.record().hashCode())
          .ifPresent(truth -> masks.put(guidance, truth.cells(cells)));
    }
    StripWaves waves = StripWaves.found(lead, peaks);
    return new AttentionStrip(entry, label, fold, lead, prepared.values(), peaks, waves, masks);
  }

  /** The same with LUDB's waves as cardiologists marked them. */
  AttentionStrip withHandMarks(Path root, String leadName) throws IOException {
    List<StripWaves.Span> spans = new ArrayList<>();
    for (HandMarkedWave wave : HandMarkedWave.ludb(root, entry.record(), leadName)) {
      StripWaves.Wave kind =
          switch (wave.kind()) {
            case P -> StripWaves.Wave.P;
            case QRS -> StripWaves.Wave.QRS;
            case T -> StripWaves.Wave.T;
          };
      spans.add(new StripWaves.Span(kind, wave.fromSeconds(), wave.toSeconds()));
    }
    double from = spans.stream().mapToDouble(StripWaves.Span::fromSeconds).min().orElse(0);
    double to = spans.stream().mapToDouble(StripWaves.Span::toSeconds).max().orElse(0);
    StripWaves marked = new StripWaves(from, to, spans);
    return new AttentionStrip(entry, label, fold, lead, prepared, peakSeconds, marked, masks);
  }

  private static double[] peaks(Samples lead) {
    List<Double> seconds = new ArrayList<>();
    RPeakDetector detector = new RPeakDetector(lead.hertz());
    detector.push(lead, beat -> seconds.add(beat.sampleIndex() / lead.hertz()));
    detector.finish(beat -> seconds.add(beat.sampleIndex() / lead.hertz()));
    return seconds.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
