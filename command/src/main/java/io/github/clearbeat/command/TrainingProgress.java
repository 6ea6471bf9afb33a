package io.github.clearbeat.command;

import io.github.clearbeat.study.BeatTraining;
import io.github.clearbeat.study.Trainer;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How a training goes: part, epoch, loss and time left, on a terminal; or a line an epoch. */
final class TrainingProgress implements BeatTraining.Watcher, Trainer.Watcher, AutoCloseable {
  private static final int COLUMNS = 99;

  private final Console console;
  private final boolean log;
  private ProgressBar bar;
  private String name = "";

  TrainingProgress(Console console, boolean log) {
    this.console = console;
    this.log = log;
  }

  @Override
  public void part(int number, int parts, String partName) {
    close();
    name = (parts > 1 ? number + " of " + parts + ", " : "") + partName;
    if (log) {
      console.err().println(name);
    }
  }

  @Override
  public Trainer.Watcher steps() {
    return this;
  }

  @Override
  public void step(int epoch, int epochs, int example, int examples, double loss) {
    if (!console.watched() || log) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax((long) epochs * examples)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(console.err(), COLUMNS))
              .build();
    }
    bar.stepTo((long) (epoch - 1) * examples + example);
    bar.setExtraMessage(String.format(Locale.ROOT, " epoch %d, loss %.4f", epoch, loss));
  }

  @Override
  public void epoch(Trainer.Epoch epoch) {
    if (log) {
      StringBuilder line = new StringBuilder();
      line.append(
          String.format(
              Locale.ROOT, "  epoch %d: loss %.4f", epoch.number(), epoch.trainingLoss()));
      epoch
          .validationMacroF1()
          .ifPresent(
              f1 -> line.append(String.format(Locale.ROOT, ", validation macro F1 %.4f", f1)));
      console.err().println(line);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
