package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The waves of a whole strip, each with its limits in seconds: found by {@link WaveLimits} around
 * every R peak, or marked by hand. For shares of time and of attribution; no measurement of
 * intervals should rest on those that were found.
 *
 * <pre>{@code
 * StripWaves waves = StripWaves.found(lead, peakSeconds);
 * boolean[] qrs = waves.marks(StripWaves.Wave.QRS, 1250, 125);   // one a sample
 * boolean[] beats = waves.complexes(1250, 125);                  // from P to T
 * }</pre>
 *
 * @param fromSeconds where what is known begins; before it nothing was marked
 * @param toSeconds where it ends
 * @param spans in the order of time
 */
public record StripWaves(double fromSeconds, double toSeconds, List<Span> spans) {
  private static final double HERTZ = 250;
  private static final double BEFORE_SECONDS = 0.6; // of the window in which waves are sought
  private static final double AFTER_SECONDS = 0.7;
  private static final double LEAST_SECONDS = 0.1; // a peak nearer to an end shows no limits
  private static final double HALF_SECONDS = 0.05; // of a complex whose limits cannot be seen

  /** Kinds of waves. Where two lie over each other, the greater one has the samples. */
  public enum Wave {
    /** The QRS complex. */
    QRS("QRS"),
    /** The T wave. */
    T("T"),
    /** The P wave. */
    P("P");

    private final String words;

    Wave(String words) {
      this.words = words;
    }

    /** As it is written in tables. */
    public String words() {
      return words;
    }
  }

  /**
   * One wave.
   *
   * @param wave its kind
   * @param fromSeconds its beginning, from the strip's first sample
   * @param toSeconds its end
   */
  public record Span(Wave wave, double fromSeconds, double toSeconds) {
    /** Checks the order. */
    public Span {
      if (!(toSeconds >= fromSeconds)) {
        throw new IllegalArgumentException("a wave from " + fromSeconds + " to " + toSeconds);
      }
    }
  }

  /** Sorts the waves. */
  public StripWaves {
    spans = spans.stream().sorted(Comparator.comparingDouble(Span::fromSeconds)).toList();
  }

  /**
   * Finds waves. A P or T wave that cannot be seen keeps the place where it is expected.
   *
   * @param strip millivolts at any rate, from its first sample
   * @param peakSeconds R peaks, in seconds from its first sample, ascending
   */
  public static StripWaves found(Samples strip, double[] peakSeconds) {
    double seconds = strip.length() / strip.hertz();
    StripPreparation preparation =
        new StripPreparation(
            HERTZ,
            seconds,
            seconds,
            StripPreparation.Filter.NONE,
            StripPreparation.Normalisation.MILLIVOLTS,
            StripPreparation.Fit.CENTRED);
    float[] values = new StripPreparer(preparation).middle(strip).values();
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < peakSeconds.length; i++) {
      double at = peakSeconds[i];
      if (at < LEAST_SECONDS || at > seconds - LEAST_SECONDS) {
        double from = Math.max(0, at - HALF_SECONDS);
        spans.add(new Span(Wave.QRS, from, Math.min(seconds, at + HALF_SECONDS)));
      } else {
        double before = i > 0 ? at - peakSeconds[i - 1] : Double.NaN;
        double after = i + 1 < peakSeconds.length ? peakSeconds[i + 1] - at : Double.NaN;
        around(values, at, before, after, spans);
      }
    }
    return new StripWaves(0, seconds, spans);
  }

  private static void around(
      float[] values, double at, double before, double after, List<Span> spans) {
    int peak = (int) Math.round(at * HERTZ);
    int from = Math.max(0, peak - (int) (BEFORE_SECONDS * HERTZ));
    int to = Math.min(values.length, peak + (int) (AFTER_SECONDS * HERTZ));
    float[] window = Arrays.copyOfRange(values, from, to);
    WaveLimits limits = WaveLimits.of(window, peak - from, HERTZ, before, after);
    spans.add(span(Wave.P, from, limits.stretch(WaveLimits.Wave.P)));
    spans.add(span(Wave.QRS, from, limits.stretch(WaveLimits.Wave.QRS)));
    spans.add(span(Wave.T, from, limits.stretch(WaveLimits.Wave.T)));
  }

  private static Span span(Wave wave, int from, WaveLimits.Stretch stretch) {
    return new Span(wave, (from + stretch.from()) / HERTZ, (from + stretch.to()) / HERTZ);
  }

  /**
   * Which samples belong to a kind of wave and to no greater one.
   *
   * @param samples of the strip
   * @param hertz their rate
   */
  public boolean[] marks(Wave wave, int samples, double hertz) {
    boolean[] marks = new boolean[samples];
    for (Span span : spans) {
      if (span.wave == wave) {
        fill(marks, span.fromSeconds, span.toSeconds, hertz, true);
      }
    }
    for (Span span : spans) {
      if (span.wave.compareTo(wave) < 0) {
        fill(marks, span.fromSeconds, span.toSeconds, hertz, false);
      }
    }
    return marks;
  }

  /**
   * Which samples lie in a beat: from the beginning of P to the end of T, with what lies between;
   * from or to the QRS complex where there is no such wave. A wave without a complex stands alone.
   */
  public boolean[] complexes(int samples, double hertz) {
    boolean[] marks = new boolean[samples];
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      fill(marks, span.fromSeconds, span.toSeconds, hertz, true);
      if (i > 0 && joined(spans.get(i - 1).wave, span.wave)) {
        fill(marks, spans.get(i - 1).toSeconds, span.fromSeconds, hertz, true);
      }
    }
    return marks;
  }

  private static boolean joined(Wave first, Wave second) {
    return first == Wave.P && second == Wave.QRS || first == Wave.QRS && second == Wave.T;
  }

  /** Which samples lie where waves are known. */
  public boolean[] known(int samples, double hertz) {
    boolean[] marks = new boolean[samples];
    fill(marks, fromSeconds, toSeconds, hertz, true);
    return marks;
  }

  private static void fill(boolean[] marks, double from, double to, double hertz, boolean value) {
    int first = (int) Math.max(0, Math.round(from * hertz));
    int end = (int) Math.min(marks.length, Math.round(to * hertz));
    if (end > first) {
      Arrays.fill(marks, first, end, value);
    }
  }
}
