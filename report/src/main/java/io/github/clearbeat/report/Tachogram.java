package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ClassifiedBeat;
import io.github.clearbeat.recording.BeatGroup;
import java.util.BitSet;
import java.util.List;

/** Every RR interval over time, marked by the group of the beat that ends it. */
public final class Tachogram {
  private static final double LONGEST = 3000;

  /** Marks nearer than this to one of the same group are not drawn twice. */
  private static final double CELL = 0.25;

  /** With more beats than this the marks become small. */
  private static final int MANY = 20_000;

  private final Analysis analysis;
  private final Plot plot;
  private final double step;
  private final double radius;

  private Tachogram(Analysis analysis) {
    this.analysis = analysis;
    double most = Math.max(1000, Math.min(LONGEST, Beats.usualLongest(analysis.beats())));
    step = most > 2000 ? 500 : most > 1000 ? 400 : 200;
    double top = step * Math.ceil(most / step);
    radius = analysis.beats().size() > MANY ? 0.4 : analysis.beats().size() > 1500 ? 0.55 : 0.75;
    plot = new Plot(13, 9, 245, 46, Times.from(analysis), Times.to(analysis), 0, top);
  }

  /** Draws the RR intervals of an analysis. */
  public static Figure of(Analysis analysis) {
    Tachogram tachogram = new Tachogram(analysis);
    return new Figure(
        260,
        61,
        "RR tachogram",
        "Every RR interval over time, marked by the group of the beat that ends it; longer ones"
            + " stand on the top line",
        tachogram::draw);
  }

  private void draw(Canvas canvas) {
    plot.values(canvas, "RR, ms", step, 0);
    plot.times(canvas, analysis.source().start());
    double legend = plot.right();
    for (int i = BeatMark.values().length - 1; i >= 0; i--) {
      BeatMark mark = BeatMark.values()[i];
      if (marks(canvas, mark, analysis.beats()) || mark == BeatMark.N) {
        String words = mark.group().name();
        legend -= Lettering.BOLD.width(words);
        canvas.write(words, legend, 4.2, Lettering.BOLD.in(mark.colour()));
        legend -= 2;
        mark.draw(canvas, legend, 3.2, 0.9);
        legend -= 4;
      }
    }
  }

  private boolean marks(Canvas canvas, BeatMark mark, List<ClassifiedBeat> beats) {
    BitSet drawn = new BitSet();
    int columns = (int) (plot.width() / CELL) + 2;
    Path dots = new Path();
    Path shapes = new Path();
    boolean any = false;
    for (ClassifiedBeat beat : beats) {
      double millis = 1000 * beat.secondsBefore();
      if (beat.group() == mark.group() && Double.isFinite(millis)) {
        any = true;
        double x = plot.x(beat.seconds());
        double y = plot.y(millis);
        int cell = (int) ((y - plot.top()) / CELL) * columns + (int) ((x - plot.left()) / CELL);
        if (!drawn.get(cell)) {
          drawn.set(cell);
          if (mark.group() == BeatGroup.N) {
            dots.segment(x, y, x, y);
          } else {
            mark.add(shapes, x, y, radius);
          }
        }
      }
    }
    canvas.stroke(dots, beats.size() > MANY ? 0.35 : 0.7, mark.colour());
    mark.paint(canvas, shapes, radius);
    return any;
  }
}
