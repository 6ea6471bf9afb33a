package io.github.clearbeat.analysis;

import io.github.clearbeat.beat.BeatPreparer;
import io.github.clearbeat.beat.PreparedBeat;
import io.github.clearbeat.beat.Quality;
import io.github.clearbeat.model.Model;
import io.github.clearbeat.model.RhythmModel;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Analyses one lead of a recording from a file: pushes it through an {@link Analyzer} and sums up.
 * Each setter returns another analyzer; the instance itself never changes and may be shared.
 *
 * <pre>{@code
 * Model model = ModelFile.shipped("arrhythminet-v1");
 * try (Recording recording = Recordings.open(Path.of("demo/demo"))) {
 *   Analysis analysis = new RecordingAnalyzer(model).analyze(recording);
 *   analysis.beats().forEach(beat -> show(beat.seconds(), beat.className()));
 * }
 * }</pre>
 */
public final class RecordingAnalyzer {
  private final Model model;
  private final String lead; // null: choose
  private final double fromSeconds;
  private final double toSeconds;
  private final List<Beat> beats; // null: detect
  private final String beatSource;
  private final Executor executor; // null: the calling thread
  private final Consumer<? super Samples> watcher;
  private final RhythmModel rhythm; // null: the rhythm is not asked for

  /** With a model, the usual lead, the whole recording, its own R peaks, on the calling thread. */
  public RecordingAnalyzer(Model model) {
    this(model, null, 0, Double.POSITIVE_INFINITY, null, "detected", null, block -> {}, null);
  }

  private RecordingAnalyzer(
      Model model,
      String lead,
      double fromSeconds,
      double toSeconds,
      List<Beat> beats,
      String beatSource,
      Executor executor,
      Consumer<? super Samples> watcher,
      RhythmModel rhythm) {
    this.model = model;
    this.lead = lead;
    this.fromSeconds = fromSeconds;
    this.toSeconds = toSeconds;
    this.beats = beats;
    this.beatSource = beatSource;
    this.executor = executor;
    this.watcher = watcher;
    this.rhythm = rhythm;
  }

  /** The lead of that name, upper or lower case. */
  public RecordingAnalyzer lead(String name) {
    return new RecordingAnalyzer(
        model, name, fromSeconds, toSeconds, beats, beatSource, executor, watcher, rhythm);
  }

  /** Only what lies between two times, in seconds from the first sample. */
  public RecordingAnalyzer between(double from, double to) {
    return new RecordingAnalyzer(
        model, lead, from, to, beats, beatSource, executor, watcher, rhythm);
  }

  /** Classifies at these R peaks, at the recording's rate, which {@code source} named. */
  public RecordingAnalyzer atBeats(List<Beat> given, String source) {
    return new RecordingAnalyzer(
        model, lead, fromSeconds, toSeconds, List.copyOf(given), source, executor, watcher, rhythm);
  }

  /** Runs the network on the executor's threads; the findings are the same bits. */
  public RecordingAnalyzer on(Executor threads) {
    return new RecordingAnalyzer(
        model, lead, fromSeconds, toSeconds, beats, beatSource, threads, watcher, rhythm);
  }

  /** Shows each block to {@code other} too: for progress, or to draw it. */
  public RecordingAnalyzer watchedBy(Consumer<? super Samples> other) {
    return new RecordingAnalyzer(
        model, lead, fromSeconds, toSeconds, beats, beatSource, executor, other, rhythm);
  }

  /** Names the rhythm over time too. */
  public RecordingAnalyzer rhythm(RhythmModel names) {
    return new RecordingAnalyzer(
        model, lead, fromSeconds, toSeconds, beats, beatSource, executor, watcher, names);
  }

  /**
   * Analyses a recording.
   *
   * @throws MalformedInputException if it has no such lead, is too slow or too short, or is not
   *     what its header says
   * @throws IOException if it cannot be read
   */
  public Analysis analyze(Recording recording) throws IOException {
    double hertz = recording.hertz();
    if (!(hertz >= 80)) {
      throw new MalformedInputException(
          recording.name(), "the rate is " + hertz + " Hz, expected at least 80 Hz");
    }
    long from = Math.min(recording.sampleCount(), Math.round(Math.max(0, fromSeconds) * hertz));
    long to = (long) Math.min(recording.sampleCount(), Math.rint(toSeconds * hertz));
    if (to <= from) {
      throw new MalformedInputException(
          recording.name(),
          "there is nothing between "
              + fromSeconds
              + " s and "
              + toSeconds
              + " s of "
              + recording.sampleCount() / hertz
              + " s");
    }
    LeadChoice choice = LeadChoice.of(recording, lead);
    List<ClassifiedBeat> found = new ArrayList<>();
    List<Quality> quality = new ArrayList<>();
    Consumer<Finding> keep =
        finding -> {
          if (finding instanceof Finding.Classified classified) {
            found.add(classified.beat());
          } else if (finding instanceof Finding.Judged judged) {
            quality.add(judged.quality());
          }
        };
    Analyzer analyzer = new Analyzer(model, hertz, given(from, to), executor);
    List<StripRhythm> strips = new ArrayList<>();
    RhythmAnalyzer rhythms = rhythm == null ? null : new RhythmAnalyzer(rhythm, hertz, executor);
    recording.read(
        choice.position(),
        from,
        to,
        block -> {
          watcher.accept(block);
          analyzer.push(block, keep);
          if (rhythms != null) {
            rhythms.push(block, strips::add);
          }
        });
    analyzer.finish(keep);
    if (rhythms != null) {
      rhythms.finish(strips::add);
    }
    Analysis.Source source =
        new Analysis.Source(
            recording.name(),
            hertz,
            recording.sampleCount() / hertz,
            recording.start(),
            recording.leads().stream().map(l -> l.name()).toList(),
            choice.name(),
            choice.position(),
            choice.reason(),
            from,
            to,
            beatSource);
    Summary summary = new SummaryOf(found, quality, hertz, model.classes()).summary(from, to);
    Optional<RhythmTrack> track =
        Optional.ofNullable(rhythm).map(names -> new RhythmTrack(names, strips));
    return new Analysis(source, model, found, quality, summary, track);
  }

  private List<Beat> given(long from, long to) {
    return beats == null
        ? null
        : beats.stream().filter(b -> b.sampleIndex() >= from && b.sampleIndex() < to).toList();
  }

  /**
   * What went into the network for some beats of an analysis, prepared once more.
   *
   * @param recording the analysed one
   * @param analysis of it
   * @param positions among the analysis's beats
   * @return for each position the inputs in the order of the spec's
   */
  public static SortedMap<Integer, float[][]> inputs(
      Recording recording, Analysis analysis, SortedSet<Integer> positions) throws IOException {
    SortedMap<Integer, float[][]> inputs = new TreeMap<>();
    int[] next = {0};
    Consumer<PreparedBeat> keep =
        beat -> {
          int position = next[0]++;
          if (positions.contains(position)) {
            float[] channels = beat.channels().clone();
            float[] features = beat.features().clone();
            inputs.put(
                position,
                features.length == 0
                    ? new float[][] {channels}
                    : new float[][] {channels, features});
          }
        };
    Analysis.Source source = analysis.source();
    BeatPreparer preparer = new BeatPreparer(analysis.model().preparation(), source.hertz());
    for (ClassifiedBeat beat : analysis.beats()) {
      preparer.beat(new Beat(beat.sampleIndex(), beat.quality()), keep);
    }
    recording.read(
        source.leadPosition(),
        source.fromSample(),
        source.toSample(),
        block -> preparer.push(block, keep));
    preparer.finish(keep);
    return inputs;
  }
}
