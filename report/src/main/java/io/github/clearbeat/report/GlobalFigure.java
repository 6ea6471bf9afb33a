package io.github.clearbeat.report;

import io.github.clearbeat.beat.WaveLimits.Wave;
import io.github.clearbeat.explanation.GlobalAttribution;
import io.github.clearbeat.explanation.GlobalAttribution.ClassAttribution;
import io.github.clearbeat.explanation.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a model looks, class by class: the mean beat, the mean attribution in colour under it and
 * as height below, and what share of it falls into each wave beside the share of time.
 *
 * <pre>{@code
 * GlobalFigure.of(global, new GlobalFigure.About("SHAP", "DS2 of mitdb", 360, 180), tried);
 * }</pre>
 */
public final class GlobalFigure {
  private static final double PANEL = 92;
  private static final double GAP = 6;
  private static final double LEFT = 2;
  private static final double TITLE = 11;
  private static final double LINE = 4;
  private static final String SIGNS =
      "Crimson speaks for the class, blue against it; grey line: mean |value|.";
  private static final double HEAD = 13;
  private static final double BEAT = 30;
  private static final double RIBBON = 4;
  private static final double BARS = 14;
  private static final double ROW = 5;
  private static final double HEIGHT = HEAD + 8 + BEAT + RIBBON + BARS + 10 + ROW * 8 + 4;
  private static final int MOST_IN_A_ROW = 3;

  private final List<ClassAttribution> classes;
  private final About about;
  private final List<Tried> tried;

  /**
   * What the figure says of itself.
   *
   * @param method that was averaged, in words
   * @param tested over which beats, in words
   * @param hertz samples of the window a second
   * @param beforeSamples window samples before the R peak
   */
  public record About(String method, String tested, double hertz, int beforeSamples) {}

  /**
   * A method or a control, for comparison.
   *
   * @param name as in tables
   * @param global where it looks, over the same beats
   * @param lineDrop of the probability when the tenth that it marks becomes a straight line
   * @param backgroundDrop when it becomes that of the mean background beat
   */
  public record Tried(
      String name, GlobalAttribution global, double lineDrop, double backgroundDrop) {}

  private GlobalFigure(List<ClassAttribution> classes, About about, List<Tried> tried) {
    this.classes = classes;
    this.about = about;
    this.tried = tried;
  }

  /**
   * Draws all classes of which there are beats.
   *
   * @param global the method
   * @param about what the figure says of itself
   * @param tried all methods and controls over the same beats, for a table under the classes
   */
  public static Figure of(GlobalAttribution global, About about, List<Tried> tried) {
    List<ClassAttribution> classes = new ArrayList<>();
    for (int c = 0; c < global.classes().size(); c++) {
      ClassAttribution one = global.of(c);
      if (one.beats() > 0) {
        classes.add(one);
      }
    }
    GlobalFigure figure = new GlobalFigure(classes, about, List.copyOf(tried));
    int columns = figure.columns();
    int rows = Math.max(1, (classes.size() + columns - 1) / columns);
    return new Figure(
        columns * PANEL + (columns - 1) * GAP + 2,
        figure.title() + rows * HEIGHT + (rows - 1) * GAP + figure.tableHeight(),
        "Where the model looks: mean " + about.method() + " by class",
        figure.words(),
        canvas -> figure.draw(canvas, columns));
  }

  private String words() {
    StringBuilder words = new StringBuilder(about.tested()).append('.');
    for (ClassAttribution one : classes) {
      words.append(' ').append(one.className()).append(": ");
      for (Wave wave : new Wave[] {Wave.P, Wave.QRS, Wave.T}) {
        Location.Share share = one.shares().get(wave);
        if (share != null) {
          words.append(wave.words()).append(' ').append(Words.percent(share.attribution()));
          words.append(" in ").append(Words.percent(share.time())).append(" of the time; ");
        }
      }
    }
    return words.toString();
  }

  private void draw(Canvas canvas, int columns) {
    canvas.write("Mean " + about.method() + " by true class", LEFT, 4, Lettering.BOLD.sized(3.6));
    double y = 8.4;
    for (String line : lines()) {
      canvas.write(line, LEFT, y, Lettering.SMALL);
      y += LINE;
    }
    for (int i = 0; i < classes.size(); i++) {
      double left = (i % columns) * (PANEL + GAP);
      double top = title() + (i / columns) * (HEIGHT + GAP);
      panel(canvas, classes.get(i), left + LEFT, top);
    }
    int rows = (classes.size() + columns - 1) / columns;
    ComparisonTable.of(classes, tried)
        .draw(
            canvas,
            LEFT,
            title() + rows * HEIGHT + Math.max(0, rows - 1) * GAP,
            columns * PANEL + (columns - 1) * GAP);
  }

