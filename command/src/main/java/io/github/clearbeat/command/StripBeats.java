package io.github.clearbeat.command;

import io.github.clearbeat.analysis.Analyzer;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.Finding;
import io.github.clearbeat.dataset.Strip;
import io.github.clearbeat.dataset.StripDataSet;
import io.github.clearbeat.dataset.StripEntry;
import io.github.clearbeat.evaluation.Bootstrap;
import io.github.clearbeat.evaluation.Interval;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.Rhythm;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * What a beat model says of strips whose beats nobody marked, but whose labels say which classes
 * hardly can be there, or should.
 *
 * @param set the data set
 * @param kind what the labels say
 * @param patients what was called in the strips of each patient; of each strip where patients are
 *     unknown
 */
record StripBeats(String set, Kind kind, List<Counts> patients) {
  private static final Set<Rhythm> SINUS =
      EnumSet.of(
          Rhythm.SINUS_RHYTHM,
          Rhythm.SINUS_TACHYCARDIA,
          Rhythm.SINUS_BRADYCARDIA,
          Rhythm.SINUS_ARRHYTHMIA);
  private static final long SEED = 1;

  /** What labels say of a strip's beats. */
  enum Kind {
    /** Atrial fibrillation and no other rhythm: hardly any beat is S. */
    FIBRILLATION("atrial fibrillation"),
    /** Sinus rhythm, no ectopic beat named: no beat is S or V. */
    SINUS("sinus rhythm"),
    /** Sinus rhythm with supraventricular ectopic beats. */
    SUPRAVENTRICULAR("sinus rhythm, PAC"),
    /** Sinus rhythm with ventricular ectopic beats. */
    VENTRICULAR("sinus rhythm, PVC");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As people read it. */
    String words() {
      return words;
    }
  }

  /**
   * What was called.
   *
   * @param strips how many
   * @param beats found
   * @param supraventricular called S
   * @param ventricular called V
   * @param unclassified given no class
   * @param withSupraventricular strips in which a beat was called S
   * @param withVentricular strips in which a beat was called V
   */
  record Counts(
      int strips,
      int beats,
      int supraventricular,
      int ventricular,
      int unclassified,
      int withSupraventricular,
      int withVentricular) {
    private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    private static Counts of(List<ClassifiedBeat> beats) {
      int s = count(beats, BeatGroup.S);
      int v = count(beats, BeatGroup.V);
      int none = 0;
      for (ClassifiedBeat beat : beats) {
        none += beat.naming() == ClassifiedBeat.Naming.NAMED ? 0 : 1;
      }
      return new Counts(1, beats.size(), s, v, none, Math.min(1, s), Math.min(1, v));
    }

    private static int count(List<ClassifiedBeat> beats, BeatGroup group) {
      return (int) beats.stream().filter(beat -> beat.group() == group).count();
    }

    private Counts plus(Counts other) {
      return new Counts(
          strips + other.strips,
          beats + other.beats,
          supraventricular + other.supraventricular,
          ventricular + other.ventricular,
          unclassified + other.unclassified,
          withSupraventricular + other.withSupraventricular,
          withVentricular + other.withVentricular);
    }
  }

  /** What the labels of a strip say of its beats; empty where that is neither. */
  static Optional<Kind> kind(StripEntry entry) {
    if (entry.rhythms().equals(Set.of(Rhythm.ATRIAL_FIBRILLATION))) {
      return Optional.of(Kind.FIBRILLATION);
    }
    boolean early = names(entry, "PAC", "Atrial extrasystole");
    boolean ventricular = names(entry, "PVC", "Ventricular extrasystole");
    if (entry.rhythms().isEmpty()
        || !SINUS.containsAll(entry.rhythms())
        || early && ventricular
        || entry.furtherLabels().stream().anyMatch(label -> label.contains("pacing"))) {
      return Optional.empty();
    }
    return Optional.of(early ? Kind.SUPRAVENTRICULAR : ventricular ? Kind.VENTRICULAR : Kind.SINUS);
  }

  private static boolean names(StripEntry entry, String code, String words) {
    return entry.furtherLabels().stream()
        .anyMatch(label -> label.equals(code) || label.startsWith(words));
  }

  /** The strips of a data set of which labels say enough. */
  static List<StripEntry> entries(StripDataSet set) {
    return set.entries().stream().filter(entry -> kind(entry).isPresent()).toList();
  }

  /**
   * Analyses every strip alone, in its usual lead, with our own R peaks.
   *
   * @param progress steps with every strip
   * @return one for each kind of which there are strips
   */
  static List<StripBeats> of(Model model, StripDataSet set, Progress progress) throws IOException {
    Map<Kind, Map<String, Counts>> counted = new EnumMap<>(Kind.class);
    for (StripEntry entry : entries(set)) {
      counted
          .computeIfAbsent(kind(entry).orElseThrow(), kind -> new LinkedHashMap<>())
          .merge(entry.patient(), counts(model, set.read(entry, set.usualLead())), Counts::plus);
      progress.step();
    }
    List<StripBeats> all = new ArrayList<>();
    counted.forEach(
        (kind, patients) ->
            all.add(new StripBeats(set.name(), kind, List.copyOf(patients.values()))));
    return all;
  }

  private static Counts counts(Model model, Strip strip) {
    List<ClassifiedBeat> beats = new ArrayList<>();
    Analyzer analyzer = new Analyzer(model, strip.hertz());
    Consumer<Finding> keep =
        finding -> {
          if (finding instanceof Finding.Classified found) {
            beats.add(found.beat());
          }
        };
    analyzer.push(Samples.of(strip.millivolts(), strip.hertz()), keep);
    analyzer.finish(keep);
    return Counts.of(beats);
  }

  /** All patients together. */
  Counts sum() {
    return patients.stream().reduce(Counts.NONE, Counts::plus);
  }

  /** Per cent of the beats, interval over patients. */
  Interval ofBeats(ToIntFunction<Counts> called) {
    return perCent(called, Counts::beats);
  }

  /** Per cent of the strips, interval over patients. */
  Interval ofStrips(ToIntFunction<Counts> called) {
    return perCent(called, Counts::strips);
  }

  private Interval perCent(ToIntFunction<Counts> part, ToIntFunction<Counts> whole) {
    return Bootstrap.standard(SEED)
        .interval(
            patients,
            drawn -> {
              double all = drawn.stream().mapToInt(whole).sum();
              return 100 * drawn.stream().mapToInt(part).sum() / all;
            });
  }
}
