package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.WaveLimits.Wave;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one method says of many beats, by class: windows are aligned at the R peak, so values at one
 * place in the window can be averaged. Memory does not grow with the beats.
 *
 * <pre>{@code
 * GlobalAttribution global = new GlobalAttribution(List.of("N", "S", "V", "F", "Q"), 360);
 * global.add(trueClass, example, shap);
 * global.of(2).meanAbsolute();                               // one value a sample
 * global.of(2).shares().get(Wave.QRS).concentration();       // does it look at the QRS complex?
 * }</pre>
 */
public final class GlobalAttribution {
  private final List<String> classes;
  private final int samples;
  private final List<Sums> sums = new ArrayList<>();

  /**
   * Nothing summed yet.
   *
   * @param classes names
   * @param samples of a window
   */
  public GlobalAttribution(List<String> classes, int samples) {
    this.classes = List.copyOf(classes);
    this.samples = samples;
    classes.forEach(c -> sums.add(new Sums(samples)));
  }

  /**
   * What was found for one class. Arrays hold one number a sample of the window and are not copied.
   *
   * @param className the class
   * @param beats how many beats were added
   * @param meanBeat their mean window, as prepared
   * @param meanSigned mean value
   * @param meanAbsolute mean |value|
   * @param shares mean over the beats of what falls into each stretch
   * @param peaks in how many beats the greatest |value| stands in each stretch
   */
  public record ClassAttribution(
      String className,
      int beats,
      double[] meanBeat,
      double[] meanSigned,
      double[] meanAbsolute,
      Map<Wave, Location.Share> shares,
      Map<Wave, Integer> peaks) {
    /** Keeps its own copies of the maps, in the order of time. */
    public ClassAttribution {
      shares = shares.isEmpty() ? Map.of() : new EnumMap<>(shares);
      peaks = peaks.isEmpty() ? Map.of() : new EnumMap<>(peaks);
    }
  }

  private static final class Sums {
    private final double[] beat;
    private final double[] signed;
    private final double[] absolute;
    private final double[] attributionShares = new double[Wave.values().length];
    private final double[] timeShares = new double[Wave.values().length];
    private final int[] peaks = new int[Wave.values().length];
    private int beats;
    private int located;

    Sums(int samples) {
      beat = new double[samples];
      signed = new double[samples];
      absolute = new double[samples];
    }

    void add(Sums other) {
      for (int i = 0; i < beat.length; i++) {
        beat[i] += other.beat[i];
        signed[i] += other.signed[i];
        absolute[i] += other.absolute[i];
      }
      for (int w = 0; w < peaks.length; w++) {
        attributionShares[w] += other.attributionShares[w];
        timeShares[w] += other.timeShares[w];
        peaks[w] += other.peaks[w];
      }
      beats += other.beats;
      located += other.located;
    }
  }

  /**
   * Adds a beat.
   *
   * @param classIndex under which class it counts
   * @param example the beat; without limits of its waves it counts in the means alone
   * @param attribution what is said of it
   */
  public void add(int classIndex, Example example, Attribution attribution) {
    float[] window = example.window();
    float[] values = attribution.window();
    if (window.length != samples || values.length != samples) {
      throw new IllegalArgumentException(
          "a window of " + window.length + " samples, expected " + samples);
    }
    Sums sum = sums.get(classIndex);
    for (int i = 0; i < samples; i++) {
      sum.beat[i] += window[i];
      sum.signed[i] += values[i];
      sum.absolute[i] += Math.abs(values[i]);
    }
    sum.beats++;
    example.limits().ifPresent(limits -> locate(sum, Location.of(attribution, limits)));
  }

  private static void locate(Sums sum, Location location) {
    location
        .shares()
        .forEach(
            (wave, share) -> {
              sum.attributionShares[wave.ordinal()] += share.attribution();
              sum.timeShares[wave.ordinal()] += share.time();
            });
    sum.peaks[location.peak().ordinal()]++;
    sum.located++;
  }

  /** Adds what another has summed, over the same classes and windows. */
  public void add(GlobalAttribution other) {
    if (!other.classes.equals(classes) || other.samples != samples) {
      throw new IllegalArgumentException("sums over other classes or windows");
    }
    for (int c = 0; c < sums.size(); c++) {
      sums.get(c).add(other.sums.get(c));
    }
  }

  /** The names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /** What was found for a class; means of nothing are 0. */
  public ClassAttribution of(int classIndex) {
    Sums sum = sums.get(classIndex);
    Map<Wave, Location.Share> shares = new EnumMap<>(Wave.class);
    Map<Wave, Integer> peaks = new EnumMap<>(Wave.class);
    for (Wave wave : Wave.values()) {
      int w = wave.ordinal();
      int located = Math.max(1, sum.located);
      shares.put(
          wave,
          new Location.Share(sum.attributionShares[w] / located, sum.timeShares[w] / located));
      peaks.put(wave, sum.peaks[w]);
    }
    return new ClassAttribution(
        classes.get(classIndex),
        sum.beats,
        mean(sum.beat, sum.beats),
        mean(sum.signed, sum.beats),
        mean(sum.absolute, sum.beats),
        shares,
        peaks);
  }

  private static double[] mean(double[] sums, int count) {
    double[] mean = new double[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sums[i] / Math.max(1, count);
    }
    return mean;
  }
}
