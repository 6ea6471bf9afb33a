package io.github.clearbeat.command;

import io.github.clearbeat.dataset.StripAudit;
import io.github.clearbeat.study.RhythmReproduction;
import io.github.clearbeat.study.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How a reproduction goes: a bar with the time left on a terminal, lines with it where they are
 * asked for, else nothing. Writes which records are not used as soon as that is known.
 */
final class ReproductionProgress
    implements RhythmReproduction.Watcher, Trainer.Watcher, AutoCloseable {
  private static final int COLUMNS = 110;
  private static final double NANOS = 1e9;
  private static final double LINE_SECONDS = 10;

  private final Console console;
  private final boolean log;
  private final Path folder;
  private ReproductionEstimate estimate;
  private String name = "";
  private ProgressBar bar;
  private long readingBegun;
  private long lastLine;
  private long trainingBegun;
  private int firstEpoch; // of this fold
  private double epochsDone; // in this run, of whole folds
  private double epochsOfFold;

  ReproductionProgress(Console console, boolean log, Path folder) {
    this.console = console;
    this.log = log;
    this.folder = folder;
  }

  /** A part of the reproduction begins, of which that was estimated. */
  void begin(ReproductionEstimate next) {
    estimate = next;
    readingBegun = 0;
    trainingBegun = 0;
    epochsDone = 0;
    epochsOfFold = 0;
  }

  @Override
  public void part(int number, int parts, String partName) {
    close();
    epochsDone += epochsOfFold;
    epochsOfFold = 0;
    firstEpoch = 0;
    name = (number > 0 ? number + " of " + parts + ", " : "") + partName;
    if (log) {
      console.err().println(name);
    }
  }

  @Override
  public void read(int records) {
    long now = System.nanoTime();
    if (readingBegun == 0) {
      readingBegun = now;
      lastLine = now;
    }
    if (log && (now - lastLine) / NANOS >= LINE_SECONDS) {
      lastLine = now;
      double rate = (records - 1) / ((now - readingBegun) / NANOS);
      console
          .err()
          .printf(
              Locale.ROOT,
              "  %,d of %,d records, %,.0f a second, %s left%n",
              records,
              estimate.recordsLeft(),
              rate,
              Words.roughly((estimate.recordsLeft() - records) / rate));
    }
    bar(estimate.recordsLeft(), records, "");
  }

  @Override
  public void audited(StripAudit audit) throws IOException {
    close();
    Files.createDirectories(folder);
    Path file = folder.resolve(estimate.made().id() + "-not-used.csv");
    audit.writeCsv(file);
    console
        .err()
        .println(
            estimate.made().id()
                + ": used "
                + audit.used()
                + " as "
                + audit.classes()
                + ", not used "
                + audit.rejectsByReason()
                + ", see "
                + file);
  }

  @Override
  public Trainer.Watcher steps() {
    return this;
  }

  @Override
  public void step(int epoch, int epochs, int example, int examples, double loss) {
    if (trainingBegun == 0) {
      trainingBegun = System.nanoTime();
    }
    firstEpoch = firstEpoch == 0 ? epoch : firstEpoch;
    epochsOfFold = epoch - firstEpoch + (double) example / examples;
    bar(
        (long) epochs * examples,
        (long) (epoch - 1) * examples + example,
        String.format(Locale.ROOT, " epoch %d, loss %.4f, all: %s", epoch, loss, left()));
  }

  /** Of all folds and seeds of this part. */
  private String left() {
    double done = epochsDone + epochsOfFold;
    double seconds = (System.nanoTime() - trainingBegun) / NANOS;
    return Words.roughly((estimate.epochsLeft() - done) * seconds / done);
  }

  @Override
  public void epoch(Trainer.Epoch epoch) {
    if (log) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "  epoch %d: loss %.4f, %s left for all folds%n",
              epoch.number(),
              epoch.trainingLoss(),
              left());
    }
  }

  private void bar(long most, long done, String message) {
    if (!console.watched() || log) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(most)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(console.err(), COLUMNS))
              .build();
    }
    bar.stepTo(done);
    bar.setExtraMessage(message);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