  /** What the figure says of itself, in lines that fit. */
  private List<String> lines() {
    double room = columns() * PANEL + (columns() - 1) * GAP - LEFT;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : (SIGNS + " " + about.tested() + ".").split(" ")) {
      if (line.length() > 0 && Lettering.SMALL.width(line + " " + word) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private int columns() {
    return Math.max(1, Math.min(MOST_IN_A_ROW, classes.size()));
  }

  /** Where the panels begin. */
  private double title() {
    return TITLE + LINE * (lines().size() - 1);
  }

  private double tableHeight() {
    return ComparisonTable.of(classes, tried).height();
  }

  private void panel(Canvas canvas, ClassAttribution one, double left, double top) {
    double width = PANEL - 2 * LEFT;
    canvas.write(one.className(), left, top + 5, Lettering.BOLD.sized(4.6));
    canvas.write(
        Words.plural(one.beats(), "beat", "beats"),
        left + width,
        top + 5,
        Lettering.PLAIN.at(Lettering.Anchor.END));
    int samples = one.meanBeat().length;
    Plot beat = plot(one.meanBeat(), left, top + HEAD, width, BEAT);
    canvas.write("mean beat, normalised", left, top + HEAD - 1.5, Lettering.SMALL);
    canvas.stroke(new Path().rectangle(left, beat.top(), width, BEAT), 0.12, Colour.RULE);
    peak(canvas, beat, top + HEAD, BEAT + RIBBON + BARS + 3);
    curve(canvas, beat, one.meanBeat(), 0.4, Colour.TRACE);
    Ribbon.draw(canvas, one.meanSigned(), left, beat.bottom() + 1, width, RIBBON);
    bars(canvas, one, left, beat.bottom() + RIBBON + 2.5, width);
    double y = beat.bottom() + RIBBON + BARS + 3;
    time(canvas, beat, y, samples);
    shares(canvas, one, left, y + 11, width);
  }

  private Plot plot(double[] values, double left, double top, double width, double height) {
    double low = 0;
    double high = 0;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double room = Math.max(1e-9, 0.06 * (high - low));
    return new Plot(
        left, top, width, height, 0, Math.max(1, values.length - 1), low - room, high + room);
  }

  private static void curve(
      Canvas canvas, Plot plot, double[] values, double width, Colour colour) {
    Path path = new Path();
    for (int i = 0; i < values.length; i++) {
      if (i == 0) {
        path.move(plot.x(i), plot.y(values[i]));
      } else {
        path.line(plot.x(i), plot.y(values[i]));
      }
    }
    canvas.stroke(path, width, colour);
  }

  private void peak(Canvas canvas, Plot plot, double top, double height) {
    double x = plot.x(about.beforeSamples());
    Path dashes = new Path();
    for (double y = top; y < top + height; y += 2) {
      dashes.segment(x, y, x, Math.min(top + height, y + 0.9));
    }
    canvas.stroke(dashes, 0.12, Colour.MUTED);
  }

  /** Mean value up or down in colour; mean |value| as an outline in both directions. */
  private static void bars(
      Canvas canvas, ClassAttribution one, double left, double top, double width) {
    double[] signed = one.meanSigned();
    double greatest = greatest(one.meanAbsolute());
    double zero = top + BARS / 2;
    double step = width / signed.length;
    Path above = new Path();
    Path below = new Path();
    Path outline = new Path();
    for (int i = 0; i < signed.length; i++) {
      double height = signed[i] / greatest * BARS / 2;
      double x = left + step * i;
      if (Math.abs(height) > 0.02) {
        (height > 0 ? above : below)
            .rectangle(x, zero - Math.max(0, height), step, Math.abs(height));
      }
      double y = zero - one.meanAbsolute()[i] / greatest * BARS / 2;
      if (i == 0) {
        outline.move(x, y);
      } else {
        outline.line(x, y);
      }
    }
    canvas.fill(above, Colour.FOR);
    canvas.fill(below, Colour.AGAINST);
    canvas.stroke(outline, 0.2, Colour.MUTED);
    canvas.stroke(new Path().segment(left, zero, left + width, zero), 0.12, Colour.MUTED);
  }

  private void time(Canvas canvas, Plot plot, double y, int samples) {
    Path ticks = new Path();
    double from = -about.beforeSamples() / about.hertz();
    double to = (samples - about.beforeSamples()) / about.hertz();
    for (int tenth = (int) Math.ceil(from * 10 - 1e-6); tenth <= to * 10 + 1e-6; tenth++) {
      double x = plot.x(about.beforeSamples() + tenth / 10.0 * about.hertz());
      if (x <= plot.right() + 0.5) {
        ticks.segment(x, y, x, y + 0.8);
        if (tenth % 2 == 0) {
          canvas.write(
              tenth == 0 ? "R" : Words.signed(tenth / 10.0, 1) + " s",
              x,
              y + 3.8,
              Lettering.SMALL.sized(2.6).at(Lettering.Anchor.MIDDLE));
        }
      }
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
  }

  /** Share of attribution as a filled bar, share of time as a hollow one, both in figures. */
  private static void shares(
      Canvas canvas, ClassAttribution one, double left, double top, double width) {
    Lettering end = Lettering.SMALL.sized(2.6).at(Lettering.Anchor.END);
    double right = left + width;
    canvas.write("share of", right - 16, top - 3.2, end);
    canvas.write("|value|", right - 16, top, end);
    canvas.write("share of", right, top - 3.2, end);
    canvas.write("time", right, top, end);
    double bars = left + 15;
    double room = right - 30 - bars;
    double most = 0.05;
    for (Location.Share share : one.shares().values()) {
      most = Math.max(most, Math.max(share.attribution(), share.time()));
    }
    int row = 0;
    for (Wave wave : Wave.values()) {
      Location.Share share = one.shares().get(wave);
      if (share == null) {
        continue;
      }
      double y = top + 1.5 + ROW * row++;
      canvas.write(wave.words(), left, y + 3, Lettering.SMALL.in(Colour.INK));
      canvas.fill(
          new Path().rectangle(bars, y + 0.5, room * share.attribution() / most, 2.2), Colour.INK);
      canvas.stroke(
          new Path().rectangle(bars, y + 2.9, room * share.time() / most, 1.1), 0.15, Colour.MUTED);
      Lettering number = Lettering.SMALL.in(Colour.INK).at(Lettering.Anchor.END);
      canvas.write(Words.percent(share.attribution()), right - 16, y + 3, number);
      canvas.write(Words.percent(share.time()), right, y + 3, number.in(Colour.MUTED));
    }
  }

  private static double greatest(double[] values) {
    double greatest = 1e-12;
    for (double value : values) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }
}
