package io.github.clearbeat.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines over a common axis, each with marks of its own shape and, where they are known, intervals.
 *
 * <pre>{@code
 * Figure figure = LineFigure.of("Risk", "…", across, upwards, List.of(series));
 * }</pre>
 */
public final class LineFigure {
  private static final double WIDTH = 90;
  private static final double HEIGHT = 64;
  private static final BeatMark[] MARKS = {BeatMark.N, BeatMark.S, BeatMark.V, BeatMark.F};
  private static final int MOST_MARKED = 20;

  private final Axis across;
  private final Axis upwards;
  private final List<Series> series;

  /**
   * An axis.
   *
   * @param name of what stands along it, with its unit
   * @param from value at its beginning
   * @param to value at its end
   * @param ticks where words stand along it
   */
  public record Axis(String name, double from, double to, List<Tick> ticks) {
    /** Keeps its own copy. */
    public Axis {
      ticks = List.copyOf(ticks);
    }

    /** An axis with numbers at round values. */
    public static Axis of(String name, double from, double to, double step, int decimals) {
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; from + i * step <= to + step / 1000; i++) {
        ticks.add(new Tick(from + i * step, Words.fixed(from + i * step, decimals)));
      }
      return new Axis(name, from, to, ticks);
    }
  }

  /**
   * Words along an axis.
   *
   * @param value where
   * @param words what
   */
  public record Tick(double value, String words) {}

  /**
   * A line.
   *
   * @param name of it, in a word or two
   * @param points in order; those without a value are left out
   */
  public record Series(String name, List<Point> points) {
    /** Keeps its own copy. */
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A point.
   *
   * @param x along the axis across
   * @param y along the axis upwards; NaN where there is none
   * @param low where its interval begins, NaN without
   * @param high where its interval ends, NaN without
   */
  public record Point(double x, double y, double low, double high) {
    /** A point without an interval. */
    public static Point of(double x, double y) {
      return new Point(x, y, Double.NaN, Double.NaN);
    }
  }

  private LineFigure(Axis across, Axis upwards, List<Series> series) {
    this.across = across;
    this.upwards = upwards;
    this.series = List.copyOf(series);
  }

  /**
   * Draws.
   *
   * @param title what it shows, in a few words
   * @param description what there is to see
   * @param across the axis below
   * @param upwards the axis at the left
   * @param series four at most
   */
  public static Figure of(
      String title, String description, Axis across, Axis upwards, List<Series> series) {
    if (series.size() > MARKS.length) {
      throw new IllegalArgumentException(series.size() + " lines cannot be told apart");
    }
    LineFigure figure = new LineFigure(across, upwards, series);
    return new Figure(WIDTH, HEIGHT, title, description, figure::draw);
  }

  private void draw(Canvas canvas) {
    Plot plot = new Plot(12, 9, 74, 44, across.from(), across.to(), upwards.from(), upwards.to());
    axes(canvas, plot);
    double x = plot.right();
    for (int i = series.size() - 1; i >= 0; i--) {
      line(canvas, plot, i);
      if (series.size() > 1) {
        String name = series.get(i).name();
        x -= Lettering.SMALL.width(name);
        canvas.write(name, x, 3.6, Lettering.SMALL.in(MARKS[i].colour()));
        MARKS[i].draw(canvas, x - 2.2, 2.6, 1.1);
        x -= 7;
      }
    }
  }

  private void axes(Canvas canvas, Plot plot) {
    Path rules = new Path();
    for (Tick tick : upwards.ticks()) {
      rules.segment(plot.left(), plot.y(tick.value()), plot.right(), plot.y(tick.value()));
      Lettering end = Lettering.SMALL.at(Lettering.Anchor.END);
      canvas.write(tick.words(), plot.left() - 1.5, plot.y(tick.value()) + 1, end);
    }
    canvas.stroke(rules, 0.12, Colour.RULE);
    canvas.write(upwards.name(), 0.5, 3.6, Lettering.SMALL);
    Path ticks = new Path().segment(plot.left(), plot.bottom(), plot.right(), plot.bottom());
    Lettering middle = Lettering.SMALL.at(Lettering.Anchor.MIDDLE);
    for (Tick tick : across.ticks()) {
      double x = plot.x(tick.value());
      ticks.segment(x, plot.bottom(), x, plot.bottom() + 1);
      canvas.write(tick.words(), x, plot.bottom() + 4, middle);
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
    canvas.write(across.name(), (plot.left() + plot.right()) / 2, plot.bottom() + 8, middle);
  }

  private void line(Canvas canvas, Plot plot, int which) {
    BeatMark mark = MARKS[which];
    double aside = (which - (series.size() - 1) / 2.0) * 0.9;
    Path line = new Path();
    Path intervals = new Path();
    Path marks = new Path();
    List<Point> points =
        series.get(which).points().stream().filter(p -> !Double.isNaN(p.y())).toList();
    boolean marked = points.size() <= MOST_MARKED;
    double shift = marked ? aside : 0;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double x = plot.x(point.x()) + shift;
      double y = plot.y(point.y());
      if (i == 0) {
        line.move(x, y);
      } else {
        line.line(x, y);
      }
      if (marked) {
        mark.add(marks, x, y, 1.1);
      }
      if (!Double.isNaN(point.low()) && !Double.isNaN(point.high())) {
        intervals.segment(x, plot.y(point.low()), x, plot.y(point.high()));
      }
    }
    canvas.stroke(intervals, 0.25, mark.colour().withOpacity(0.45));
    canvas.stroke(line, 0.4, mark.colour());
    mark.paint(canvas, marks, 1.1);
  }
}
