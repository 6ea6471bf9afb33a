package io.github.clearbeat.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads SVG back, by an XML parser and the grammar of path data, so that tests see what is drawn.
 */
final class Svg {
  private static final Pattern STEP = Pattern.compile("([A-Za-z])|(-?\\d+)");

  private final Document document;

  private Svg(Document document) {
    this.document = document;
  }

  static Svg of(Figure figure) {
    return parse(text(figure));
  }

  static String text(Figure figure) {
    StringBuilder text = new StringBuilder();
    try {
      figure.writeSvg(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static Svg parse(String text) {
    try {
      return new Svg(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(text, e);
    }
  }

  String attribute(String name) {
    return document.getDocumentElement().getAttribute(name);
  }

  /** Words as they are drawn, in order. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (Element text : elements("text")) {
      words.add(text.getTextContent());
    }
    return words;
  }

  List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** The paths of a colour, stroked or filled, as their points. */
  List<List<Piece>> paths(Colour colour) {
    List<List<Piece>> found = new ArrayList<>();
    for (Element path : elements("path")) {
      if (path.getAttribute("stroke").equals(colour.hex())
          || path.getAttribute("fill").equals(colour.hex())) {
        found.add(pieces(path.getAttribute("d")));
      }
    }
    return found;
  }

  /**
   * One piece of a path.
   *
   * @param points {x, y}
   * @param closed whether it ends where it began
   */
  record Piece(List<double[]> points, boolean closed) {
    double left() {
      return points.stream().mapToDouble(p -> p[0]).min().orElseThrow();
    }

    double right() {
      return points.stream().mapToDouble(p -> p[0]).max().orElseThrow();
    }

    double top() {
      return points.stream().mapToDouble(p -> p[1]).min().orElseThrow();
    }

    double bottom() {
      return points.stream().mapToDouble(p -> p[1]).max().orElseThrow();
    }
  }

  /** The points of path data with M, m, l, h, v and z. */
  static List<Piece> pieces(String data) {
    List<Piece> pieces = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher matcher = STEP.matcher(data);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    List<double[]> points = new ArrayList<>();
    boolean closed = false;
    double x = 0;
    double y = 0;
    String command = "";
    for (int i = 0; i < words.size(); ) {
      if (Character.isLetter(words.get(i).charAt(0))) {
        command = words.get(i++);
      }
      switch (command) {
        case "M", "m" -> {
          if (!points.isEmpty()) {
            pieces.add(new Piece(points, closed));
          }
          points = new ArrayList<>();
          closed = false;
          x = Double.parseDouble(words.get(i++)) + (command.equals("m") ? x : 0);
          y = Double.parseDouble(words.get(i++)) + (command.equals("m") ? y : 0);
        }
        case "l" -> {
          x += Double.parseDouble(words.get(i++));
          y += Double.parseDouble(words.get(i++));
        }
        case "h" -> x += Double.parseDouble(words.get(i++));
        case "v" -> y += Double.parseDouble(words.get(i++));
        case "z" -> {
          closed = true;
          x = points.get(0)[0];
          y = points.get(0)[1];
        }
        default -> throw new AssertionError(command + " in " + data);
      }
      if (!command.equals("z")) {
        points.add(new double[] {x, y});
      }
    }
    pieces.add(new Piece(points, closed));
    return pieces;
  }
}
