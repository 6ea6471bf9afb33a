package io.github.clearbeat.beat;

import java.util.List;

/**
 * What can be counted about a strip: heart rate variability.
 *
 * <p>What cannot be known (a deviation of one interval, say) is 0 and counted in {@code unknown};
 * what would be a division by zero is kept within ±1000 (0 / 0 is 0) and counted in {@code
 * clamped}.
 *
 * <pre>{@code
 * RhythmFeatures features = RhythmFeatures.variability(new double[] {0.4, 1.2, 2.02, 2.8});
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
