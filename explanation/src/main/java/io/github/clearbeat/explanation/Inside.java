package io.github.clearbeat.explanation;

/**
 * How much of a map lies inside a marked part of the time: the energy-based pointing game (Wang et
 * al. 2020, arXiv 1910.01279) and the pointing game itself (Zhang et al. 2016, arXiv 1608.00507).
 *
 * <pre>{@code
 * Inside qrs = Inside.of(map, marks, all);
 * qrs.energy();   // 0.41, where
 * qrs.time();     // 0.11 of the time is marked: what a map that knows nothing would get
 * }</pre>
 *
 * @param energy of Σ |value|, 0 to 1; NaN where all values are 0
 * @param time share of the counted samples that is marked: the chance level of both games
 * @param peak 1 if the greatest |value| is marked, else 0; NaN where all values are 0
 * @param top of as many samples with the greatest |value| as are marked, the share that is marked:
 *     the localisation score of Suh et al. 2022 (arXiv 2211.12702); NaN where all values are 0 or
 *     none is marked
 */
public record Inside(double energy, double time, double peak, double top) {
  /**
   * Measures one map.
   *
   * @param map one value a sample
   * @param marked which samples are inside
   * @param counted which samples count at all; at least one
   */
  public static Inside of(float[] map, boolean[] marked, boolean[] counted) {
    double inside = 0;
    double all = 0;
    int samples = 0;
    int markedSamples = 0;
    int greatest = -1;
    for (int i = 0; i < map.length; i++) {
      if (counted[i]) {
        double value = Math.abs(map[i]);
        samples++;
        all += value;
        markedSamples += marked[i] ? 1 : 0;
        inside += marked[i] ? value : 0;
        greatest = greatest < 0 || value > Math.abs(map[greatest]) ? i : greatest;
      }
    }
    if (samples == 0) {
      throw new IllegalArgumentException("no sample counts");
    }
    double time = (double) markedSamples / samples;
    return all > 0
        ? new Inside(
            inside / all, time, marked[greatest] ? 1 : 0, top(map, marked, counted, markedSamples))
        : new Inside(Double.NaN, time, Double.NaN, Double.NaN);
  }

  private static double top(float[] map, boolean[] marked, boolean[] counted, int wanted) {
    float[] values = new float[map.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = counted[i] ? Math.abs(map[i]) : -1;
    }
    int[] order = Marks.order(values);
    int hits = 0;
    for (int i = 0; i < wanted; i++) {
      hits += marked[order[i]] ? 1 : 0;
    }
    return (double) hits / wanted; // 0 / 0 is NaN
  }
}
