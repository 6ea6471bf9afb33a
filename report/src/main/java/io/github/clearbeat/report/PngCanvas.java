package io.github.clearbeat.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints on pixels with nothing but filled and stroked shapes: no display and no font is asked. */
final class PngCanvas implements Canvas {
  private static final double MILLIMETRES_AN_INCH = 25.4;
  private static final String PNG_METADATA = "javax_imageio_png_1.0";

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double dotsPerInch;

  PngCanvas(double width, double height, double dotsPerInch) {
    this.dotsPerInch = dotsPerInch;
    double pixels = dotsPerInch / MILLIMETRES_AN_INCH;
    image =
        new BufferedImage(
            (int) Math.ceil(width * pixels),
            (int) Math.ceil(height * pixels),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    // The last pixel may reach beyond the drawing.
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(pixels, pixels);
  }

  @Override
  public void stroke(Path path, double width, Colour colour) {
    graphics.setColor(color(colour));
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape(path));
  }

  @Override
  public void fill(Path path, Colour colour) {
    graphics.setColor(color(colour));
    graphics.fill(shape(path));
  }

  @Override
  public void write(String words, double x, double y, Lettering lettering) {
    double left =
        switch (lettering.anchor()) {
          case START -> x;
          case MIDDLE -> x - lettering.width(words) / 2;
          case END -> x - lettering.width(words);
        };
    graphics.setColor(color(lettering.colour()));
    graphics.fill(
        Outlines.face(lettering.bold())
            .outline(words, lettering.size())
            .createTransformedShape(AffineTransform.getTranslateInstance(left, y)));
  }

  @Override
  public void letters(String letters, double[] xs, double y, Lettering lettering) {
    for (int i = 0; i < xs.length; i++) {
      write(letters.substring(i, i + 1), xs[i], y, lettering);
    }
  }

  /** Writes the picture as PNG that states its size in millimetres; the stream stays open. */
  void writeTo(OutputStream out) throws IOException {
    graphics.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      metadata.mergeTree(PNG_METADATA, size());
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  private IIOMetadataNode size() {
    String perMetre = Long.toString(Math.round(1000 * dotsPerInch / MILLIMETRES_AN_INCH));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", perMetre);
    size.setAttribute("pixelsPerUnitYAxis", perMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(PNG_METADATA);
    root.appendChild(size);
    return root;
  }

  private static Color color(Colour colour) {
    int alpha = (int) Math.round(255 * colour.opacity());
    return new Color(colour.rgb() & 0xffffff | alpha << 24, true);
  }

  private static Path2D shape(Path path) {
    Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
    path.follow(
        new Path.Pen() {
          @Override
          public void move(double x, double y) {
            shape.moveTo(x, y);
          }

          @Override
          public void line(double x, double y) {
            shape.lineTo(x, y);
          }

          @Override
          public void close() {
            shape.closePath();
          }
        });
    return shape;
  }
}
