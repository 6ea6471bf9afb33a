package io.github.clearbeat.report;

import io.github.clearbeat.signal.Samples;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One strip on ECG paper, and under it ribbons over the same time: where networks that were taught
 * in different ways see its class.
 *
 * <pre>{@code
 * Figure figure = AttentionFigure.of("AFIB/AFL, record 42", lead, Map.of("map, guided", map));
 * }</pre>
 */
public final class AttentionFigure {
  private static final double HEAD = 5;
  private static final double LEFT = 42;
  private static final double RIBBON = 4;
  private static final double ROW = 5.5;
  private static final double HIGHEST = 30;

  private final String about;
  private final Samples strip;
  private final Map<String, float[]> ribbons;
  private final Paper paper;

  private AttentionFigure(String about, Samples strip, Map<String, float[]> ribbons) {
    this.about = about;
    this.strip = strip;
    this.ribbons = new LinkedHashMap<>(ribbons);
    Extent extent = Extent.of(strip);
    double gain = 1;
    while (extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain > HIGHEST && gain > 0.1) {
      gain /= 2;
    }
    double need = extent.range() * Paper.MILLIMETRES_PER_MILLIVOLT * gain + 4;
    double height = Math.max(20, 5 * Math.ceil(need / 5));
    double width = Math.ceil(strip.length() / strip.hertz() * 5) * 5;
    double from = strip.firstIndex() / strip.hertz();
    paper = new Paper(LEFT, HEAD, width, height, 1, gain, from, extent.middle());
  }

  /**
   * Draws.
   *
   * @param about what the strip is
   * @param strip its samples
   * @param ribbons by name, from above: values over the whole of the strip, at any rate
   */
  public static Figure of(String about, Samples strip, Map<String, float[]> ribbons) {
    AttentionFigure figure = new AttentionFigure(about, strip, ribbons);
    return new Figure(
        figure.paper.right() + 2,
        figure.paper.bottom() + 2 + ROW * ribbons.size() + 1,
        about,
        "From above: the strip; " + String.join("; ", figure.ribbons.keySet()),
        figure::draw);
  }

  private void draw(Canvas canvas) {
    canvas.write(about, 0.7, 3.6, Lettering.BOLD);
    canvas.write(
        paper.scale(), paper.right(), 3.6, Lettering.SMALL.sized(2.5).at(Lettering.Anchor.END));
    paper.draw(canvas);
    paper.trace(canvas, strip, 0.28);
    double width = strip.length() / strip.hertz() * paper.millimetresPerSecond();
    double top = paper.bottom() + 2;
    for (Map.Entry<String, float[]> ribbon : ribbons.entrySet()) {
      float[] values = ribbon.getValue();
      double[] wide = new double[values.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = values[i];
      }
      Ribbon.draw(canvas, wide, paper.left(), top, width, RIBBON);
      canvas.write(
          ribbon.getKey(),
          LEFT - 1,
          top + RIBBON / 2 + 0.9,
          Lettering.SMALL.sized(2.6).at(Lettering.Anchor.END));
      top += ROW;
    }
  }
}
