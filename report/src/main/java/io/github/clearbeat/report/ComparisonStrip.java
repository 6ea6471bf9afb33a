package io.github.clearbeat.report;

import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some seconds of a lead on ECG paper with the marks of two annotators above it, each on a line of
 * its own, and the places where they differ shaded. Many stand in one page, so they are drawn with
 * as few points as show the same.
 *
 * <pre>{@code
 * Figure strip = ComparisonStrip.of(samples, "MLII", reference, test, places, "100 at 0:05:12", "N missed");
 * }</pre>
 */
public final class ComparisonStrip {
  private static final double REFERENCE = 4;
  private static final double TEST = 9.2;
  private static final double TOP = 11;
  private static final double AXIS = 9;
  private static final double LOWEST = 25;
  private static final double HIGHEST = 50;
  private static final double NAMES = 13;

  /** Units a millimetre in SVG, a fifth of a CSS pixel. */
  private static final int RESOLUTION = 20;

  /** How far the trace may stand from the signal, in millimetres: not half a CSS pixel. */
  private static final double TOLERANCE = 0.12;

  private final Samples samples;
  private final List<Mark> reference;
  private final List<Mark> test;
  private final List<Place> places;
  private final String lead;
  private final Paper paper;

  /**
   * A mark of an annotator.
   *
   * @param seconds where it stands
   * @param words the letter of a beat's group, or what another mark says
   */
  public record Mark(double seconds, String words) {}

  /**
   * Where the two differ.
   *
   * @param fromSeconds begin
   * @param toSeconds end
   */
  public record Place(double fromSeconds, double toSeconds) {}

  private ComparisonStrip(
      Samples samples, String lead, List<Mark> reference, List<Mark> test, List<Place> places) {
    this.samples = samples;
    this.lead = lead;
    this.reference = reference;
    this.test = test;
    this.places = places;
    double from = samples.firstIndex() / samples.hertz();
    Extent extent = Extent.of(samples);
    double gain = 1;
    while (extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain > HIGHEST && gain > 0.1) {
      gain /= 2;
    }
    double need = extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain + 4;
    double height = Math.max(LOWEST, Math.min(HIGHEST + 5, 5 * Math.ceil(need / 5)));
    double width = Math.ceil(samples.length() / samples.hertz() * 5) * 5;
    paper = new Paper(NAMES, TOP, width, height, 1, gain, from, extent.middle());
  }

  /**
   * Draws a stretch.
   *
   * @param samples the stretch
   * @param lead its name
   * @param reference marks of the reference within
   * @param test marks of the test within
   * @param places where the two differ
   * @param title which record and when
   * @param words in what they differ
   */
  public static Figure of(
      Samples samples,
      String lead,
      List<Mark> reference,
      List<Mark> test,
      List<Place> places,
      String title,
      String words) {
    ComparisonStrip strip = new ComparisonStrip(samples, lead, reference, test, places);
    Paper paper = strip.paper;
    return new Figure(
        paper.right() + 1.5, paper.bottom() + AXIS, title, words, RESOLUTION, strip::draw);
  }

  private void draw(Canvas canvas) {
    paper.draw(canvas);
    shade(canvas);
    paper.trace(canvas, samples, 0.28, TOLERANCE);
    canvas.write("REF", 0.5, REFERENCE, Lettering.SMALL);
    canvas.write("TEST", 0.5, TEST, Lettering.SMALL);
    marks(canvas, reference, REFERENCE);
    marks(canvas, test, TEST);
    axis(canvas);
  }

  /** Places that touch are shaded as one. */
  private void shade(Canvas canvas) {
    Path shades = new Path();
    double end = paper.left();
    for (Place place : places) {
      double from = Math.max(end, paper.x(place.fromSeconds()));
      double to = Math.min(paper.right(), paper.x(place.toSeconds()));
      if (to > from) {
        shades.rectangle(from, 0.5, to - from, paper.bottom() - 0.5);
        end = to;
      }
    }
    canvas.fill(shades, Colour.FOR.withOpacity(0.12));
  }

  private void marks(Canvas canvas, List<Mark> marks, double baseline) {
    Path ticks = new Path();
    Map<Lettering, Letters> letters = new LinkedHashMap<>();
    double free = paper.left() - 1;
    for (Mark mark : marks) {
      double x = paper.x(mark.seconds());
      Lettering lettering = lettering(mark).at(Lettering.Anchor.MIDDLE);
      double half = lettering.width(mark.words()) / 2;
      ticks.segment(x, baseline + 0.6, x, baseline + 1.8);
      if (x - half > free && x + half < paper.right() + 1) {
        if (mark.words().length() == 1) {
          letters.computeIfAbsent(lettering, key -> new Letters()).add(mark.words(), x);
        } else {
          canvas.write(mark.words(), x, baseline, lettering);
        }
        free = x + half + 0.4;
      }
    }
    letters.forEach((lettering, one) -> one.write(canvas, baseline, lettering));
    canvas.stroke(ticks, 0.2, Colour.MUTED);
  }

  /** Letters of one look on one line. */
  private static final class Letters {
    private final StringBuilder words = new StringBuilder();
    private final List<Double> places = new ArrayList<>();

    void add(String letter, double x) {
      words.append(letter);
      places.add(x);
    }

    void write(Canvas canvas, double baseline, Lettering lettering) {
      double[] xs = places.stream().mapToDouble(Double::doubleValue).toArray();
      canvas.letters(words.toString(), xs, baseline, lettering);
    }
  }

  private static Lettering lettering(Mark mark) {
    for (BeatGroup group : BeatGroup.values()) {
      if (group.name().equals(mark.words())) {
        return Lettering.BOLD.in(BeatMark.of(group).colour());
      }
    }
    return Lettering.SMALL;
  }

  private void axis(Canvas canvas) {
    double y = paper.bottom();
    Path ticks = new Path();
    double last = samples.endIndex() / samples.hertz();
    for (long second = (long) Math.ceil(paper.fromSecond() - 1e-9); second <= last; second++) {
      double x = paper.x(second);
      boolean labelled = second % 2 == 0 && x < paper.right() - 6 && x > paper.left() + 5;
      ticks.segment(x, y, x, y + (labelled ? 1.4 : 0.8));
      if (labelled) {
        canvas.write(
            Words.elapsed(second, false), x, y + 4.2, Lettering.SMALL.at(Lettering.Anchor.MIDDLE));
      }
    }
    canvas.stroke(ticks, 0.15, Colour.MUTED);
    canvas.write("lead " + lead + " · " + paper.scale(), paper.left(), y + 8, Lettering.SMALL);
  }
}
