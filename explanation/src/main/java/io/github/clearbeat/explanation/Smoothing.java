package io.github.clearbeat.explanation;

/**
 * Over how long a stretch values are shared out before they are drawn and marked. Behind strided
 * convolutions the values of single samples change sign from one to the next; what they say
 * together can be seen, and marked, only when they are taken together. The width is a time, so that
 * it is the same for every model whatever its rate.
 *
 * <pre>{@code
 * Attribution drawn = Smoothing.USUAL.of(shap, 360);   // 17 samples
 * }</pre>
 *
 * @param seconds how long; 0 changes nothing
 */
public record Smoothing(double seconds) {
  /** As they come. */
  public static final Smoothing NONE = new Smoothing(0);

  /**
   * What is drawn: 47 ms, half a QRS complex. Chosen on beats of DS1, see {@code
   * docs/experiments/explanations.md}.
   */
  public static final Smoothing USUAL = new Smoothing(0.047);

  /** Checks the width. */
  public Smoothing {
    if (!(seconds >= 0 && seconds <= 1)) {
      throw new IllegalArgumentException("a width of 0 to 1 s, found " + seconds);
    }
  }

  /** The width in milliseconds. */
  public double milliseconds() {
    return 1000 * seconds;
  }

  /** How many samples share: the nearest odd number, at least 1. */
  public int samples(double hertz) {
    return 1 + 2 * (int) Math.max(0, Math.round((seconds * hertz - 1) / 2));
  }

  /**
   * The same attribution with its values shared out. Sums stay, up to the rounding of floats; how
   * complete a method is, is said of what it found itself.
   *
   * @param raw as a method gave it
   * @param hertz samples of the window a second
   */
  public Attribution of(Attribution raw, double hertz) {
    return raw.smoothed(samples(hertz));
  }
}
