package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.ExplainedRhythm;
import io.github.clearbeat.analysis.RhythmTrack;
import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * A strip on ECG paper, ten seconds a row, under each row a ribbon of where the network saw the
 * rhythm, and below the probabilities of all rhythms.
 */
public final class RhythmMapFigure {
  private static final double ROW_SECONDS = 10;
  private static final double TOP = 6;
  private static final double HEIGHT = 25;
  private static final double RIBBON = 3.5;
  private static final double GAP = 7;
  private static final double LEFT = 1 + Paper.PULSE_WIDTH + 2;

  private final Analysis analysis;
  private final ExplainedRhythm strip;
  private final int rows;
  private final double gain;
  private final double middle;
  private final float greatest;

  private RhythmMapFigure(Analysis analysis, ExplainedRhythm strip) {
    this.analysis = analysis;
    this.strip = strip;
    Samples samples = strip.samples();
    rows = Math.max(1, (int) Math.ceil(samples.length() / samples.hertz() / ROW_SECONDS - 0.05));
    Extent extent = Extent.of(samples);
    double share = 1;
    while (extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * share > HEIGHT && share > 0.1) {
      share /= 2;
    }
    gain = share;
    middle = extent.middle();
    float most = 0;
    for (float cell : strip.cells()) {
      most = Math.max(most, Math.abs(cell));
    }
    greatest = most;
  }

  /** Draws a strip of an analysis that has a rhythm. */
  public static Figure of(Analysis analysis, ExplainedRhythm strip) {
    RhythmMapFigure figure = new RhythmMapFigure(analysis, strip);
    double height = TOP + figure.rows * (HEIGHT + RIBBON + GAP) + 3;
    double width = LEFT + ROW_SECONDS * Paper.MILLIMETRES_PER_SECOND + 1.5;
    String title =
        RhythmWords.meaning(strip.rhythm().className())
            + ", probability "
            + Words.probability(strip.rhythm().probability());
    return new Figure(width, height, title, figure.probabilities(), figure::draw);
  }

  private String probabilities() {
    RhythmTrack track = analysis.rhythm().orElseThrow();
    List<String> words = new ArrayList<>();
    for (int c = 0; c < track.model().classes().size(); c++) {
      words.add(
          RhythmWords.meaning(track.model().classes().get(c))
              + " "
              + Words.probability(strip.rhythm().probabilities().get(c)));
    }
    return "At "
        + Words.moment(analysis.source().start(), strip.rhythm().fromSeconds())
        + ": "
        + String.join(", ", words);
  }

  private void draw(Canvas canvas) {
    Samples samples = strip.samples();
    double hertz = samples.hertz();
    for (int row = 0; row < rows; row++) {
      int from = (int) Math.round(row * ROW_SECONDS * hertz);
      int to = Math.min(samples.length(), (int) Math.round((row + 1) * ROW_SECONDS * hertz));
      double start = (samples.firstIndex() + from) / hertz;
      double top = TOP + row * (HEIGHT + RIBBON + GAP);
      double width = 5 * Math.ceil((to - from) / hertz * 5);
      Paper paper = new Paper(LEFT, top, width, HEIGHT, 1, gain, start, middle);
      paper.draw(canvas);
      if (row == 0) {
        paper.pulse(canvas, 1);
      }
      paper.trace(canvas, samples.slice(from, to), 0.28);
      ribbon(canvas, paper, start, start + (to - from) / hertz);
      canvas.write(
          Words.moment(analysis.source().start(), start),
          LEFT,
          paper.bottom() + RIBBON + 4.2,
          Lettering.SMALL);
      if (row == 0) {
        canvas.write(
            paper.scale(),
            paper.right(),
            paper.bottom() + RIBBON + 4.2,
            Lettering.SMALL.at(Lettering.Anchor.END));
      }
    }
  }

  private void ribbon(Canvas canvas, Paper paper, double from, double to) {
    List<Float> cells = strip.cells();
    int first =
        (int) Math.max(0, Math.floor((from - strip.mapFromSeconds()) / strip.cellSeconds()));
    int last =
        (int)
            Math.min(cells.size(), Math.ceil((to - strip.mapFromSeconds()) / strip.cellSeconds()));
    double y = paper.bottom() + 0.5;
    for (int k = first; k < last; k++) {
      double begin = Math.max(from, strip.mapFromSeconds() + k * strip.cellSeconds());
      double end = Math.min(to, strip.mapFromSeconds() + (k + 1) * strip.cellSeconds());
      double share = greatest > 0 ? cells.get(k) / greatest : 0;
      if (end > begin && Math.abs(share) > 0.02) {
        Colour colour = share < 0 ? Colour.AGAINST : Colour.FOR;
        double x = paper.x(begin);
        canvas.fill(
            new Path().rectangle(x, y, paper.x(end) - x + 0.06, RIBBON),
            colour.tint(0.85 * Math.abs(share)));
      }
    }
    canvas.stroke(
        new Path().rectangle(paper.left(), y, paper.x(to) - paper.left(), RIBBON),
        0.12,
        Colour.MUTED);
  }
}
