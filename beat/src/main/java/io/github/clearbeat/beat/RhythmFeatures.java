package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be counted about a strip: heart rate variability, disorder of the RR intervals, shapes
 * of the beats, and where the power lies. {@link #all()} says how each is computed.
 *
 * <p>What cannot be known (a deviation of one interval, say) is 0 and counted in {@code unknown};
 * what would be a division by zero is kept within ±1000 (0 / 0 is 0) and counted in {@code
 * clamped}.
 *
 * <pre>{@code
 * RhythmFeatures features = RhythmFeatures.of(strip, new double[] {0.4, 1.2, 2.02, 2.8});
 * features.value("bpm");   // 75
 * }</pre>
 *
 * @param features what the values are
 * @param values one a feature, in its unit
 * @param unknown how many could not be known and are 0
 * @param clamped how many divisions by zero were kept within bounds
 */
public record RhythmFeatures(
    List<StripFeature> features, double[] values, int unknown, int clamped) {
  private static final List<StripFeature> VARIABILITY = featuresOf(RrVariability.ALL);
  private static final List<StripFeature> EVERY =
      Stream.of(
              VARIABILITY,
              featuresOf(RrIrregularity.ALL),
              featuresOf(StripMorphology.ALL),
              featuresOf(StripSpectrum.ALL))
          .flatMap(List::stream)
          .toList();

  /** All features, in the order of their values: the seventeen of variability first. */
  public static List<StripFeature> all() {
    return EVERY;
  }

  /** The seventeen features of heart rate variability, in order. */
  public static List<StripFeature> variability() {
    return VARIABILITY;
  }

  /**
   * Heart rate variability alone.
   *
   * @param peakSeconds R peaks, ascending
   */
  public static RhythmFeatures variability(double[] peakSeconds) {
    return variability(RrSeries.ofPeaks(peakSeconds));
  }

  static RhythmFeatures variability(RrSeries rr) {
    double[] values = new double[VARIABILITY.size()];
    int unknown = fill(values, 0, RrVariability.ALL, rr);
    return new RhythmFeatures(VARIABILITY, values, unknown, rr.clamped);
  }

  /**
   * All features of a strip.
   *
   * @param strip one lead of at least a second, at any rate; NaN where a sample is missing
   * @param peakSeconds R peaks, in seconds from the strip's first sample, ascending
   */
  public static RhythmFeatures of(Samples strip, double[] peakSeconds) {
    StripBeats beats = new StripBeats(strip, peakSeconds);
    double[] values = new double[EVERY.size()];
    int from = 0;
    int unknown = fill(values, from, RrVariability.ALL, beats.rr);
    from += RrVariability.ALL.size();
    unknown += fill(values, from, RrIrregularity.ALL, beats.rr);
    from += RrIrregularity.ALL.size();
    unknown += fill(values, from, StripMorphology.ALL, beats);
    from += StripMorphology.ALL.size();
    unknown += fill(values, from, StripSpectrum.ALL, beats);
    return new RhythmFeatures(EVERY, values, unknown, beats.rr.clamped);
  }

  private static <S> List<StripFeature> featuresOf(List<Definition<S>> definitions) {
    return definitions.stream().map(Definition::feature).toList();
  }

  private static <S> int fill(double[] values, int from, List<Definition<S>> group, S source) {
    int unknown = 0;
    for (int i = 0; i < group.size(); i++) {
      double value = group.get(i).value().applyAsDouble(source);
      boolean known = Double.isFinite(value);
      values[from + i] = known ? value : 0;
      unknown += known ? 0 : 1;
    }
    return unknown;
  }

  /**
   * The value of a feature by its name.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public double value(String name) {
    for (int i = 0; i < values.length; i++) {
      if (features.get(i).name().equals(name)) {
        return values[i];
      }
    }
    throw new IllegalArgumentException("there is no feature " + name);
  }

  /** The values as a network takes them. */
  public float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
