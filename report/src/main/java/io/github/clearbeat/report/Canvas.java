package io.github.clearbeat.report;

/** What pictures are drawn on. All places and widths are millimetres, y downwards. */
interface Canvas {
  /** Draws along a path with round ends and joins. */
  void stroke(Path path, double width, Colour colour);

  /** Fills a path. */
  void fill(Path path, Colour colour);

  /** Writes words with their baseline at {@code y}. */
  void write(String words, double x, double y, Lettering lettering);

  /** Writes single letters, each at its own place, on one baseline. */
  void letters(String letters, double[] xs, double y, Lettering lettering);
}
