package io.github.clearbeat.study;

import io.github.clearbeat.beat.BeatPreparer;
import io.github.clearbeat.beat.Preparation;
import io.github.clearbeat.beat.PreparedBeat;
import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.study.synthesis.SyntheticRecording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Makes examples from annotated records with the same {@link BeatPreparer} that analysis uses.
 * Every beat counts as a neighbour; those with a label become examples.
 */
public final class BeatExamples {
  private final Preparation preparation;
  private final BeatLabels labels;
  private final int[] sizes;
  private final List<Source> sources = new ArrayList<>();
  private Predictions.Stress stress = Predictions.Stress.NONE;
  private float[][] inputs;
  private final List<Integer> targets = new ArrayList<>();
  private final List<Examples.Origin> origins = new ArrayList<>();

  private record Source(BeatDataSet set, String record, int lead, boolean made) {}

  /**
   * Examples yet to be collected.
   *
   * @param preparation how a beat is made ready
   * @param labels which beats become examples of what
   */
  public BeatExamples(Preparation preparation, BeatLabels labels) {
    this.preparation = preparation;
    this.labels = labels;
    int window = preparation.windowSamples() * preparation.channels().size();
    int features = preparation.featureNames().size();
    sizes = features == 0 ? new int[] {window} : new int[] {window, features};
  }

  /** Adds records with their usual lead. */
  public BeatExamples add(BeatDataSet set, List<String> records) {
    records.forEach(record -> sources.add(new Source(set, record, -1, false)));
    return this;
  }

  /** Adds records with a lead by position; those that have fewer leads are passed over. */
  public BeatExamples add(BeatDataSet set, List<String> records, int lead) {
    records.forEach(record -> sources.add(new Source(set, record, lead, false)));
    return this;
  }

  /**
   * Adds, for each record, a recording made of its beats in a lead by position; records that have
   * fewer leads or too few normal beats are passed over.
   */
  BeatExamples addMade(BeatDataSet set, List<String> records, int lead) {
    records.forEach(record -> sources.add(new Source(set, record, lead, true)));
    return this;
  }

  /** Has something done to each recording before it is read. */
  BeatExamples through(Predictions.Stress before) {
    stress = before;
    return this;
  }

  /** Reads and prepares all that was added, in order. */
  public Examples prepare() throws IOException {
    int most = 0;
    for (Source source : sources) {
      most +=
          (int)
              (source.made()
                  ? made(source).map(made -> labelled(made.beats())).orElse(0L)
                  : labelled(source.set().annotations(source.record())));
    }
    inputs = new float[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      inputs[i] = new float[Math.multiplyExact(most, sizes[i])];
    }
    for (Source source : sources) {
      if (source.made()) {
        made(source).ifPresent(made -> prepare(source, made));
      } else {
        prepare(source);
      }
    }
    return Examples.of(
        inputs,
        sizes,
        targets.stream().mapToInt(Integer::intValue).toArray(),
        origins.toArray(new Examples.Origin[0]),
        labels.classes());
  }

  private long labelled(List<Annotation> annotations) {
    return annotations.stream().filter(a -> labels.label(a.code()).isPresent()).count();
  }

  private void prepare(Source source) throws IOException {
    BeatDataSet set = source.set();
    List<Annotation> truth = set.annotations(source.record());
    List<Annotation> beats = truth.stream().filter(a -> a.code().isBeat()).toList();
    try (Recording clean = set.open(source.record())) {
      int usual = BeatDataSet.usualLead(clean);
      int lead = source.lead() < 0 ? usual : source.lead();
      if (lead >= clean.leads().size()) {
        return;
      }
      Recording recording = stress.over(clean, lead, truth);
      int[] next = {0};
      Consumer<PreparedBeat> keep = beat -> keep(source, lead == usual, beats.get(next[0]++), beat);
      BeatPreparer preparer = preparer(recording.hertz(), beats, keep);
      recording.read(lead, 0, recording.sampleCount(), block -> preparer.push(block, keep));
      preparer.finish(keep);
    }
  }

  private BeatPreparer preparer(double hertz, List<Annotation> beats, Consumer<PreparedBeat> keep) {
    BeatPreparer preparer = new BeatPreparer(preparation, hertz);
    for (Annotation beat : beats) {
      preparer.beat(new Beat(beat.sampleIndex(), 1f), keep);
    }
    return preparer;
  }

  private void prepare(Source source, SyntheticRecording made) {
    int[] next = {0};
    Consumer<PreparedBeat> keep = beat -> keep(source, false, made.beats().get(next[0]++), beat);
    BeatPreparer preparer = preparer(made.hertz(), made.beats(), keep);
    preparer.push(Samples.of(made.millivolts(), made.hertz()), keep);
    preparer.finish(keep);
  }

  /** The recording made of a source: the same each time. */
  private Optional<SyntheticRecording> made(Source source) throws IOException {
    BeatDataSet set = source.set();
    List<Annotation> beats =
        set.annotations(source.record()).stream().filter(a -> a.code().isBeat()).toList();
    try (Recording recording = set.open(source.record())) {
      if (source.lead() >= recording.leads().size()) {
        return Optional.empty();
      }
      float[] signal = new float[(int) recording.sampleCount()];
      recording.read(
          source.lead(),
          0,
          recording.sampleCount(),
          block -> block.copyTo(0, signal, (int) block.firstIndex(), block.length()));
      for (int i = 0; i < signal.length; i++) {
        signal[i] = Float.isFinite(signal[i]) ? signal[i] : i == 0 ? 0 : signal[i - 1];
      }
      long seed = 31L * (set.name() + "/" + source.record()).hashCode() + source.lead();
      return SyntheticRecording.of(signal, recording.hertz(), beats, seed);
    }
  }

  private void keep(Source source, boolean usualLead, Annotation annotation, PreparedBeat beat) {
    OptionalInt label = labels.label(annotation.code());
    if (label.isEmpty()) {
      return;
    }
    int row = targets.size();
    System.arraycopy(beat.channels(), 0, inputs[0], row * sizes[0], sizes[0]);
    if (sizes.length > 1) {
      System.arraycopy(beat.features(), 0, inputs[1], row * sizes[1], sizes[1]);
    }
    targets.add(label.getAsInt());
    origins.add(
        new Examples.Origin(
            source.set().name() + "/" + source.record(),
            source.set().patient(source.record()),
            annotation.sampleIndex(),
            annotation.code().mnemonic(),
            usualLead,
            source.made()));
  }
}
