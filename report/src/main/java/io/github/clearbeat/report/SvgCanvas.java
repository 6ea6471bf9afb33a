package io.github.clearbeat.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes SVG. Places are whole units of {@code 1/resolution} millimetre, so that path data has no
 * decimals and steps are one or two digits.
 */
final class SvgCanvas implements Canvas {
  private final Appendable out;
  private final int resolution;

  SvgCanvas(Appendable out, int resolution) {
    this.out = out;
    this.resolution = resolution;
  }

  @Override
  public void stroke(Path path, double width, Colour colour) {
    if (!path.isEmpty()) {
      put("<path fill=\"none\" stroke=\"").put(colour.hex()).put("\" stroke-width=\"");
      put(Math.max(1, unit(width))).put("\"");
      opacity("stroke-opacity", colour);
      put(" d=\"");
      data(path);
      put("\"/>");
    }
  }

  @Override
  public void fill(Path path, Colour colour) {
    if (!path.isEmpty()) {
      put("<path stroke=\"none\" fill=\"").put(colour.hex()).put("\"");
      opacity("fill-opacity", colour);
      put(" d=\"");
      data(path);
      put("\"/>");
    }
  }

  @Override
  public void write(String words, double x, double y, Lettering lettering) {
    text(words, Long.toString(unit(x)), y, lettering);
  }

  @Override
  public void letters(String letters, double[] xs, double y, Lettering lettering) {
    if (letters.isEmpty()) {
      return;
    }
    StringBuilder places = new StringBuilder(5 * xs.length);
    for (double x : xs) {
      places.append(places.isEmpty() ? "" : " ").append(unit(x));
    }
    text(letters, places.toString(), y, lettering);
  }

  private void text(String words, String x, double y, Lettering lettering) {
    put("<text x=\"").put(x).put("\" y=\"").put(unit(y)).put("\" font-size=\"");
    put(unit(lettering.size())).put("\"");
    switch (lettering.anchor()) {
      case START -> {}
      case MIDDLE -> put(" text-anchor=\"middle\"");
      case END -> put(" text-anchor=\"end\"");
    }
    if (lettering.bold()) {
      put(" font-weight=\"700\"");
    }
    put(" fill=\"").put(lettering.colour().hex()).put("\">").put(escaped(words)).put("</text>");
  }

  private void data(Path path) {
    Data data = new Data();
    path.follow(data);
    data.end();
  }

  private void opacity(String name, Colour colour) {
    if (colour.opacity() < 1) {
      put(" ").put(name).put("=\"").put(Math.round(colour.opacity() * 100)).put("%\"");
    }
  }

  private long unit(double millimetres) {
    return Math.round(millimetres * resolution);
  }

  private SvgCanvas put(CharSequence words) {
    try {
      out.append(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private SvgCanvas put(long number) {
    return put(Long.toString(number));
  }

  /** Words as they stand in XML text and in quoted attributes. */
  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Path data with relative steps of whole units; steps of nothing are left out. */
  private final class Data implements Path.Pen {
    private final StringBuilder buffer = new StringBuilder();
    private long x;
    private long y;
    private long startX;
    private long startY;
    private char last;

    @Override
    public void move(double mx, double my) {
      long toX = unit(mx);
      long toY = unit(my);
      if (last == 0) {
        buffer.append('M').append(toX);
        number(toY);
      } else {
        buffer.append('m').append(toX - x);
        number(toY - y);
      }
      last = 'm';
      x = startX = toX;
      y = startY = toY;
      flush();
    }

    @Override
    public void line(double lx, double ly) {
      long dx = unit(lx) - x;
      long dy = unit(ly) - y;
      if (dx == 0 && dy == 0 && last != 'm') {
        return;
      }
      if (dx == 0) {
        step('v');
        number(dy);
      } else if (dy == 0) {
        step('h');
        number(dx);
      } else {
        step('l');
        number(dx);
        number(dy);
      }
      x += dx;
      y += dy;
      flush();
    }

    @Override
    public void close() {
      buffer.append('z');
      last = 'z';
      x = startX;
      y = startY;
      flush();
    }

    private void step(char letter) {
      if (letter != last) {
        buffer.append(letter);
        last = letter;
      }
    }

    private void number(long value) {
      if (value >= 0 && Character.isDigit(buffer.charAt(buffer.length() - 1))) {
        buffer.append(' ');
      }
      buffer.append(value);
    }

    private void flush() {
      if (buffer.length() > 4096) {
        // The last letter stays, since the next number looks at it.
        int keep = buffer.length() - 1;
        put(buffer.subSequence(0, keep));
        buffer.delete(0, keep);
      }
    }

    private void end() {
      put(buffer);
    }
  }
}
