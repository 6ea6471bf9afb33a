package io.github.clearbeat.report;

/**
 * A colour of the pictures. No two that must be told apart differ by hue alone: whatever a colour
 * says is said by place, shape or letter as well.
 *
 * @param rgb red, green, blue
 * @param opacity 0 to 1
 */
record Colour(int rgb, double opacity) {
  static final Colour WHITE = new Colour(0xffffff);
  static final Colour INK = new Colour(0x16212c);
  static final Colour MUTED = new Colour(0x566573);
  static final Colour RULE = new Colour(0xd5dbe1);
  static final Colour TRACE = new Colour(0x111111);
  static final Colour PAPER_FINE = new Colour(0xf8dcd9);
  static final Colour PAPER_COARSE = new Colour(0xeeb4ae);
  static final Colour SHADE = new Colour(0x8795a1, 0.22);

  /** What speaks for a class; the pair is told apart by all common kinds of colour vision. */
  static final Colour FOR = new Colour(0xc2185b);

  /** What speaks against a class. */
  static final Colour AGAINST = new Colour(0x1565c0);

  Colour(int rgb) {
    this(rgb, 1);
  }

  /** As {@code #rrggbb}. */
  String hex() {
    String digits = Integer.toHexString(0x1000000 | rgb);
    return "#" + digits.substring(1);
  }

  /** On the way from white to this colour: 0 is white, 1 is the colour itself. */
  Colour tint(double share) {
    double s = Math.max(0, Math.min(1, share));
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int part = (rgb >> shift) & 0xff;
      mixed |= (int) Math.round(255 + s * (part - 255)) << shift;
    }
    return new Colour(mixed, 1);
  }

  /** The same colour, see-through. */
  Colour withOpacity(double share) {
    return new Colour(rgb, share);
  }
}
