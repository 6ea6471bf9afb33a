package io.github.clearbeat.study;

import io.github.clearbeat.beat.BeatPreparer;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.PreparedBeat;
import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.dataset.Strip;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A short recording whose beats nobody marked, but of which enough is said to know what its beats
 * are not: in atrial fibrillation none is supraventricular and early, in sinus rhythm without a
 * word of ectopic beats all are normal. A network learns from them which classes a beat may be of
 * ({@link Objective.Admissible}); beats are those of {@link RPeakDetector}.
 *
 * <p>What the beats around a beat say of it needs minutes. So the strip is repeated for four, and
 * its beats become examples twice: as the first of a recording, and in the last repetition.
 *
 * <pre>{@code
 * for (RhythmStrip strip : RhythmStrip.read(root)) {
 *   strip.prepare(preparation, (sampleIndex, beat) -> keep(beat));
 * }
 * }</pre>
 */
final class RhythmStrip {
  private static final double LEAST_SECONDS = 240;
  private static final int FEWEST_BEATS = 8;
  private static final int EVERY = 8;
  private static final Set<Rhythm> SINUS =
      EnumSet.of(
          Rhythm.SINUS_RHYTHM,
          Rhythm.SINUS_TACHYCARDIA,
          Rhythm.SINUS_BRADYCARDIA,
          Rhythm.SINUS_ARRHYTHMIA);

  /** What a strip's beats may be. */
  enum Beats {
    /** Atrial fibrillation, or ventricular ectopic beats in sinus rhythm: none is of class S. */
    NOT_SUPRAVENTRICULAR("N", "V", "F", "Q"),
    /** Supraventricular ectopic beats in sinus rhythm: none is of class V or F. */
    NOT_VENTRICULAR("N", "S", "Q"),
    /** Sinus rhythm alone: all are of class N. */
    NORMAL("N");

    private final List<String> classes;

    Beats(String... classes) {
      this.classes = List.of(classes);
    }

    /** 1 for each class that may be, else 0. */
    float[] admissible(List<String> of) {
      float[] may = new float[of.size()];
      for (int c = 0; c < may.length; c++) {
        may[c] = classes.contains(of.get(c)) ? 1 : 0;
      }
      return may;
    }
  }

  private final String record;
  private final String patient;
  private final Beats known;
  private final Strip strip;
  private final List<Beat> peaks;

  private RhythmStrip(String record, String patient, Beats known, Strip strip, List<Beat> peaks) {
    this.record = record;
    this.patient = patient;
    this.known = known;
    this.strip = strip;
    this.peaks = peaks;
  }

  /**
   * The strips to learn from: of CinC 2017 those labelled atrial fibrillation and every eighth
   * labelled normal; of PTB-XL lead II those with fibrillation alone and those in sinus rhythm.
   *
   * @param root the folder with the data sets cinc2017 and ptbxl_lead2
   * @throws IOException if one is not there or a file cannot be read
   */
  static List<RhythmStrip> read(Path root) throws IOException {
    List<RhythmStrip> strips = new ArrayList<>();
    int normal = 0;
    StripDataSet cinc = StripDataSet.cinc2017(root);
    for (StripEntry entry : cinc.entries()) {
      Optional<Beats> known = known(entry);
      if (known.isPresent() && (known.get() != Beats.NORMAL || normal++ % EVERY == 0)) {
        strip(cinc, entry, known.get()).ifPresent(strips::add);
      }
    }
    StripDataSet ptbxl = StripDataSet.ptbxlLead2(root);
    for (StripEntry entry : ptbxl.entries()) {
      Optional<Beats> known = known(entry);
      if (known.isPresent()) {
        strip(ptbxl, entry, known.get()).ifPresent(strips::add);
      }
    }
    return strips;
  }

  /** What is known of the beats of a strip, from its labels alone. */
  static Optional<Beats> known(StripEntry entry) {
    if (entry.rhythms().equals(Set.of(Rhythm.ATRIAL_FIBRILLATION))) {
      return Optional.of(Beats.NOT_SUPRAVENTRICULAR);
    }
    if (entry.rhythms().isEmpty() || !SINUS.containsAll(entry.rhythms())) {
      return Optional.empty();
    }
    boolean early = entry.furtherLabels().contains("PAC");
    boolean ventricular = entry.furtherLabels().contains("PVC");
    if (early && ventricular) {
      return Optional.empty();
    }
    return Optional.of(
        early ? Beats.NOT_VENTRICULAR : ventricular ? Beats.NOT_SUPRAVENTRICULAR : Beats.NORMAL);
  }

  private static Optional<RhythmStrip> strip(StripDataSet set, StripEntry entry, Beats known)
      throws IOException {
    Strip strip = set.read(entry, set.usualLead());
    float[] millivolts = strip.millivolts();
    for (int i = 0; i < millivolts.length; i++) {
      millivolts[i] =
          Float.isFinite(millivolts[i]) ? millivolts[i] : i == 0 ? 0 : millivolts[i - 1];
    }
    List<Beat> peaks = new ArrayList<>();
    RPeakDetector detector = new RPeakDetector(strip.hertz());
    detector.push(Samples.of(millivolts, strip.hertz()), peaks::add);
    detector.finish(peaks::add);
    return peaks.size() < FEWEST_BEATS
        ? Optional.empty()
        : Optional.of(
            new RhythmStrip(
                entry.set() + "/" + entry.record(), entry.patient(), known, strip, peaks));
  }

  /** What its beats may be. */
  Beats known() {
    return known;
  }

  /** Where an example of it came from. */
  Examples.Origin origin(long sampleIndex) {
    return new Examples.Origin(
        record, patient, sampleIndex, known.name(), false, Examples.Source.STRIP);
  }

  /** How many examples it gives. */
  int count() {
    return repetitions() == 1 ? peaks.size() - 1 : 2 * peaks.size() - 3;
  }

  private int repetitions() {
    return (int) Math.max(1, Math.ceil(LEAST_SECONDS / strip.seconds()));
  }

  /**
   * Prepares its beats: those of the first repetition but the last, and those of the last one but
   * the first and the last, whose neighbours are not their own.
   *
   * @param to takes each with its R peak's sample index in the strip
   */
  void prepare(Preparation preparation, BiConsumer<Long, PreparedBeat> to) {
    int repetitions = repetitions();
    int samples = strip.millivolts().length;
    int count = peaks.size();
    long[] next = {0};
    Consumer<PreparedBeat> keep =
        beat -> {
          long number = next[0]++;
          int own = (int) (number % count);
          boolean first = number < count;
          boolean last = number >= (long) count * (repetitions - 1) && own > 0;
          if ((first || last) && own < count - 1) {
            to.accept(peaks.get(own).sampleIndex(), beat);
          }
        };
    BeatPreparer preparer = new BeatPreparer(preparation, strip.hertz());
    for (int i = 0; i < repetitions; i++) {
      for (Beat peak : peaks) {
        preparer.beat(new Beat(peak.sampleIndex() + (long) i * samples, 1f), keep);
      }
    }
    float[] repeated = new float[Math.multiplyExact(samples, repetitions)];
    for (int at = 0; at < repeated.length; at += samples) {
      System.arraycopy(strip.millivolts(), 0, repeated, at, samples);
    }
    preparer.push(Samples.of(repeated, strip.hertz()), keep);
    preparer.finish(keep);
  }
}
