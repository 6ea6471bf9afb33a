package io.github.clearbeat.study.delineation;

import io.github.clearbeat.beat.DelineationWindow;
import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.recording.MarkedWave;
import io.github.clearbeat.recording.WaveKind;
import io.github.clearbeat.signal.Resampler;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.study.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Windows of marked leads with a class for every sample, varied: other heart rates, amplitudes of
 * drift and noise, bandwidths, polarities, so that a network meets more recorders than one.
 */
final class DelineationExamples {
  /** The classes, by index. */
  static final List<String> CLASSES = List.of("none", "P", "QRS", "T");

  private static final double HERTZ = DelineationWindow.HERTZ;
  private static final int LENGTH = DelineationWindow.LENGTH;
  private static final int JITTER = 30; // samples
  private static final double STRETCH = 0.25;
  private static final double INVERTED = 0.1;
  private static final double T_END_SECONDS = 0.35;
  private static final double T_END_OF_RR = 0.15;
  private static final double BEFORE_R_SECONDS = 0.08;

  private final SplittableRandom random;
  private final float[] window = new float[LENGTH];
  private final float[] smooth = new float[LENGTH];
  private final float[] target = new float[LENGTH];
  private double origin; // of the window, in samples at 250 Hz
  private double speed; // samples at 250 Hz from one of the window to the next

