package io.github.clearbeat.evaluation;

import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The run-by-run comparison of ANSI/AAMI EC57:2012, as WFDB's {@code rxr} makes it: couplets, short
 * runs (3 to 5) and long runs (more than 5) of ventricular and of supraventricular beats.
 *
 * <pre>{@code
 * RunComparison found =
 *     RunByRun.standard(360, BeatMapping.BXB, new Until.Sample(650_000)).compare(atr, test);
 * found.ventricular().couplets().sensitivity();
 * }</pre>
 *
 * <p>Each run of one file, from the window before its first beat to the window after its last, is
 * compared with the longest run of the other file within that time: the reference's runs for
 * sensitivity, the test's for positive predictivity. A run ends with a beat of another kind or
 * where the signal becomes unreadable ({@code ~} with the bits 16 and 32). Fusion beats count as
 * ventricular. Ventricular flutter ({@code [} to {@code ]}, or a rhythm {@code (VF…}) is a long
 * ventricular run; atrial fibrillation or flutter (a rhythm {@code (AF…}) a long supraventricular
 * one. A run that the file's last annotation leaves open ends there; one that is open where the
 * comparison ends is not counted.
 *
 * <p>{@link Edition#WFDB} keeps three faults of {@code rxr}: where flutter or fibrillation begins
 * inside a run, the run goes on as if nothing had begun and has as many beats as are marked, while
 * the other file's run at that place is a long one; a long run that ends without the mark of its
 * end takes the end of its window from the run before; and a run within the match window of the
 * file's begin, with no learning period, always meets a long one. {@link Edition#CORRECTED} makes a
 * run in which flutter or fibrillation begins a long one, with a window of its own.
 *
 * @param hertz rate of the reference's indices, and of all results
 * @param testHertz rate of the test's indices, which are brought to {@code hertz}
 * @param windowSamples how far runs may differ at their ends, at {@code hertz}
 * @param fromSample where the learning period ends, at {@code hertz}
 * @param until where the comparison ends; only {@link Until.Sample} ends it before the files do
 * @param mapping the groups of beat codes; {@code rxr} has that of {@code bxb}
 * @param edition with WFDB's faults or without
 */
public record RunByRun(
    double hertz,
    double testHertz,
    long windowSamples,
    long fromSample,
    Until until,
    BeatMapping mapping,
    Edition edition) {
  /** Checks rates, window and span. */
  public RunByRun {
    Objects.requireNonNull(edition, "edition");
    new BeatByBeat(hertz, testHertz, windowSamples, fromSample, until, mapping);
  }

  /** EC57's settings for two files of one rate, in WFDB's edition. */
  public static RunByRun standard(double hertz, BeatMapping mapping, Until until) {
    return like(BeatByBeat.standard(hertz, mapping, until), Edition.WFDB);
  }

  /** The settings of a beat-by-beat comparison. */
  public static RunByRun like(BeatByBeat beats, Edition edition) {
    return new RunByRun(
        beats.hertz(),
        beats.testHertz(),
        beats.windowSamples(),
        beats.fromSample(),
        beats.until(),
        beats.mapping(),
        edition);
  }

  /**
   * Compares two annotation files.
   *
   * @param reference the truth, in order of time, at {@code hertz}
   * @param test what was found, in order of time, at {@code testHertz}
   * @throws IllegalArgumentException if one is not in order; the message says where
   */
  public RunComparison compare(List<Annotation> reference, List<Annotation> test) {
    BeatByBeat.checkOrder(reference, "reference");
    BeatByBeat.checkOrder(test, "test");
    RunEvents truth = new RunEvents(reference, mapping, 1);
    RunEvents found = new RunEvents(test, mapping, hertz / testHertz);
    return new RunComparison(
        this,
        compare(RunKind.VENTRICULAR, truth, found),
        compare(RunKind.SUPRAVENTRICULAR, truth, found));
  }

  private RunResult compare(RunKind kind, RunEvents reference, RunEvents test) {
    List<RunDisagreement> disagreements = new ArrayList<>();
    long[][] sensitivity = new long[RunMatrix.LONG + 1][RunMatrix.LONG + 1];
    long[][] predictivity = new long[RunMatrix.LONG + 1][RunMatrix.LONG + 1];
    new RunPass(this, kind, reference, test)
        .run((run, match, from, to) -> count(sensitivity, disagreements, run, match, from, to));
    new RunPass(this, kind, test, reference)
        .run((run, match, from, to) -> count(predictivity, disagreements, match, run, from, to));
    return new RunResult(
        kind, RunMatrix.of(sensitivity), RunMatrix.of(predictivity), disagreements);
  }

  private static void count(
      long[][] counts,
      List<RunDisagreement> disagreements,
      int reference,
      int test,
      long from,
      long to) {
    counts[reference][test]++;
    if (reference != test) {
      disagreements.add(new RunDisagreement(reference, test, from, to));
    }
  }
}
