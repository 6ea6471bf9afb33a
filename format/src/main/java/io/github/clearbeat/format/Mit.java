package io.github.clearbeat.format;

/**
 * The words of the MIT annotation format: 16 bits, the low byte first; the high 6 bits are a code,
 * the low 10 an interval in samples or the value of a field (annot(5), ecgcodes.h).
 */
final class Mit {
  /** A 32-bit interval follows, its high half first. */
  static final int SKIP = 59;

  /** NUM, kept until changed. */
  static final int NUM = 60;

  /** SUB, for this annotation. */
  static final int SUB = 61;

  /** CHN, kept until changed. */
  static final int CHN = 62;

  /** The low 10 bits say how many bytes of text follow, padded to an even number. */
  static final int AUX = 63;

  /** What the low 10 bits can hold. */
  static final int DATA = 0x3FF;

  /** The length of a text is one byte. */
  static final int LONGEST_AUX = 255;

  /** How a note at sample 0 starts if it gives the rate of the sample indexes. */
  static final String TIME_RESOLUTION = "## time resolution: ";

  /** The note before definitions of codes, which are kept but not used: numbers say it all. */
  static final String DEFINITIONS = "## annotation type definitions";

  /** The note after them. */
  static final String DEFINED = "## end of definitions";

  private Mit() {}
}
