package io.github.clearbeat.evaluation;

import static io.github.clearbeat.evaluation.BeatCursor.NEVER;

import io.github.clearbeat.recording.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** One walk of {@link BeatByBeat} through a reference and a test. */
final class BeatWalk {
  private final BeatByBeat settings;
  private final long window;
  private final BeatCursor reference;
  private final BeatCursor test;
  private final LongPredicate counted;

  private final long[][] counts = new long[BeatLabel.values().length][BeatLabel.values().length];
  private final List<Disagreement> disagreements = new ArrayList<>();
  private long intervalErrors;
  private double intervalErrorSquares;

  BeatWalk(
      BeatByBeat settings,
      List<Annotation> reference,
      List<Annotation> test,
      LongPredicate counted) {
    this.settings = settings;
    this.counted = counted;
    window = settings.windowSamples();
    this.reference = BeatCursor.ofReference(reference, settings);
    this.test = BeatCursor.ofTest(test, settings);
  }

  BeatComparison run() {
    learn();
    while (!ended()) {
      if (test.sample() < reference.sample()) {
        if (areClosest(test, reference)) {
          matched();
        } else {
          extra();
        }
      } else if (areClosest(reference, test)) {
        matched();
      } else {
        missed();
      }
    }
    return new BeatComparison(
        settings,
        BeatMatrix.of(counts),
        shutdownSamples(),
        intervalErrors,
        intervalErrorSquares,
        disagreements);
  }

  /** Passes the learning period and settles what happens at its end. */
  private void learn() {
    long from = settings.fromSample();
    do {
      reference.advance();
    } while (reference.sample() < from);
    do {
      test.advance();
    } while (test.nextSample() < from);
    long distance = reference.sample() - test.sample();
    if (distance <= window && distance < toNext(reference, test)) {
      matched();
      return;
    }
    test.advance();
    boolean atStart = test.sample() - from <= window;
    if (atStart && toNext(reference, test) < Math.abs(reference.sample() - test.sample())) {
      test.advance();
    }
  }

  /**
   * Whether the current beats of two cursors belong together, seen from the later one: near enough,
   * and the earlier one's next beat either farther away or better matched elsewhere.
   */
  private boolean areClosest(BeatCursor earlier, BeatCursor later) {
    long distance = later.sample() - earlier.sample();
    if (distance > window) {
      return false;
    }
    long rival = toNext(later, earlier);
    return distance < rival || Math.abs(later.nextSample() - earlier.nextSample()) < rival;
  }

  private static long toNext(BeatCursor from, BeatCursor to) {
    return Math.abs(from.sample() - to.nextSample());
  }

  private boolean ended() {
    boolean referenceOver = reference.sample() == NEVER;
    if (settings.until() instanceof Until.Sample end) {
      return reference.sample() > end.sampleIndex() && test.sample() > end.sampleIndex();
    } else if (settings.until() instanceof Until.EitherEnds) {
      return referenceOver || test.sample() == NEVER;
    }
    return referenceOver;
  }

  private void matched() {
    count(reference.label(), reference.sample(), test.label(), test.sample());
    reference.advance();
    test.advance();
  }

  private void extra() {
    long sample = test.sample();
    BeatLabel nothing = null;
    if (!reference.inFlutter(sample)) {
      nothing = reference.inShutdown(sample) ? BeatLabel.X : BeatLabel.O;
    }
    count(nothing, sample, test.label(), sample);
    test.advance();
  }

  private void missed() {
    long sample = reference.sample();
    BeatLabel nothing = test.inShutdown(sample) ? BeatLabel.X : BeatLabel.O;
    count(reference.label(), sample, nothing, sample);
    reference.advance();
  }

  /** Counts one step of the walk; a label that is null leaves it out of the matrix. */
  private void count(BeatLabel truth, long truthSample, BeatLabel found, long foundSample) {
    if (!counted.test(truthSample)) {
      return;
    }
    if (reference.interval() > 0 && test.interval() > 0) {
      double error = reference.interval() - test.interval();
      intervalErrors++;
      intervalErrorSquares += error * error;
    }
    if (truth == null || found == null) {
      return;
    }
    counts[truth.ordinal()][found.ordinal()]++;
    if (truth != found) {
      disagreements.add(new Disagreement(truthSample, truth, foundSample, found));
    }
  }

  private long shutdownSamples() {
    long samples = test.shutdownSamples();
    if (test.openShutdown() != NEVER && settings.until() instanceof Until.Sample end) {
      samples += end.sampleIndex() - test.openShutdown();
    }
    return samples;
  }
}
