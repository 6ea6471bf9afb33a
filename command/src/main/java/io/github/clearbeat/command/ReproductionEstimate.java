package io.github.clearbeat.command;

import io.github.clearbeat.study.RhythmReproduction;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * How long a reproduction will take, from a few records read, a few steps trained and a few strips
 * scored, all as it will be done.
 *
 * @param made what is to be done
 * @param recordsLeft to read
 * @param aRecord measured
 * @param epochsLeft of all folds and seeds
 * @param stripsAnEpoch at most: records at fault fall out
 * @param aStrip of training, measured
 * @param stripsToScore of all seeds
 * @param aScore measured
 * @param records read to measure
 * @param steps trained to measure
 */
record ReproductionEstimate(
    RhythmReproduction made,
    int recordsLeft,
    Cost aRecord,
    int epochsLeft,
    int stripsAnEpoch,
    Cost aStrip,
    int stripsToScore,
    Cost aScore,
    int records,
    int steps) {
  private static final int WARM_UP = 30;
  private static final int SAMPLE = 150;
  private static final int SCORED = 8;
  private static final int FOLDS = 5;
  private static final double NANOS = 1e9;

  /** How much longer than its own processor time work takes on a machine that is busy. */
  private static final double BUSY = 1.25;

  /**
   * Seconds of one thing.
   *
   * @param clock by the clock
   * @param processor of the working thread's processor time
   */
  record Cost(double clock, double processor) {
    private static final Cost NONE = new Cost(0, 0);

    Cost times(double count) {
      return new Cost(clock * count, processor * count);
    }

    Cost plus(Cost other) {
      return new Cost(clock + other.clock, processor + other.processor);
    }
  }

  /** A moment of both clocks. */
  private record Moment(long clock, long processor) {
    static Moment now() {
      return new Moment(
          System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    Cost to(Moment later) {
      return new Cost((later.clock - clock) / NANOS, (later.processor - processor) / NANOS);
    }
  }

  /** Measures; takes some seconds, or a minute for the largest form. */
  static ReproductionEstimate of(RhythmReproduction made, List<Long> seeds) throws IOException {
    int epochs = 0;
    for (long seed : seeds) {
      epochs += made.epochsLeft(seed);
    }
    if (made.recordsLeft() == 0 && epochs == 0) {
      return new ReproductionEstimate(
          made, 0, Cost.NONE, 0, made.records(), Cost.NONE, 0, Cost.NONE, 0, 0);
    }
    int[] read = {0};
    made.sample(WARM_UP, () -> {});
    Moment begun = Moment.now();
    RhythmReproduction.Sample sample = made.sample(SAMPLE, () -> read[0]++);
    Cost aRecord = begun.to(Moment.now()).times(1.0 / Math.max(1, read[0]));
    Steps steps = new Steps();
    Cost aScore = Cost.NONE;
    if (sample.strips() > 0) {
      try {
        made.trial(sample, steps);
      } catch (CancellationException expected) {
        // The steps have been timed.
      }
      made.score(sample, SCORED);
      begun = Moment.now();
      made.score(sample, SCORED);
      aScore = begun.to(Moment.now()).times(1.0 / SCORED);
    }
    return new ReproductionEstimate(
        made,
        made.recordsLeft(),
        aRecord,
        epochs,
        made.records() - made.records() / FOLDS,
        steps.aStrip(made.batch()),
        epochs == 0 ? 0 : made.records() * made.settings().firstFolds() / FOLDS * seeds.size(),
        aScore,
        read[0],
        steps.timed());
  }

  private Cost reading() {
    return aRecord.times(recordsLeft);
  }

  private Cost training() {
    return aStrip.times((double) epochsLeft * stripsAnEpoch);
  }

  private Cost scoring() {
    return aScore.times(stripsToScore);
  }

  private Cost all() {
    return reading().plus(training()).plus(scoring());
  }

  /** By the clock, if the machine stays as busy as it is. */
  double seconds() {
    return all().clock();
  }

  /** One sentence with its parts. */
  String sentence() {
    if (recordsLeft == 0 && epochsLeft == 0) {
      return made.id()
          + ": all records are read and all epochs trained before; what is left is to "
          + (made.settings().baselines() ? "fit the baselines and to " : "")
          + "write the figures.";
    }
    return String.format(
        Locale.ROOT,
        "%s: about %s = %s for reading %s (%.2f ms each) + %s for training %s of at most %,d strips"
            + " with %s (%.2f ms a strip) + %s for scoring %s (%.2f ms each), measured just now on"
            + " %s and %s%s; the strips take %,d MB of disk%s.",
        made.id(),
        Words.roughly(seconds()),
        Words.roughly(reading().clock()),
        Words.count(recordsLeft, "record"),
        1000 * aRecord.clock(),
        Words.roughly(training().clock()),
        Words.count(epochsLeft, "epoch"),
        stripsAnEpoch,
        made.settings().recipe().id(),
        1000 * aStrip.clock(),
        Words.roughly(scoring().clock()),
        Words.count(stripsToScore, "strip"),
        1000 * aScore.clock(),
        Words.count(records, "record"),
        Words.count(steps, "step"),
        made.settings().baselines() ? ", fitting the baselines not counted" : "",
        Math.round(made.bytes() / 1e6),
        busy());
  }

  /** On a machine that has other work, how long it would take without. */
  private String busy() {
    Cost all = all();
    if (made.settings().threads() > 1 || all.clock() < BUSY * all.processor()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "; the machine is busy, with a processor of its own it would be about %s (%.2f ms a record,"
            + " %.2f ms a strip trained, %.2f ms a strip scored)",
        Words.roughly(all.processor()),
        1000 * aRecord.processor(),
        1000 * aStrip.processor(),
        1000 * aScore.processor());
  }

  /** Times the steps of a trial and ends it when it knows enough. */
  private static final class Steps implements Trainer.Watcher {
    private static final int LEAST = 3;
    private static final double ENOUGH_SECONDS = 4;
    private static final double LONGEST_SECONDS = 30;

    private final Moment begun = Moment.now();
    private Moment first = begun;
    private Moment last = begun;
    private int steps;

    @Override
    public void step(int epoch, int epochs, int example, int examples, double loss) {
      last = Moment.now();
      first = steps == 0 ? last : first;
      steps++;
    }

    @Override
    public boolean stopped() {
      return steps > LEAST && first.to(last).clock() >= ENOUGH_SECONDS
          || begun.to(last).clock() >= LONGEST_SECONDS;
    }

    /** How many steps the figure comes from; the first is a warm-up, unless it is the only one. */
    int timed() {
      return Math.min(steps, Math.max(1, steps - 1));
    }

    Cost aStrip(int batch) {
      return steps == 0
          ? Cost.NONE
          : (steps > 1 ? first : begun).to(last).times(1.0 / timed() / batch);
    }
  }
}
