package io.github.clearbeat.report;

import io.github.clearbeat.recording.BeatGroup;

/** How the beats of each group are marked: a letter, a shape and a colour. */
enum BeatMark {
  /** A dot. */
  N(BeatGroup.N, new Colour(0x455a64), "dot"),
  /** A triangle that points up. */
  S(BeatGroup.S, new Colour(0x0b63a5), "triangle up"),
  /** A triangle that points down. */
  V(BeatGroup.V, new Colour(0xb8420b), "triangle down"),
  /** A diamond. */
  F(BeatGroup.F, new Colour(0x8e2c7b), "diamond"),
  /** A square. */
  Q(BeatGroup.Q, new Colour(0x5d4f3f), "hollow square");

  private final BeatGroup group;
  private final Colour colour;
  private final String shape;

  BeatMark(BeatGroup group, Colour colour, String shape) {
    this.group = group;
    this.colour = colour;
    this.shape = shape;
  }

  static BeatMark of(BeatGroup group) {
    return valueOf(group.name());
  }

  BeatGroup group() {
    return group;
  }

  Colour colour() {
    return colour;
  }

  /** The shape in words. */
  String shape() {
    return shape;
  }

  /** The shape around a point, {@code radius} in millimetres; drawn by {@link #draw}. */
  void draw(Canvas canvas, double x, double y, double radius) {
    draw(canvas, new double[] {x}, y, radius);
  }

  /** The shape around several points on one height. */
  void draw(Canvas canvas, double[] xs, double y, double radius) {
    Path path = new Path();
    for (double x : xs) {
      add(path, x, y, radius);
    }
    paint(canvas, path, radius);
  }

  /** Paints shapes that {@link #add} put into a path. */
  void paint(Canvas canvas, Path path, double radius) {
    if (this == Q) {
      canvas.stroke(path, radius * 0.35, colour);
    } else {
      canvas.fill(path, colour);
    }
  }

  /** Adds the shape around a point to a path. */
  void add(Path path, double x, double y, double r) {
    switch (this) {
      case N -> path.polygon(x, y, 0.7 * r, 12);
      case S -> path.move(x, y - r).line(x + r, y + 0.8 * r).line(x - r, y + 0.8 * r).close();
      case V -> path.move(x, y + r).line(x + r, y - 0.8 * r).line(x - r, y - 0.8 * r).close();
      case F -> path.polygon(x, y, 1.1 * r, 4);
      case Q -> path.rectangle(x - 0.7 * r, y - 0.7 * r, 1.4 * r, 1.4 * r);
    }
  }
}
