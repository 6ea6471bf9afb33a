package io.github.clearbeat.report;

import java.util.Arrays;

/**
 * A line or an area, in millimetres, y downwards; may have several pieces.
 *
 * <pre>{@code
 * canvas.fill(new Path().rectangle(0, 0, 10, 5), Colour.SHADE);
 * }</pre>
 */
final class Path {
  private byte[] steps = new byte[16];
  private double[] places = new double[32];
  private int count;

  /** What a canvas does with the steps of a path. */
  interface Pen {
    void move(double x, double y);

    void line(double x, double y);

    void close();
  }

  Path move(double x, double y) {
    return step((byte) 0, x, y);
  }

  Path line(double x, double y) {
    return step((byte) 1, x, y);
  }

  Path close() {
    return step((byte) 2, 0, 0);
  }

  Path segment(double x1, double y1, double x2, double y2) {
    return move(x1, y1).line(x2, y2);
  }

  Path rectangle(double x, double y, double width, double height) {
    return move(x, y).line(x + width, y).line(x + width, y + height).line(x, y + height).close();
  }

  /** A regular polygon whose first corner points up; with twelve corners or more, a disc. */
  Path polygon(double x, double y, double radius, int corners) {
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double px = x + radius * StrictMath.sin(angle);
      double py = y - radius * StrictMath.cos(angle);
      if (i == 0) {
        move(px, py);
      } else {
        line(px, py);
      }
    }
    return close();
  }

  boolean isEmpty() {
    return count == 0;
  }

  void follow(Pen pen) {
    for (int i = 0; i < count; i++) {
      double x = places[2 * i];
      double y = places[2 * i + 1];
      switch (steps[i]) {
        case 0 -> pen.move(x, y);
        case 1 -> pen.line(x, y);
        default -> pen.close();
      }
    }
  }

  private Path step(byte step, double x, double y) {
    if (count == steps.length) {
      steps = Arrays.copyOf(steps, 2 * count);
      places = Arrays.copyOf(places, 4 * count);
    }
    steps[count] = step;
    places[2 * count] = x;
    places[2 * count + 1] = y;
    count++;
    return this;
  }
}
