package io.github.clearbeat.report;

import io.github.clearbeat.analysis.Analysis;
import io.github.clearbeat.analysis.RhythmTrack;
import java.util.List;

/** The rhythm over the whole recording: a row a rhythm, a bar where it was named. */
public final class RhythmFigure {
  private static final double ROW = 6;
  private static final double LEFT = 46;
  private static final double WIDTH = 208;
  private static final double TOP = 4;
  private static final double LEAST_BAR = 0.3;

  private final Analysis analysis;
  private final RhythmTrack track;
  private final List<String> names;
  private final Plot plot;

  private RhythmFigure(Analysis analysis, RhythmTrack track) {
    this.analysis = analysis;
    this.track = track;
    names = track.model().classes();
    int rows = names.size() + 1;
    plot =
        new Plot(LEFT, TOP, WIDTH, rows * ROW, Times.from(analysis), Times.to(analysis), 0, rows);
  }

  /** Draws the rhythm of an analysis that has one. */
  public static Figure of(Analysis analysis) {
    RhythmTrack track = analysis.rhythm().orElseThrow();
    RhythmFigure figure = new RhythmFigure(analysis, track);
    double height = figure.plot.bottom() + 7;
    return new Figure(260, height, "Rhythm", RhythmWords.sentence(track), figure::draw);
  }

  private void draw(Canvas canvas) {
    Path rules = new Path();
    for (int row = 0; row <= names.size() + 1; row++) {
      rules.segment(LEFT, TOP + row * ROW, plot.right(), TOP + row * ROW);
    }
    canvas.stroke(rules, 0.12, Colour.RULE);
    for (int row = 0; row <= names.size(); row++) {
      String words = row < names.size() ? RhythmWords.meaning(names.get(row)) : "not named";
      canvas.write(
          words, LEFT - 1.5, TOP + (row + 0.5) * ROW + 1, Lettering.SMALL.at(Lettering.Anchor.END));
    }
    for (RhythmTrack.Episode episode : track.episodes()) {
      int row = names.indexOf(episode.className());
      boolean named = row >= 0;
      double from = plot.x(episode.fromSeconds());
      double width = Math.max(LEAST_BAR, plot.x(episode.toSeconds()) - from);
      double top = TOP + (named ? row : names.size()) * ROW + 1;
      Colour colour =
          !named
              ? Colour.SHADE
              : RhythmWords.fibrillation(episode.className()) ? Colour.FOR : Colour.MUTED;
      canvas.fill(new Path().rectangle(from, top, width, ROW - 2), colour);
    }
    plot.times(canvas, analysis.source().start());
  }
}
