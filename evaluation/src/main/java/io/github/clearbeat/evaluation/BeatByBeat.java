package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatMapping;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * The beat-by-beat comparison of ANSI/AAMI EC57:2012 section 4, as WFDB's {@code bxb} makes it.
 *
 * <pre>{@code
 * BeatComparison found =
 *     BeatByBeat.standard(360, BeatMapping.BXB, new Until.Sample(650_000)).compare(atr, test);
 * found.matrix().qrs().sensitivity();
 * }</pre>
 *
 * <p>Both lists are in order of time. Pairing is a walk through both files, not a search for the
 * nearest: with the reference beats T and T′ (next), the test beats t and t′ (next) and the window
 * w, the earlier of T and t decides. If t &lt; T, the two are a pair when T − t ≤ w and either T −
 * t &lt; |T − t′| or |T′ − t′| &lt; |T − t′|; otherwise t is extra. If T ≤ t, the same mirrored;
 * otherwise T is missed. So a reference beat at 100 with test beats at 90 and 110 is paired with
 * 110, and 90 is extra.
 *
 * <ul>
 *   <li>The learning period before {@link #fromSample} does not count, with two exceptions at its
 *       end: the last test beat before it may pair with the first reference beat after it; and if
 *       it does not, a first test beat within w after it that lies farther from the first reference
 *       beat than the next test beat does is dropped.
 *   <li>Beats between {@code [} and {@code ]} of their own file are skipped. A test beat without a
 *       partner between {@code [} and {@code ]} of the reference is not counted; a paired one is.
 *   <li>A missed beat counts under O, or under X inside a shutdown of the test; an extra one under
 *       O, or under X inside a shutdown of the reference. Shutdown is marked by {@code ~} as {@code
 *       bxb}'s manual says: the bits 16 and 32 of the subtype both set begin it, another subtype
 *       ends it; a single mark (AHA) stands for the time from w after the beat before to w before
 *       the mark after it.
 * </ul>
 *
 * <p>Kept from {@code bxb} though one might wish otherwise: of several flutter episodes or
 * shutdowns between two beats only the two latest are known; a flutter episode, or a shutdown of
 * the test, that never ends reaches to the end of the file only if it is the first; and two beats
 * of one file at the same place, where the other file has two as well, are no pairs. Not kept:
 * flutter waves {@code !} outside an episode are no beats here; and a file's marks must be in
 * order.
 *
 * @param hertz rate of the reference's indices, and of all results
 * @param testHertz rate of the test's indices, which are brought to {@code hertz}
 * @param windowSamples the match window w, at {@code hertz}, inclusive
 * @param fromSample where the learning period ends, at {@code hertz}
 * @param until where the comparison ends
 * @param mapping the groups of beat codes
 */
public record BeatByBeat(
    double hertz,
    double testHertz,
    long windowSamples,
    long fromSample,
    Until until,
    BeatMapping mapping) {
  /** EC57's match window. */
  public static final double STANDARD_WINDOW_MILLISECONDS = 150;

  /** EC57's learning period. */
  public static final double STANDARD_FROM_SECONDS = 300;

  /** Checks rates, window and span. */
  public BeatByBeat {
    Rates.check(hertz, "reference's");
    Rates.check(testHertz, "test's");
    Objects.requireNonNull(mapping, "mapping");
    Objects.requireNonNull(until, "until");
    if (windowSamples < 0 || fromSample < 0) {
      throw new IllegalArgumentException("neither window nor learning period may be negative");
    }
    if (until instanceof Until.Sample end && end.sampleIndex() < fromSample) {
      throw new IllegalArgumentException(
          "the comparison ends at sample "
              + end.sampleIndex()
              + ", before it begins at sample "
              + fromSample);
    }
  }

  /** EC57's settings for two files of one rate: window 150 ms, from 5:00. */
  public static BeatByBeat standard(double hertz, BeatMapping mapping, Until until) {
    return with(hertz, STANDARD_WINDOW_MILLISECONDS, STANDARD_FROM_SECONDS, until, mapping);
  }

  /**
   * Settings in units of time for two files of one rate.
   *
   * @param hertz of both
   * @param windowMilliseconds the match window; rounded down to whole samples
   * @param fromSeconds length of the learning period; rounded to whole samples
   * @param until where the comparison ends
   * @param mapping the groups of beat codes
   */
  public static BeatByBeat with(
      double hertz,
      double windowMilliseconds,
      double fromSeconds,
      Until until,
      BeatMapping mapping) {
    return new BeatByBeat(
        hertz,
        hertz,
        windowOf(windowMilliseconds, hertz),
        Rates.samples(fromSeconds, hertz),
        until,
        mapping);
  }

  /** The same for a test whose indices have another rate. */
  public BeatByBeat withTestHertz(double hertz) {
    return new BeatByBeat(this.hertz, hertz, windowSamples, fromSample, until, mapping);
  }

  /** Whether window and learning period are EC57's. */
  public boolean isStandard() {
    return windowSamples == windowOf(STANDARD_WINDOW_MILLISECONDS, hertz)
        && fromSample == Rates.samples(STANDARD_FROM_SECONDS, hertz);
  }

  /**
   * Compares two annotation files.
   *
   * @param reference the truth, in order of time, at {@code hertz}
   * @param test what was found, in order of time, at {@code testHertz}
   * @throws IllegalArgumentException if one is not in order; the message says where
   */
  public BeatComparison compare(List<Annotation> reference, List<Annotation> test) {
    return compare(reference, test, sample -> true);
  }

  /**
   * Compares two annotation files and counts only some beats, such as those in noisy stretches. The
   * walk is that through the whole files: so the matrices of stretches that share out the time add
   * up to the whole.
   *
   * @param reference the truth, in order of time, at {@code hertz}
   * @param test what was found, in order of time, at {@code testHertz}
   * @param counted whether a beat at this sample of the reference counts; where the reference has
   *     none, the test's
   * @throws IllegalArgumentException if one is not in order; the message says where
   */
  public BeatComparison compare(
      List<Annotation> reference, List<Annotation> test, LongPredicate counted) {
    checkOrder(reference, "reference");
    checkOrder(test, "test");
    return new BeatWalk(this, reference, test, counted).run();
  }

  static void checkOrder(List<Annotation> annotations, String whose) {
    long before = 0;
    for (Annotation annotation : annotations) {
      if (annotation.sampleIndex() < before) {
        throw new IllegalArgumentException(
            "the "
                + whose
                + " annotations are not in order: sample "
                + annotation.sampleIndex()
                + " follows sample "
                + before);
      }
      before = annotation.sampleIndex();
    }
  }

  private static long windowOf(double milliseconds, double hertz) {
    return (long) Math.floor(milliseconds * hertz / 1000);
  }
}
