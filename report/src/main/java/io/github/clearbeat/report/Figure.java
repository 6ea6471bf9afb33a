package io.github.clearbeat.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * A picture that can be written as SVG and as PNG, from the same drawing code.
 *
 * <pre>{@code
 * Figure figure = LocalFigure.of(explained, model);
 * figure.writeSvg(writer);
 * figure.writePng(stream, 200);
 * }</pre>
 */
public final class Figure {
  /** Units a millimetre in SVG: a step of 0.02 mm, a thirteenth of a CSS pixel. */
  private static final int RESOLUTION = 50;

  private final double width;
  private final double height;
  private final String title;
  private final String description;
  private final int resolution;
  private final Consumer<Canvas> drawing;

  Figure(double width, double height, String title, String description, Consumer<Canvas> drawing) {
    this(width, height, title, description, RESOLUTION, drawing);
  }

  Figure(
      double width,
      double height,
      String title,
      String description,
      int resolution,
      Consumer<Canvas> drawing) {
    this.width = width;
    this.height = height;
    this.title = title;
    this.description = description;
    this.resolution = resolution;
    this.drawing = drawing;
  }

  /** Width in millimetres. */
  public double width() {
    return width;
  }

  /** Height in millimetres. */
  public double height() {
    return height;
  }

  /** What it shows, in a few words. */
  public String title() {
    return title;
  }

  /** What there is to see, for those who do not see it. */
  public String description() {
    return description;
  }

  /**
   * Writes one {@code svg} element, fit to stand alone or inside HTML; width and height are in
   * millimetres.
   *
   * @param out where to; stays open
   * @throws IOException if it cannot be written
   */
  public void writeSvg(Appendable out) throws IOException {
    long w = Math.round(width * resolution);
    long h = Math.round(height * resolution);
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"");
    out.append(Words.fixed(width, 1)).append("mm\" height=\"").append(Words.fixed(height, 1));
    out.append("mm\" viewBox=\"0 0 ").append(Long.toString(w)).append(' ');
    out.append(Long.toString(h)).append("\" font-family=\"system-ui,sans-serif\"");
    out.append(" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-label=\"");
    out.append(SvgCanvas.escaped(title + ". " + description)).append("\">");
    try {
      draw(new SvgCanvas(out, resolution));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.append("</svg>\n");
  }

  /**
   * Writes a PNG that states its size; needs neither a display nor fonts.
   *
   * @param out where to; stays open
   * @param dotsPerInch 96 gives CSS pixels, 200 prints well
   * @throws IOException if it cannot be written
   */
  public void writePng(OutputStream out, double dotsPerInch) throws IOException {
    PngCanvas canvas = new PngCanvas(width, height, dotsPerInch);
    draw(canvas);
    canvas.writeTo(out);
  }

  private void draw(Canvas canvas) {
    canvas.fill(new Path().rectangle(0, 0, width, height), Colour.WHITE);
    drawing.accept(canvas);
  }
}
