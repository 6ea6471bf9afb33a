package io.github.clearbeat.study.scoring;

import io.github.clearbeat.dataset.BeatDataSet;
import io.github.clearbeat.format.Recordings;
import io.github.clearbeat.recording.Annotation;
import io.github.clearbeat.recording.BeatGroup;
import io.github.clearbeat.recording.BeatMapping;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Recorded noise that is added to clean recordings by the rule of WFDB's {@code nst}: the first
 * five minutes stay clean, then two minutes with noise and two without take turns.
 *
 * <p>The gain makes the signal-to-noise ratio 10 log(S / N a²) with S = p² / 8 of the QRS
 * complexes' mean peak-to-peak amplitude p within 50 ms of their marks, and N the square of the
 * noise's mean RMS amplitude over windows of a second; both means over the first 300, without the
 * largest and the smallest twentieth.
 *
 * <pre>{@code
 * Recording noisy = Noise.of(root, "bw").over(clean, 0, clean118, 6);
 * }</pre>
 */
public final class Noise {
  /** The names of the noises, and their files below the data root. */
  private static final Map<String, String> FILES =
      Map.of(
          "bw", "nstdb/bw.hea",
          "ma", "nstdb/ma.hea",
          "em", "nstdb/derived/em_from_118e00.hea");

  private static final int MOST_MEASURED = 300;
  private static final double TRIMMED = 0.05;
  private static final double QRS_SECONDS = 0.05;
  private static final double CLEAN_SECONDS = 300;
  private static final double TURN_SECONDS = 120;

  /** Which part of a recording is meant; together all that follows the first five minutes. */
  public enum Stretch {
    /** With noise. */
    NOISY,
    /** Between two stretches with noise. */
    CLEAN;

    /**
     * Whether a sample lies in it.
     *
     * @param sample its index
     * @param hertz rate of the recording
     */
    public boolean holds(long sample, double hertz) {
      double since = sample / hertz - CLEAN_SECONDS;
      return since >= 0 && ((long) (since / TURN_SECONDS) % 2 == 0) == (this == NOISY);
    }
  }

  private final float[] millivolts;
  private final double hertz;

  private final double level; // mean RMS amplitude of a second

  private Noise(float[] millivolts, double hertz, double level) {
    this.millivolts = millivolts;
    this.hertz = hertz;
    this.level = level;
  }

  /** The names of the noises that are known: baseline wander, muscle, electrode motion. */
  public static List<String> names() {
    return List.of("bw", "ma", "em");
  }

  /**
   * The first signal of a noise.
   *
   * @param root the data root
   * @param name one of {@link #names()}
   * @throws IOException if it is not there or cannot be read
   */
  public static Noise of(Path root, String name) throws IOException {
    try (Recording recording = Recordings.open(root.resolve(FILES.get(name)))) {
      float[] values = recording.stretch(0, 0, recording.sampleCount()).toArray();
      return name.equals("em")
          ? new Noise(values, recording.hertz(), levelFor118(BeatDataSet.mitdb(root)))
          : of(values, recording.hertz());
    }
  }

  static Noise of(float[] millivolts, double hertz) {
    return new Noise(millivolts, hertz, rms(millivolts, hertz));
  }

  /**
   * The level of what 118e00 holds of electrode motion: it has the gain of 0 dB with 118 already,
   * which nst measured over the noise's first five minutes, and those are not in it.
   */
  private static double levelFor118(BeatDataSet mitdb) throws IOException {
    try (Recording clean = mitdb.open("118")) {
      float[] signal = clean.stretch(0, 0, clean.sampleCount()).toArray();
      return amplitude(signal, mitdb.annotations("118"), clean.hertz()) / Math.sqrt(8);
    }
  }

  /**
   * A recording with this noise.
   *
   * @param clean stays open, and is closed with the other
   * @param lead the only one that gets noise
   * @param reference whose beats the signal is measured at
   * @param decibels the signal-to-noise ratio of the noisy stretches
   */
  public Recording over(Recording clean, int lead, List<Annotation> reference, double decibels)
      throws IOException {
    if (clean.hertz() != hertz) {
      throw new MalformedInputException(
          clean.name(), "the rate is " + clean.hertz() + " Hz, expected the noise's " + hertz);
    }
    float[] signal = clean.stretch(lead, 0, clean.sampleCount()).toArray();
    double gain = gain(signal, reference, decibels);
    return new NoisyRecording(clean, lead, added(signal.length, gain));
  }

  /** By what the noise is multiplied. */
  double gain(float[] signal, List<Annotation> reference, double decibels) {
    double peak = amplitude(signal, reference, hertz);
    return Math.sqrt(peak * peak / 8 / (level * level * StrictMath.pow(10, decibels / 10)));
  }

  private static double amplitude(float[] signal, List<Annotation> reference, double hertz) {
    List<Double> measured = new ArrayList<>();
    int half = (int) Math.round(QRS_SECONDS * hertz);
    for (Annotation mark : reference) {
      int from = (int) mark.sampleIndex() - half;
      int to = (int) mark.sampleIndex() + half;
      if (isMeasured(mark) && from >= 0 && to < signal.length) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i <= to; i++) {
          low = Math.min(low, signal[i]);
          high = Math.max(high, signal[i]);
        }
        measured.add(high - low);
      }
      if (measured.size() == MOST_MEASURED) {
        break;
      }
    }
    return trimmedMean(measured);
  }

  /** As sigamp: neither ventricular beats nor fusions nor what cannot be classified. */
  private static boolean isMeasured(Annotation mark) {
    return BeatMapping.PAPERS
        .groupOf(mark.code())
        .filter(group -> group == BeatGroup.N || group == BeatGroup.S)
        .isPresent();
  }

  private static double rms(float[] millivolts, double hertz) {
    List<Double> measured = new ArrayList<>();
    int second = (int) Math.round(hertz);
    for (int from = 0;
        from + second <= millivolts.length && measured.size() < MOST_MEASURED;
        from += second) {
      double sum = 0;
      double squares = 0;
      for (int i = from; i < from + second; i++) {
        sum += millivolts[i];
        squares += (double) millivolts[i] * millivolts[i];
      }
      double mean = sum / second;
      measured.add(Math.sqrt(Math.max(0, squares / second - mean * mean)));
    }
    return trimmedMean(measured);
  }

  private static double trimmedMean(List<Double> values) {
    Collections.sort(values);
    int cut = (int) (values.size() * TRIMMED);
    return values.subList(cut, values.size() - cut).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  /** What is added to each sample; where the gain changes, an offset takes up the step. */
  float[] added(int length, double gain) {
    float[] added = new float[length];
    double offset = 0;
    double before = 0;
    for (int i = 0; i < length; i++) {
      double now = Stretch.NOISY.holds(i, hertz) ? gain : 0;
      double noise = millivolts[i % millivolts.length];
      offset += (before - now) * noise;
      before = now;
      added[i] = (float) (now * noise + offset);
    }
    return added;
  }
}
