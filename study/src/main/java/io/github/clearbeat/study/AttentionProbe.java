package io.github.clearbeat.study;

import io.github.clearbeat.beat.Guidance;
import io.github.clearbeat.beat.StripWaves;
import io.github.clearbeat.explanation.Attribution;
import io.github.clearbeat.explanation.Correlation;
import io.github.clearbeat.explanation.Example;
import io.github.clearbeat.explanation.Faithfulness;
import io.github.clearbeat.explanation.Filler;
import io.github.clearbeat.explanation.GradCam;
import io.github.clearbeat.explanation.Inside;
import io.github.clearbeat.explanation.IntegratedGradients;
import io.github.clearbeat.explanation.Question;
import io.github.clearbeat.explanation.Removal;
import io.github.clearbeat.explanation.Sanity;
import io.github.clearbeat.explanation.Smoothing;
import io.github.clearbeat.explanation.Subject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures one network on strips, one at a time. */
final class AttentionProbe {
  private static final int STEPS = 16;
  private static final long SANITY_SEED = 1;

  private final Subject subject;
  private final double hertz;
  private final Faithfulness.Settings settings;

  /**
   * What was found of one strip.
   *
   * @param values measured
   * @param cells of the map, what speaks for the class
   * @param evidence by cells, sums of |integrated gradients|
   * @param shown the map at every sample, what speaks for the class
   * @param used |integrated gradients| at every sample, shared out over 47 ms
   */
  record Found(
      Map<AttentionMeasure, Double> values,
      double[] cells,
      double[] evidence,
      float[] shown,
      float[] used) {}

  AttentionProbe(Subject subject, double hertz) {
    this.subject = subject;
    this.hertz = hertz;
    settings = Faithfulness.Settings.usual(hertz).with(Smoothing.NONE, hertz);
  }

  /**
   * Measures.
   *
   * @param whole whether also what costs much: curves and random weights
   */
  Found on(AttentionStrip strip, boolean whole) {
    Example example = Example.of(strip.prepared());
    int label = strip.label();
    Attribution map = GradCam.last().explain(subject, example, label);
    Attribution gradients = new IntegratedGradients(STEPS).explain(subject, example, label);
    Attribution shown = map.rectified();
    double[] cells = shown.cells().stream().mapToDouble(Attribution.Cell::value).toArray();
    double[] evidence = pooled(gradients.window(), cells.length);
    Map<AttentionMeasure, Double> values = new EnumMap<>(AttentionMeasure.class);
    boolean right = subject.winner(example.inputs()) == label;
    values.put(AttentionMeasure.RIGHT, right ? 1.0 : 0.0);
    values.put(AttentionMeasure.PROBABILITY, subject.probabilities(example.inputs())[label]);
    likeness(values, strip, cells, evidence);
    others(values, example, label, cells);
    places(values, strip.waves(), shown.window(), gradients.window());
    removals(values, strip.waves(), example, label);
    if (whole) {
      marks(values, example, map, gradients);
      mask(values, example, strip, map);
      sanity(values, new Question(example, label));
    }
    float[] used = absolute(gradients.smoothed(Smoothing.USUAL.samples(hertz)).window());
    return new Found(values, cells, evidence, shown.window(), used);
  }

  /** Σ |value| of the samples of each of equal cells. */
  static double[] pooled(float[] values, int cells) {
    double[] sums = new double[cells];
    for (int i = 0; i < values.length; i++) {
      sums[(int) ((long) i * cells / values.length)] += Math.abs(values[i]);
    }
    return sums;
  }

