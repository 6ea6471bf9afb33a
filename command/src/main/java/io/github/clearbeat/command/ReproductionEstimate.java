package io.github.clearbeat.command;

import io.github.clearbeat.study.RhythmReproduction;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * How long a reproduction will take, from a few records read, a few steps trained and a few strips
 * scored, all as it will be done.
 *
 * @param made what is to be done
 * @param recordsLeft to read
 * @param secondsARecord measured
 * @param epochsLeft of all folds and seeds
 * @param stripsAnEpoch at most: records at fault fall out
 * @param secondsAStrip of training, measured
 * @param stripsToScore of all seeds
 * @param secondsAScore measured
 * @param records read to measure
 * @param steps trained to measure
 */
record ReproductionEstimate(
    RhythmReproduction made,
    int recordsLeft,
    double secondsARecord,
    int epochsLeft,
    int stripsAnEpoch,
    double secondsAStrip,
    int stripsToScore,
    double secondsAScore,
    int records,
    int steps) {
  private static final int WARM_UP = 30;
  private static final int SAMPLE = 150;
  private static final int SCORED = 8;
  private static final int FOLDS = 5;
  private static final double NANOS = 1e9;

  /** Measures; takes some seconds, or a minute for the largest form. */
  static ReproductionEstimate of(RhythmReproduction made, List<Long> seeds) throws IOException {
    int[] read = {0};
    made.sample(WARM_UP, () -> {});
    long begun = System.nanoTime();
    RhythmReproduction.Sample sample = made.sample(SAMPLE, () -> read[0]++);
    double aRecord = (System.nanoTime() - begun) / NANOS / Math.max(1, read[0]);
    Steps steps = new Steps();
    double aScore = 0;
    if (sample.strips() > 0) {
      try {
        made.trial(sample, steps);
      } catch (CancellationException expected) {
        // The steps have been timed.
      }
      made.score(sample, SCORED);
      begun = System.nanoTime();
      made.score(sample, SCORED);
      aScore = (System.nanoTime() - begun) / NANOS / SCORED;
    }
    int epochs = 0;
    for (long seed : seeds) {
      epochs += made.epochsLeft(seed);
    }
    return new ReproductionEstimate(
        made,
        made.recordsLeft(),
        aRecord,
        epochs,
        made.records() - made.records() / FOLDS,
        steps.secondsAStrip(made.batch()),
        epochs == 0 ? 0 : made.records() * made.settings().firstFolds() / FOLDS * seeds.size(),
        aScore,
        read[0],
        steps.timed());
  }

  double readingSeconds() {
    return recordsLeft * secondsARecord;
  }

  double trainingSeconds() {
    return (double) epochsLeft * stripsAnEpoch * secondsAStrip;
  }

  double scoringSeconds() {
    return stripsToScore * secondsAScore;
  }

  double seconds() {
    return readingSeconds() + trainingSeconds() + scoringSeconds();
  }

  /** One sentence with its parts. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "%s: about %s = %s for reading %s (%.2f ms each) + %s for training %s of at most %,d strips"
            + " with %s (%.2f ms a strip) + %s for scoring %s (%.2f ms each), measured just now on"
            + " %s and %s%s; the strips take %,d MB of disk.",
        made.id(),
        Words.roughly(seconds()),
        Words.roughly(readingSeconds()),
        Words.count(recordsLeft, "record"),
        1000 * secondsARecord,
        Words.roughly(trainingSeconds()),
        Words.count(epochsLeft, "epoch"),
        stripsAnEpoch,
        made.settings().recipe().id(),
        1000 * secondsAStrip,
        Words.roughly(scoringSeconds()),
        Words.count(stripsToScore, "strip"),
        1000 * secondsAScore,
        Words.count(records, "record"),
        Words.count(steps, "step"),
        made.settings().baselines() ? ", fitting the baselines not counted" : "",
        Math.round(made.bytes() / 1e6));
  }

  /** Times the steps of a trial and ends it when it knows enough. */
  private static final class Steps implements Trainer.Watcher {
    private static final int LEAST = 3;
    private static final double ENOUGH_SECONDS = 4;
    private static final double LONGEST_SECONDS = 30;

    private final long begun = System.nanoTime();
    private long first;
    private long last;
    private int steps;

    @Override
    public void step(int epoch, int epochs, int example, int examples, double loss) {
      last = System.nanoTime();
      first = steps == 0 ? last : first;
      steps++;
    }

    @Override
    public boolean stopped() {
      double passed = (last - first) / NANOS;
      return steps > LEAST && passed >= ENOUGH_SECONDS || (last - begun) / NANOS >= LONGEST_SECONDS;
    }

    /** How many steps the figure comes from; the first is a warm-up, unless it is the only one. */
    int timed() {
      return Math.min(steps, Math.max(1, steps - 1));
    }

    double secondsAStrip(int batch) {
      long span = steps > 1 ? last - first : last - begun;
      return steps == 0 ? 0 : span / NANOS / timed() / batch;
    }
  }
}
