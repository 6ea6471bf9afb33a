package io.github.clearbeat.explanation;

import io.github.clearbeat.beat.WaveLimits.Wave;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * One method examined on many beats: the row of a table in which methods and controls stand side by
 * side. It keeps a few numbers a beat.
 *
 * <pre>{@code
 * Examination shap = new Examination(new DeepShap(), Faithfulness.Settings.usual(360));
 * for (Question question : questions) {
 *   shap.add(subject, question);
 * }
 * shap.row().drop();          // mean loss of probability without the marked tenth
 * shap.row().randomDrop();    // without as many samples elsewhere
 * }</pre>
 */
public final class Examination {
  private static final int NOISE_DRAWS = 3;

  private final Explainer explainer;
  private final Faithfulness.Settings settings;
  private final double[] attributionShares = new double[Wave.values().length];
  private final double[] timeShares = new double[Wave.values().length];
  private final double[] peaks = new double[Wave.values().length];
  private int located;
  private double[] residuals = new double[16];
  private double[] residualShares = new double[16];
  private int beats;
  private int better;
  private double drop;
  private double randomDrop;
  private double deletion;
  private double insertion;
  private double noise;
  private double shift;

  /**
   * What was found. Means are over the beats; NaN without any.
   *
   * @param method name
   * @param beats how many
   * @param drop mean loss of probability without the marked samples
   * @param randomDrop the same without as many samples elsewhere
   * @param better share of the beats that lose more without the marked samples, 0 to 1
   * @param deletionArea mean area under the deletion curve; NaN without curves
   * @param insertionArea mean area under the insertion curve; NaN without curves
   * @param noise mean correlation under noise, see {@link Stability}
   * @param shift mean correlation under a shift
   * @param residual median |residual| in logits; NaN for methods that promise no completeness
   * @param residualShare median of |residual| / |value − baseline|; NaN likewise
   * @param shares mean of what falls into each stretch of the beat
   * @param peaks share of the beats whose greatest |value| stands in each stretch, 0 to 1
   */
  public record Row(
      String method,
      int beats,
      double drop,
      double randomDrop,
      double better,
      double deletionArea,
      double insertionArea,
      double noise,
      double shift,
      double residual,
      double residualShare,
      Map<Wave, Location.Share> shares,
      Map<Wave, Double> peaks) {}

  /** Nothing examined yet. */
  public Examination(Explainer explainer, Faithfulness.Settings settings) {
    this.explainer = explainer;
    this.settings = settings;
  }

  /**
   * Asks, and examines the answer.
   *
   * @return the answer
   */
  public Attribution add(Subject subject, Question question) {
    Attribution attribution = explainer.explain(subject, question.example(), question.classIndex());
    Faithfulness faithfulness = Faithfulness.of(subject, question.example(), attribution, settings);
    drop += faithfulness.drop();
    randomDrop += faithfulness.randomDrop();
    better += faithfulness.drop() > faithfulness.randomDrop() ? 1 : 0;
    deletion += faithfulness.deletionArea();
    insertion += faithfulness.insertionArea();
    Stability stability = Stability.of(explainer, subject, question, NOISE_DRAWS, settings.seed());
    noise += stability.noise();
    shift += stability.shift();
    keepResidual(attribution);
    question.example().limits().ifPresent(limits -> add(Location.of(attribution, limits)));
    beats++;
    return attribution;
  }

  private void keepResidual(Attribution attribution) {
    if (beats == residuals.length) {
      residuals = Arrays.copyOf(residuals, 2 * beats);
      residualShares = Arrays.copyOf(residualShares, 2 * beats);
    }
    residuals[beats] = Math.abs(attribution.residual());
    residualShares[beats] =
        residuals[beats] / Math.abs(attribution.value() - attribution.baseline());
  }

  private void add(Location location) {
    location
        .shares()
        .forEach(
            (wave, share) -> {
              attributionShares[wave.ordinal()] += share.attribution();
              timeShares[wave.ordinal()] += share.time();
            });
    peaks[location.peak().ordinal()]++;
    located++;
  }

  /** What was found so far. */
  public Row row() {
    Map<Wave, Location.Share> shares = new EnumMap<>(Wave.class);
    Map<Wave, Double> where = new EnumMap<>(Wave.class);
    for (Wave wave : Wave.values()) {
      int w = wave.ordinal();
      shares.put(wave, new Location.Share(attributionShares[w] / located, timeShares[w] / located));
      where.put(wave, peaks[w] / located);
    }
    return new Row(
        explainer.name(),
        beats,
        drop / beats,
        randomDrop / beats,
        (double) better / beats,
        deletion / beats,
        insertion / beats,
        noise / beats,
        shift / beats,
        median(residuals),
        median(residualShares),
        shares,
        where);
  }

  /** Of the beats' numbers; NaN if there are none or one of them is. */
  private double median(double[] values) {
    double[] sorted = Arrays.copyOf(values, beats);
    Arrays.sort(sorted); // NaN goes last
    if (beats == 0 || Double.isNaN(sorted[beats - 1])) {
      return Double.NaN;
    }
    return (sorted[(beats - 1) / 2] + sorted[beats / 2]) / 2;
  }
}