  private DelineationExamples(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Draws windows.
   *
   * @param leads where from
   * @param each how many windows a lead gives
   * @param seed of all variation
   */
  static Examples draw(List<DelineationLead> leads, int each, long seed) {
    DelineationExamples examples = new DelineationExamples(seed);
    int count = leads.size() * each;
    float[] windows = new float[count * LENGTH];
    float[] targets = new float[count * LENGTH];
    Examples.Origin[] origins = new Examples.Origin[count];
    int row = 0;
    for (DelineationLead lead : leads) {
      MarkedWave[] beats =
          lead.waves().stream()
              .filter(wave -> wave.kind() == WaveKind.QRS)
              .toArray(MarkedWave[]::new);
      float[] values = resampled(lead.samples());
      for (int i = 0; i < each && beats.length > 0; i++) {
        MarkedWave beat = beats[examples.random.nextInt(beats.length)];
        examples.draw(lead, values, beat);
        System.arraycopy(examples.window, 0, windows, row * LENGTH, LENGTH);
        System.arraycopy(examples.target, 0, targets, row * LENGTH, LENGTH);
        origins[row] = new Examples.Origin(lead.record(), lead.record(), beat.peak(), lead.lead());
        row++;
      }
    }
    return Examples.of(
        new float[][] {windows, targets},
        new int[] {LENGTH, LENGTH},
        new int[row],
        Arrays.copyOf(origins, row),
        CLASSES);
  }

  /**
   * Draws windows of strips without P waves (atrial fibrillation). Known is only that there is no
   * wave where a P wave would be: from the end of the T wave, at the latest 0.35 s and 0.15 of the
   * RR interval after the R peak, to 0.08 s before the next.
   *
   * @param strips where from
   * @param each how many windows a strip gives
   * @param seed of all variation
   */
  static Examples withoutP(List<Samples> strips, int each, long seed) {
    DelineationExamples examples = new DelineationExamples(seed);
    float[] windows = new float[strips.size() * each * LENGTH];
    float[] targets = new float[windows.length];
    Examples.Origin[] origins = new Examples.Origin[strips.size() * each];
    int row = 0;
    for (Samples strip : strips) {
      double[] beats = beats(strip);
      float[] values = resampled(strip);
      for (int i = 0; i < each && beats.length > 2; i++) {
        double beat = beats[1 + examples.random.nextInt(beats.length - 2)];
        examples.cut(values, beat);
        examples.markWithoutP(beats);
        System.arraycopy(examples.window, 0, windows, row * LENGTH, LENGTH);
        System.arraycopy(examples.target, 0, targets, row * LENGTH, LENGTH);
        origins[row++] = new Examples.Origin("without P", "without P", Math.round(beat), "");
      }
    }
    return Examples.of(
        new float[][] {windows, targets},
        new int[] {LENGTH, LENGTH},
        new int[row],
        Arrays.copyOf(origins, row),
        CLASSES);
  }

  /** Both, one behind the other. */
  static Examples joined(Examples first, Examples second) {
    int count = first.count() + second.count();
    float[][] arrays = new float[2][count * LENGTH];
    Examples.Origin[] origins = new Examples.Origin[count];
    for (int row = 0; row < count; row++) {
      boolean early = row < first.count();
      Examples from = early ? first : second;
      int at = early ? row : row - first.count();
      from.copyInput(at, 0, arrays[0], row * LENGTH);
      from.copyInput(at, 1, arrays[1], row * LENGTH);
      origins[row] = from.origin(at);
    }
    return Examples.of(arrays, new int[] {LENGTH, LENGTH}, new int[count], origins, CLASSES);
  }

  /** The R peaks that the detector finds, in samples at 250 Hz. */
  private static double[] beats(Samples strip) {
    List<Long> beats = new ArrayList<>();
    RPeakDetector detector = new RPeakDetector(strip.hertz());
    detector.push(strip, beat -> beats.add(beat.sampleIndex()));
    detector.finish(beat -> beats.add(beat.sampleIndex()));
    return beats.stream().mapToDouble(at -> at * HERTZ / strip.hertz()).toArray();
  }

  private void markWithoutP(double[] beats) {
    Arrays.fill(target, -1);
    for (int beat = 1; beat < beats.length; beat++) {
      double rr = (beats[beat] - beats[beat - 1]) / HERTZ;
      double from = beats[beat - 1] + HERTZ * (T_END_SECONDS + T_END_OF_RR * rr);
      double to = beats[beat] - HERTZ * BEFORE_R_SECONDS;
      int begin = Math.max(0, (int) Math.ceil((from - origin) / speed));
      int end = Math.min(LENGTH - 1, (int) Math.floor((to - origin) / speed));
      for (int i = begin; i <= end; i++) {
        target[i] = 0;
      }
    }
  }

  static float[] resampled(Samples samples) {
    Resampler resampler = Resampler.between(samples.hertz(), HERTZ);
    float[] values = new float[(int) (samples.length() * HERTZ / samples.hertz()) + 2];
    int[] count = {0};
    java.util.function.Consumer<Samples> take =
        block -> {
          block.copyTo(0, values, count[0], block.length());
          count[0] += block.length();
        };
    resampler.push(samples, take);
    resampler.finish(take);
    return Arrays.copyOf(values, count[0]);
  }

  private void draw(DelineationLead lead, float[] values, MarkedWave beat) {
    double ratio = HERTZ / lead.samples().hertz();
    cut(values, beat.peak() * ratio);
    label(lead, origin / ratio, speed / ratio);
  }

  /** Cuts a varied window around a place at 250 Hz. */
  private void cut(float[] values, double beat) {
    speed = StrictMath.exp(STRETCH * (2 * random.nextDouble() - 1));
    double centre = beat + (2 * random.nextDouble() - 1) * JITTER;
    origin = centre - DelineationWindow.BEFORE * speed;
    for (int i = 0; i < LENGTH; i++) {
      window[i] = cubic(values, origin + i * speed);
    }
    disturb();
    DelineationWindow.normalise(window);
  }

  /** The class of every sample; sample i of the window stands at {@code from + i · step}. */
  private void label(DelineationLead lead, double from, double step) {
    double first = lead.firstMark();
    double last = lead.lastMark();
    for (int i = 0; i < LENGTH; i++) {
      double at = from + i * step;
      target[i] = at < first || at > last ? -1 : 0;
    }
    for (MarkedWave wave : lead.waves()) {
      boolean whole =
          wave.onset() != MarkedWave.NOT_MARKED && wave.offset() != MarkedWave.NOT_MARKED;
      double onset = whole ? wave.onset() : wave.peak() - 0.1 * lead.samples().hertz();
      double offset = whole ? wave.offset() : wave.peak() + 0.1 * lead.samples().hertz();
      int begin = Math.max(0, (int) Math.ceil((onset - from) / step - 1e-9));
      int to = Math.min(LENGTH - 1, (int) Math.floor((offset - from) / step + 1e-9));
      for (int i = begin; i <= to; i++) {
        target[i] = whole ? wave.kind().ordinal() + 1 : -1;
      }
    }
  }

  private void disturb() {
    double deviation = deviation();
    if (random.nextDouble() < INVERTED) {
      for (int i = 0; i < LENGTH; i++) {
        window[i] = -window[i];
      }
    }
    if (random.nextDouble() < 0.3) {
      blur(0.5 + 1.0 * random.nextDouble());
    }
    if (random.nextDouble() < 0.5) {
      wander(deviation * 0.8 * random.nextDouble(), 0.1 + 0.5 * random.nextDouble());
    }
    if (random.nextDouble() < 0.15) {
      double mains = random.nextDouble() < 0.5 ? 50 : 60;
      wander(deviation * 0.06 * random.nextDouble(), mains);
    }
    if (random.nextDouble() < 0.5) {
      double noise = deviation * 0.08 * random.nextDouble() * random.nextDouble();
      for (int i = 0; i < LENGTH; i++) {
        window[i] += (float) (noise * random.nextGaussian());
      }
    }
  }

  private void wander(double amplitude, double hertz) {
    double phase = 2 * Math.PI * random.nextDouble();
    for (int i = 0; i < LENGTH; i++) {
      window[i] += (float) (amplitude * StrictMath.sin(2 * Math.PI * hertz * i / HERTZ + phase));
    }
  }

  /** A Gaussian of that deviation in samples, as a recorder of little bandwidth has. */
  private void blur(double width) {
    int reach = (int) Math.ceil(3 * width);
    double[] weights = new double[reach + 1];
    double sum = 0;
    for (int k = 0; k <= reach; k++) {
      weights[k] = StrictMath.exp(-0.5 * k * k / (width * width));
      sum += k == 0 ? weights[k] : 2 * weights[k];
    }
    for (int i = 0; i < LENGTH; i++) {
      double value = 0;
      for (int k = -reach; k <= reach; k++) {
        value += weights[Math.abs(k)] * window[Math.max(0, Math.min(LENGTH - 1, i + k))];
      }
      smooth[i] = (float) (value / sum);
    }
    System.arraycopy(smooth, 0, window, 0, LENGTH);
  }

  private double deviation() {
    double sum = 0;
    double squares = 0;
    for (float value : window) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / LENGTH;
    return Math.sqrt(Math.max(0, squares / LENGTH - mean * mean));
  }

  /** Catmull–Rom between samples, the ends' values repeated. */
  private static float cubic(float[] values, double at) {
    int i = (int) Math.floor(at);
    double x = at - i;
    double a = value(values, i - 1);
    double b = value(values, i);
    double c = value(values, i + 1);
    double d = value(values, i + 2);
    return (float)
        (b + 0.5 * x * (c - a + x * (2 * a - 5 * b + 4 * c - d + x * (3 * (b - c) + d - a))));
  }

  private static float value(float[] values, int i) {
    return values[Math.max(0, Math.min(values.length - 1, i))];
  }
}
