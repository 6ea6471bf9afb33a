package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.analysis.Summary;
import java.util.List;

/**
 * Heart rate over time: in each column of the picture, 60 over the mean RR interval; the slowest
 * and the fastest mean of eight intervals are marked as the summary has them.
 */
public final class RateTrend {
  private static final int COLUMNS = 245;

  /** A column needs this many intervals; shorter columns are joined. */
  private static final int INTERVALS = 8;

  private final Analysis analysis;
  private final Plot plot;
  private final double step;

  private RateTrend(Analysis analysis) {
    this.analysis = analysis;
    double low = 60;
    double high = 100;
    if (analysis.summary().heartRate().isPresent()) {
      low = Math.min(low, analysis.summary().heartRate().get().min());
      high = Math.max(high, analysis.summary().heartRate().get().max());
    }
    step = high - low > 150 ? 50 : 20;
    plot =
        new Plot(
            13,
            9,
            COLUMNS,
            38,
            Times.from(analysis),
            Times.to(analysis),
            step * Math.floor((low - 5) / step),
            step * Math.ceil((high + 5) / step));
  }

  /** Draws the heart rate of an analysis. */
  public static Figure of(Analysis analysis) {
    RateTrend trend = new RateTrend(analysis);
    return new Figure(260, 53, "Heart rate", trend.words(), trend::draw);
  }

  private String words() {
    return analysis
        .summary()
        .heartRate()
        .map(
            r ->
                "Beats a minute over time, from "
                    + Words.fixed(r.min(), 0)
                    + " to "
                    + Words.fixed(r.max(), 0))
        .orElse("Too few beats");
  }

  private void draw(Canvas canvas) {
    plot.values(canvas, "beats a minute", step, 0);
    plot.times(canvas, analysis.source().start());
    canvas.stroke(line(), 0.35, BeatMark.N.colour());
    analysis.summary().heartRate().ifPresent(rate -> extremes(canvas, rate));
  }

  private Path line() {
    double width = (plot.toX() - plot.fromX()) / COLUMNS;
    List<ClassifiedBeat> beats = analysis.beats();
    Path path = new Path();
    boolean gap = true;
    double sum = 0;
    int count = 0;
    double from = plot.fromX();
    for (ClassifiedBeat beat : beats) {
      double before = beat.secondsBefore();
      if (Double.isFinite(before) && before < 3) {
        sum += before;
        count++;
      }
      if (beat.seconds() - from >= width && count >= INTERVALS) {
        double x = plot.x((from + beat.seconds()) / 2);
        double y = plot.y(60 * count / sum);
        if (gap || beat.seconds() - from > Math.max(30, 2 * width)) {
          path.move(x, y);
        } else {
          path.line(x, y);
        }
        gap = false;
        sum = 0;
        count = 0;
        from = beat.seconds();
      }
    }
    return path;
  }

  private void extremes(Canvas canvas, Summary.HeartRate rate) {
    extreme(canvas, rate.minSeconds(), rate.min(), "slowest ", false);
    extreme(canvas, rate.maxSeconds(), rate.max(), "fastest ", true);
  }

  private void extreme(Canvas canvas, double second, double rate, String word, boolean above) {
    double x = plot.x(second);
    double y = plot.y(rate);
    Path arrow =
        above
            ? new Path().move(x, y - 0.5).line(x - 1, y - 2.2).line(x + 1, y - 2.2).close()
            : new Path().move(x, y + 0.5).line(x - 1, y + 2.2).line(x + 1, y + 2.2).close();
    canvas.fill(arrow, Colour.INK);
    boolean left = x > plot.right() - 30;
    canvas.write(
        word + Words.fixed(rate, 0),
        x + (left ? -2 : 2),
        above ? y - 0.9 : y + 2.6,
        Lettering.SMALL.in(Colour.INK).at(left ? Lettering.Anchor.END : Lettering.Anchor.START));
  }
}