  private static float[] absolute(float[] values) {
    float[] absolute = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      absolute[i] = Math.abs(values[i]);
    }
    return absolute;
  }

  private static void likeness(
      Map<AttentionMeasure, Double> values,
      AttentionStrip strip,
      double[] cells,
      double[] evidence) {
    boolean empty = !some(cells);
    values.put(AttentionMeasure.EMPTY, empty ? 1.0 : 0.0);
    if (!empty) {
      values.put(AttentionMeasure.MAP_EVIDENCE, Correlation.spearman(cells, evidence));
    }
    if (strip.masks().isEmpty()) {
      return;
    }
    double[] hrv = doubles(strip.masks().get(Guidance.HRV));
    if (!empty) {
      double[] plain = doubles(strip.masks().get(Guidance.QRS));
      double[] random = doubles(strip.masks().get(Guidance.RANDOM));
      values.put(AttentionMeasure.MAP_HRV, Correlation.pearson(cells, hrv));
      values.put(AttentionMeasure.MAP_PLAIN, Correlation.pearson(cells, plain));
      values.put(AttentionMeasure.MAP_RANDOM, Correlation.pearson(cells, random));
    }
    values.put(AttentionMeasure.EVIDENCE_HRV, Correlation.pearson(evidence, hrv));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** How like the map is to what the same network shows for other classes. */
  private void others(
      Map<AttentionMeasure, Double> values, Example example, int label, double[] cells) {
    double sum = 0;
    int maps = 0;
    for (int other = 0; other < subject.classes(); other++) {
      Attribution map = GradCam.last().explain(subject, example, other).rectified();
      double[] others = map.cells().stream().mapToDouble(Attribution.Cell::value).toArray();
      if (other != label && some(others)) {
        maps++;
        sum += Correlation.pearson(cells, others);
      }
    }
    if (maps > 0 && some(cells)) {
      values.put(AttentionMeasure.MAP_OTHERS, sum / maps);
    }
  }

  private static boolean some(double[] cells) {
    return Arrays.stream(cells).anyMatch(cell -> cell > 0);
  }

  /** Where map and evidence stand. */
  private void places(
      Map<AttentionMeasure, Double> values, StripWaves waves, float[] shown, float[] used) {
    int samples = shown.length;
    boolean[] known = waves.known(samples, hertz);
    boolean[] qrs = waves.marks(StripWaves.Wave.QRS, samples, hertz);
    boolean[] p = waves.marks(StripWaves.Wave.P, samples, hertz);
    boolean[] t = waves.marks(StripWaves.Wave.T, samples, hertz);
    boolean[] complexes = waves.complexes(samples, hertz);
    Inside inQrs = Inside.of(shown, qrs, known);
    Inside inComplexes = Inside.of(shown, complexes, known);
    values.put(AttentionMeasure.TIME_QRS, inQrs.time());
    values.put(AttentionMeasure.TIME_COMPLEX, inComplexes.time());
    values.put(AttentionMeasure.TIME_P, Inside.of(shown, p, known).time());
    values.put(AttentionMeasure.TIME_T, Inside.of(shown, t, known).time());
    values.put(AttentionMeasure.MAP_QRS, inQrs.energy());
    values.put(AttentionMeasure.MAP_POINTS_QRS, inQrs.peak());
    values.put(AttentionMeasure.MAP_COMPLEX, inComplexes.energy());
    values.put(AttentionMeasure.MAP_POINTS_COMPLEX, inComplexes.peak());
    values.put(AttentionMeasure.MAP_P, Inside.of(shown, p, known).energy());
    values.put(AttentionMeasure.MAP_T, Inside.of(shown, t, known).energy());
    values.put(AttentionMeasure.EVIDENCE_QRS, Inside.of(used, qrs, known).energy());
    values.put(AttentionMeasure.EVIDENCE_POINTS_QRS, Inside.of(used, qrs, known).peak());
    values.put(AttentionMeasure.EVIDENCE_P, Inside.of(used, p, known).energy());
    values.put(AttentionMeasure.EVIDENCE_T, Inside.of(used, t, known).energy());
    values.put(AttentionMeasure.EVIDENCE_COMPLEX, Inside.of(used, complexes, known).energy());
  }

  /** What is lost without all waves of a kind, and without all that is no wave. */
  private void removals(
      Map<AttentionMeasure, Double> values, StripWaves waves, Example example, int label) {
    int samples = example.windowSamples();
    boolean[] qrs = waves.marks(StripWaves.Wave.QRS, samples, hertz);
    boolean[] p = waves.marks(StripWaves.Wave.P, samples, hertz);
    boolean[] t = waves.marks(StripWaves.Wave.T, samples, hertz);
    boolean[] rest = waves.known(samples, hertz);
    for (int i = 0; i < samples; i++) {
      rest[i] &= !(qrs[i] || p[i] || t[i]);
    }
    List<boolean[]> parts = List.of(qrs, p, t, rest);
    double[] line = Removal.drops(subject, example, label, Filler.INTERPOLATION, parts);
    values.put(AttentionMeasure.WITHOUT_QRS_LINE, line[0]);
    values.put(AttentionMeasure.WITHOUT_P_LINE, line[1]);
    values.put(AttentionMeasure.WITHOUT_T_LINE, line[2]);
    values.put(AttentionMeasure.WITHOUT_REST_LINE, line[3]);
    double[] mean = Removal.drops(subject, example, label, Filler.BACKGROUND, parts);
    values.put(AttentionMeasure.WITHOUT_QRS_MEAN, mean[0]);
    values.put(AttentionMeasure.WITHOUT_P_MEAN, mean[1]);
    values.put(AttentionMeasure.WITHOUT_T_MEAN, mean[2]);
    values.put(AttentionMeasure.WITHOUT_REST_MEAN, mean[3]);
  }

  private void marks(
      Map<AttentionMeasure, Double> values,
      Example example,
      Attribution map,
      Attribution gradients) {
    Faithfulness line = Faithfulness.of(subject, example, map, settings);
    values.put(AttentionMeasure.MARKED_LINE, line.drop());
    values.put(AttentionMeasure.ELSEWHERE_LINE, line.randomDrop());
    values.put(AttentionMeasure.GAIN_LINE, line.drop() - line.randomDrop());
    values.put(AttentionMeasure.DELETION_LINE, line.deletionArea());
    values.put(AttentionMeasure.INSERTION_LINE, line.insertionArea());
    Faithfulness mean = Faithfulness.of(subject, example, map, settings.with(Filler.BACKGROUND));
    values.put(AttentionMeasure.MARKED_MEAN, mean.drop());
    values.put(AttentionMeasure.ELSEWHERE_MEAN, mean.randomDrop());
    values.put(AttentionMeasure.GAIN_MEAN, mean.drop() - mean.randomDrop());
    values.put(AttentionMeasure.DELETION_MEAN, mean.deletionArea());
    values.put(AttentionMeasure.INSERTION_MEAN, mean.insertionArea());
    Faithfulness.Settings smooth = settings.with(Smoothing.USUAL, hertz).withoutCurves();
    Faithfulness own = Faithfulness.of(subject, example, gradients, smooth);
    values.put(AttentionMeasure.EVIDENCE_GAIN_LINE, own.drop() - own.randomDrop());
    Faithfulness ownMean =
        Faithfulness.of(subject, example, gradients, smooth.with(Filler.BACKGROUND));
    values.put(AttentionMeasure.EVIDENCE_GAIN_MEAN, ownMean.drop() - ownMean.randomDrop());
  }

  /** What the HRV mask marks when it is taken for a map, as coarse as the maps are. */
  private void mask(
      Map<AttentionMeasure, Double> values,
      Example example,
      AttentionStrip strip,
      Attribution map) {
    float[] mask = strip.masks().get(Guidance.HRV);
    if (mask == null) {
      return;
    }
    float[] spread = spread(mask, example.windowSamples());
    Attribution.Part part = map.parts().get(0);
    Attribution control =
        new Attribution(
            "hrv-mask",
            strip.label(),
            List.of(new Attribution.Part(part.input(), part.shape(), spread)),
            0,
            spread.length,
            List.of(),
            List.of(),
            map.value(),
            Double.NaN);
    Faithfulness.Settings settingsOfMask = settings.withoutCurves();
    Faithfulness line = Faithfulness.of(subject, example, control, settingsOfMask);
    values.put(AttentionMeasure.MASK_GAIN_LINE, line.drop() - line.randomDrop());
    Faithfulness mean =
        Faithfulness.of(subject, example, control, settingsOfMask.with(Filler.BACKGROUND));
    values.put(AttentionMeasure.MASK_GAIN_MEAN, mean.drop() - mean.randomDrop());
  }

  /** Linear between the middles of equal cells, constant beyond the first and the last. */
  static float[] spread(float[] cells, int samples) {
    float[] spread = new float[samples];
    for (int i = 0; i < samples; i++) {
      double at = (i + 0.5) * cells.length / samples - 0.5;
      int left = (int) Math.max(0, Math.min(cells.length - 1, Math.floor(at)));
      int right = Math.min(cells.length - 1, left + 1);
      double share = Math.max(0, Math.min(1, at - left));
      spread[i] = (float) (cells[left] + share * (cells[right] - cells[left]));
    }
    return spread;
  }

  /** Blocks are told by the names of their nodes. */
  private void sanity(Map<AttentionMeasure, Double> values, Question question) {
    List<Sanity.Depth> depths = Sanity.of(GradCam.last(), subject, List.of(question), SANITY_SEED);
    int blocks = 0;
    for (Sanity.Depth depth : depths) {
      String node = depth.node();
      int block =
          node.startsWith("block") ? Integer.parseInt(node.substring(5, node.indexOf('.'))) : 0;
      blocks = Math.max(blocks, block);
      if (node.equals(Subject.LOGITS)) {
        values.put(AttentionMeasure.SANITY_HEAD, depth.correlation());
      } else if (block == blocks && block > 0) {
        values.put(AttentionMeasure.SANITY_LAST, depth.correlation());
      } else if (block > 0 && block == blocks - 2) {
        values.put(AttentionMeasure.SANITY_HALF, depth.correlation());
      }
      values.put(AttentionMeasure.SANITY_ALL, depth.correlation());
    }
  }
}
