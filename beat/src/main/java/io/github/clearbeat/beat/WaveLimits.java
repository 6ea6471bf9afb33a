package io.github.clearbeat.beat;

/**
 * Where the waves of one beat begin and end, as positions in its window.
 *
 * <p>The limits are in order and lie inside the window, so that they cut it into stretches: before
 * P, P, PR, QRS, ST, T, after T. A wave that cannot be seen keeps the place where physiology
 * expects it, scaled by the RR interval, and says so: that nothing stands there may be what
 * matters.
 *
 * <p>These are simple limits for shares and segments, found in one window of one lead: no
 * measurement of intervals should rest on them.
 *
 * <pre>{@code
 * WaveLimits limits = WaveLimits.of(window, 180, 360, 0.8, 0.8);
 * limits.stretch(Wave.QRS).from();   // first sample of the QRS complex
 * limits.found(Wave.P);              // false in atrial fibrillation
 * }</pre>
 *
 * @param length samples of the window
 * @param pOnset first sample of the P wave
 * @param pOffset sample after the P wave
 * @param qrsOnset first sample of the QRS complex
 * @param qrsOffset sample after the QRS complex
 * @param tOnset first sample of the T wave
 * @param tOffset sample after the T wave
 * @param pFound whether a P wave was seen
 * @param tFound whether a T wave was seen
 */
public record WaveLimits(
    int length,
    int pOnset,
    int pOffset,
    int qrsOnset,
    int qrsOffset,
    int tOnset,
    int tOffset,
    boolean pFound,
    boolean tFound) {

  /** Checks that the limits are in order and inside the window. */
  public WaveLimits {
    int[] order = {0, pOnset, pOffset, qrsOnset, qrsOffset, tOnset, tOffset, length};
    for (int i = 1; i < order.length; i++) {
      if (order[i] < order[i - 1]) {
        throw new IllegalArgumentException(
            "limits out of order: " + java.util.Arrays.toString(order));
      }
    }
  }

  /** The stretches into which the limits cut a window, in the order of time. */
  public enum Wave {
    /** What comes before the P wave. */
    BEFORE_P("before P"),
    /** The P wave, or the place where it is expected. */
    P("P"),
    /** From the end of the P wave to the QRS complex. */
    PR("PR"),
    /** The QRS complex. */
    QRS("QRS"),
    /** From the end of the QRS complex to the T wave. */
    ST("ST"),
    /** The T wave, or the place where it is expected. */
    T("T"),
    /** What comes after the T wave. */
    AFTER_T("after T");

    private final String words;

    Wave(String words) {
      this.words = words;
    }

    /** As it is written in figures and tables. */
    public String words() {
      return words;
    }
  }

  /**
   * Some consecutive samples of a window.
   *
   * @param from the first
   * @param to the one after the last; equal to {@code from} where there are none
   */
  public record Stretch(int from, int to) {
    /** How many samples there are. */
    public int length() {
      return to - from;
    }
  }

  /**
   * Finds the waves of one beat.
   *
   * @param window the beat's samples, in any scale and with any baseline
   * @param rPeak position of the R peak in the window
   * @param hertz samples per second
   * @param secondsBefore RR interval before the beat; NaN if unknown
   * @param secondsAfter RR interval after it; NaN if unknown
   */
  public static WaveLimits of(
      float[] window, int rPeak, double hertz, double secondsBefore, double secondsAfter) {
    return new WaveFinder(window, rPeak, hertz, secondsBefore, secondsAfter).find();
  }

  /** The samples of a stretch. */
  public Stretch stretch(Wave wave) {
    return switch (wave) {
      case BEFORE_P -> new Stretch(0, pOnset);
      case P -> new Stretch(pOnset, pOffset);
      case PR -> new Stretch(pOffset, qrsOnset);
      case QRS -> new Stretch(qrsOnset, qrsOffset);
      case ST -> new Stretch(qrsOffset, tOnset);
      case T -> new Stretch(tOnset, tOffset);
      case AFTER_T -> new Stretch(tOffset, length);
    };
  }

  /** The stretch to which a sample belongs. */
  public Wave at(int position) {
    java.util.Objects.checkIndex(position, length);
    for (Wave wave : Wave.values()) {
      if (position < stretch(wave).to()) {
        return wave;
      }
    }
    throw new AssertionError("the stretches cover the window");
  }

  /** Whether a stretch was seen in the signal; the QRS complex and the stretches between are. */
  public boolean found(Wave wave) {
    return switch (wave) {
      case P -> pFound;
      case T -> tFound;
      default -> true;
    };
  }
}
