package io.github.clearbeat.report;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The outlines of one face, read once from {@code dejavu-sans.outlines}. */
final class Outlines {
  /** Font units an em, as in the face. */
  private static final double EM = 2048;

  private final Map<Integer, Letter> letters = new HashMap<>();

  private Outlines() {}

  private record Letter(double advance, String outline) {}

  private static final class Loaded {
    private static final Outlines REGULAR = new Outlines();
    private static final Outlines BOLD = new Outlines();

    static {
      read();
    }

    private static void read() {
      try (InputStream in = Outlines.class.getResourceAsStream("dejavu-sans.outlines");
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] parts = line.split(" ", 4);
          Outlines face = parts[0].equals("b") ? BOLD : REGULAR;
          double advance = Integer.parseInt(parts[2]) / EM;
          face.letters.put(
              Integer.parseInt(parts[1], 16),
              new Letter(advance, parts.length > 3 ? parts[3] : ""));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Outlines face(boolean bold) {
    return bold ? Loaded.BOLD : Loaded.REGULAR;
  }

  /** Whether there is an outline for a letter; if not, a question mark is drawn. */
  boolean has(int letter) {
    return letters.containsKey(letter);
  }

  /** Width of words, in ems. */
  double width(String words) {
    return words.codePoints().mapToDouble(c -> letter(c).advance).sum();
  }

  /** The outline of words that begin at the origin, y downwards, {@code size} units an em. */
  Path2D outline(String words, double size) {
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double scale = size / EM;
    double x = 0;
    for (int c : words.codePoints().toArray()) {
      Letter letter = letter(c);
      AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
      place.scale(scale, -scale);
      all.append(shape(letter.outline).getPathIterator(place), false);
      x += letter.advance * size;
    }
    return all;
  }

  private Letter letter(int c) {
    Letter letter = letters.get(c);
    return letter != null ? letter : letters.get((int) '?');
  }

  private static Path2D shape(String outline) {
    Path2D shape = new Path2D.Double();
    String[] words = outline.isEmpty() ? new String[0] : outline.split(" ");
    for (int i = 0; i < words.length; ) {
      switch (words[i]) {
        case "M" -> shape.moveTo(number(words, i + 1), number(words, i + 2));
        case "L" -> shape.lineTo(number(words, i + 1), number(words, i + 2));
        case "Q" ->
            shape.quadTo(
                number(words, i + 1),
                number(words, i + 2),
                number(words, i + 3),
                number(words, i + 4));
        default -> shape.closePath();
      }
      i +=
          switch (words[i]) {
            case "M", "L" -> 3;
            case "Q" -> 5;
            default -> 1;
          };
    }
    return shape;
  }

  private static double number(String[] words, int i) {
    return Double.parseDouble(words[i]);
  }
}
