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
 */
public record Inside(double energy, double time, double peak) {
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
        ? new Inside(inside / all, time, marked[greatest] ? 1 : 0)
        : new Inside(Double.NaN, time, Double.NaN);
  }
}
