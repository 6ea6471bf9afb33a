package io.github.clearbeat.report;

/**
 * How words are written.
 *
 * @param size height of the em in millimetres
 * @param bold whether in the bold face
 * @param anchor which end of the words stands at the given place
 * @param colour of the letters
 */
record Lettering(double size, boolean bold, Anchor anchor, Colour colour) {
  /** Small print: 2.8 mm is 10.6 CSS pixels. */
  static final Lettering SMALL = new Lettering(2.8, false, Anchor.START, Colour.MUTED);

  static final Lettering PLAIN = new Lettering(3.1, false, Anchor.START, Colour.INK);
  static final Lettering BOLD = new Lettering(3.1, true, Anchor.START, Colour.INK);

  /** Which end of the words stands at the given place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  Lettering at(Anchor end) {
    return new Lettering(size, bold, end, colour);
  }

  Lettering in(Colour other) {
    return new Lettering(size, bold, anchor, other);
  }

  Lettering sized(double millimetres) {
    return new Lettering(millimetres, bold, anchor, colour);
  }

  /** Width of words in millimetres, as the outlines have it. */
  double width(String words) {
    return Outlines.face(bold).width(words) * size;
  }

  /** The same, smaller where words would be wider than so many millimetres. */
  Lettering within(String words, double millimetres) {
    return sized(size * Math.min(1, millimetres / width(words)));
  }
}
