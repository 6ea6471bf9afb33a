package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The episode-by-episode comparison of ANSI/AAMI EC57:2012, as WFDB's {@code epicmp} makes it, for
 * atrial fibrillation and for ventricular flutter or fibrillation.
 *
 * <pre>{@code
 * EpisodeByEpisode settings = EpisodeByEpisode.standard(360, new Until.Sample(650_000));
 * EpisodeResult found = settings.compare(EpisodeKind.ATRIAL_FIBRILLATION, atr, test);
 * found.durationSensitivity();
 * }</pre>
 *
 * <p>The reference's episodes are searched in the test for sensitivity, the test's in the reference
 * for positive predictivity; any overlap is enough. What lies before {@link #fromSample} or after
 * the end is cut off. With {@link #excludeFlutter}, as EC38:1998 and {@code epicmp -x} have it, the
 * test's atrial fibrillation is neither right nor wrong where the reference has atrial flutter:
 * that time is cut out of its episodes. EC57 and EC38:2007 exclude nothing.
 *
 * <p>{@link Edition#WFDB} keeps a fault of {@code epicmp -x}: where a test episode begins in atrial
 * flutter, the time that should be taken from its length is added to it. {@link Edition#CORRECTED}
 * takes it off.
 *
 * @param hertz rate of the reference's indices, and of all results
 * @param testHertz rate of the test's indices, which are brought to {@code hertz}
 * @param fromSample where the learning period ends, at {@code hertz}
 * @param until where the comparison ends; only {@link Until.Sample} ends it before the files do
 * @param minimumSamples shorter episodes are not searched for, at {@code hertz}; 0 as a rule
 * @param ignoreShort whether they do not count as overlap either, as with {@code epicmp -I}
 * @param excludeFlutter whether the reference's atrial flutter is cut out of the test's episodes
 * @param edition with WFDB's faults or without
 */
public record EpisodeByEpisode(
    double hertz,
    double testHertz,
    long fromSample,
    Until until,
    long minimumSamples,
    boolean ignoreShort,
    boolean excludeFlutter,
    Edition edition) {
  /** Checks rates and span. */
  public EpisodeByEpisode {
    Objects.requireNonNull(edition, "edition");
    new BeatByBeat(hertz, testHertz, 0, fromSample, until, BeatMapping.BXB);
    if (minimumSamples < 0) {
      throw new IllegalArgumentException("the shortest episode may not be negative");
    }
  }

  /** EC57's settings for two files of one rate, in WFDB's edition. */
  public static EpisodeByEpisode standard(double hertz, Until until) {
    long from = Rates.samples(BeatByBeat.STANDARD_FROM_SECONDS, hertz);
    return new EpisodeByEpisode(hertz, hertz, from, until, 0, false, false, Edition.WFDB);
  }

  /**
   * Compares two annotation files.
   *
   * @param kind of the episodes
   * @param reference the truth, in order of time, at {@code hertz}
   * @param test what was found, in order of time, at {@code testHertz}
   * @throws IllegalArgumentException if one is not in order; the message says where
   */
  public EpisodeResult compare(
      EpisodeKind kind, List<Annotation> reference, List<Annotation> test) {
    BeatByBeat.checkOrder(reference, "reference");
    BeatByBeat.checkOrder(test, "test");
    long end = until instanceof Until.Sample last ? last.sampleIndex() : 0;
    List<Episode> truth = Episode.of(kind, reference, 1, end);
    List<Episode> found = Episode.of(kind, test, hertz / testHertz, end);
    List<Episode> excluded =
        excludeFlutter && kind == EpisodeKind.ATRIAL_FIBRILLATION
            ? Episode.of(EpisodeKind.ATRIAL_FLUTTER, reference, 1, end)
            : List.of();
    EpisodePass sensitivity = new EpisodePass(this, true, List.of());
    sensitivity.run(truth, found);
    EpisodePass predictivity = new EpisodePass(this, false, excluded);
    predictivity.run(found, truth);
    return new EpisodeResult(
        kind,
        hertz,
        new EventDetection(
            sensitivity.matched(),
            sensitivity.unmatched(),
            predictivity.matched(),
            predictivity.unmatched()),
        sensitivity.duration(),
        predictivity.duration(),
        sensitivity.overlap(),
        predictivity.overlap(),
        Stream.concat(sensitivity.alone().stream(), predictivity.alone().stream()).toList());
  }
}
