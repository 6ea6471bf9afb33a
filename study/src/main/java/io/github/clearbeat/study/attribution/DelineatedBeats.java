package io.github.clearbeat.study.attribution;

import io.github.clearbeat.beat.DelineatedBeat;
import io.github.clearbeat.beat.Delineator;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.WaveLimits;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.study.Examples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The waves of test beats as the delineator finds them on the record, which it is given from a
 * minute before the beat, so that it knows the patient's beats, to some seconds after it.
 */
final class DelineatedBeats {
  private static final double MATCH_SECONDS = 0.15;
  private static final double BEFORE_SECONDS = 60;
  private static final double AFTER_SECONDS = 5;

  private final BeatDataSet set;

  DelineatedBeats(BeatDataSet set) {
    this.set = set;
  }

  /**
   * The limits in a beat's window; empty where the delineator found no beat within 150 ms.
   *
   * @param origin of the beat
   * @param example with the simple limits, which say where a wave that was not found is expected
   * @param preparation of the window
   */
  Optional<WaveLimits> limits(Examples.Origin origin, Example example, Preparation preparation)
      throws IOException {
    String record = origin.record().substring(origin.record().indexOf('/') + 1);
    try (Recording recording = set.open(record)) {
      double hertz = recording.hertz();
      DelineatedBeat nearest = null;
      double distance = MATCH_SECONDS * hertz;
      for (DelineatedBeat beat : around(recording, origin.sampleIndex())) {
        double away = Math.abs(beat.beat().sampleIndex() - origin.sampleIndex());
        if (away <= distance) {
          distance = away;
          nearest = beat;
        }
      }
      return nearest == null
          ? Optional.empty()
          : Optional.of(inWindow(nearest, hertz, origin, example.limits().get(), preparation));
    }
  }

  private static List<DelineatedBeat> around(Recording recording, long sampleIndex)
      throws IOException {
    double hertz = recording.hertz();
    long from = Math.max(0, sampleIndex - Math.round(BEFORE_SECONDS * hertz));
    long to = Math.min(recording.sampleCount(), sampleIndex + Math.round(AFTER_SECONDS * hertz));
    List<DelineatedBeat> beats = new ArrayList<>();
    Delineator delineator = new Delineator(hertz);
    delineator.push(recording.stretch(BeatDataSet.usualLead(recording), from, to), beats::add);
    delineator.finish(beats::add);
    return beats;
  }

  /** Each limit at least where the one before it is, and inside the window. */
  static WaveLimits inWindow(
      DelineatedBeat beat,
      double hertz,
      Examples.Origin origin,
      WaveLimits expected,
      Preparation preparation) {
    double scale = preparation.hertz() / hertz;
    double start = origin.sampleIndex() * scale - preparation.beforeSamples();
    int[] limits = new int[6];
    place(limits, 0, beat.p(), start, scale, expected.pOnset(), expected.pOffset());
    place(limits, 2, Optional.of(beat.qrs()), start, scale, 0, 0);
    place(limits, 4, beat.t(), start, scale, expected.tOnset(), expected.tOffset());
    if (beat.p().isEmpty()) {
      limits[0] = Math.min(limits[0], limits[2]);
      limits[1] = Math.min(limits[1], limits[2]);
    }
    int least = 0;
    for (int i = 0; i < limits.length; i++) {
      limits[i] = Math.max(least, Math.min(expected.length(), limits[i]));
      least = limits[i];
    }
    return new WaveLimits(
        expected.length(),
        limits[0],
        limits[1],
        limits[2],
        limits[3],
        limits[4],
        limits[5],
        beat.p().isPresent(),
        beat.t().isPresent());
  }

  private static void place(
      int[] limits,
      int at,
      Optional<MarkedWave> wave,
      double start,
      double scale,
      int expectedOnset,
      int expectedOffset) {
    limits[at] = wave.map(w -> (int) Math.round(w.onset() * scale - start)).orElse(expectedOnset);
    limits[at + 1] =
        wave.map(w -> (int) Math.round(w.offset() * scale - start) + 1).orElse(expectedOffset);
  }
}
