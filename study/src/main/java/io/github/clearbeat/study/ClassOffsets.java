package io.github.clearbeat.study;

import io.github.clearbeat.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is added to the logits of S and V, so that as many of them are found as rightly called.
 *
 * <p>A network says S as readily as its training beats are of class S, and made recordings and
 * strips move that share away from what recordings hold. So two numbers, in quarters from −1 to 2,
 * are chosen on what networks of folds said of patients held out: the greatest sum of F1 over
 * classes S and V and over data sets, each data set counting the same; of equals those nearest to
 * 0. They become part of the last bias.
 *
 * <pre>{@code
 * ClassOffsets offsets = ClassOffsets.of(heldOut, classes);
 * offsets.addTo(weights);
 * }</pre>
 */
final class ClassOffsets {
  private static final double LEAST = -1;
  private static final double MOST = 2;
  private static final double STEP = 0.25;
  private static final double STEPS = 255;
  private static final String BIAS = "logits.bias";

  private final double[] byClass;

  private ClassOffsets(double[] byClass) {
    this.byClass = byClass;
  }

  /** The best on what was said of patients held out. */
  static ClassOffsets of(List<List<Predictions.Row>> heldOut, List<String> classes) {
    int s = classes.indexOf("S");
    int v = classes.indexOf("V");
    List<Predictions.Row> rows = heldOut.stream().flatMap(List::stream).toList();
    List<ClassOffsets> candidates = new ArrayList<>();
    for (double ofS = LEAST; ofS <= MOST; ofS += STEP) {
      for (double ofV = LEAST; ofV <= MOST; ofV += STEP) {
        double[] offsets = new double[classes.size()];
        offsets[s] = ofS;
        offsets[v] = ofV;
        candidates.add(new ClassOffsets(offsets));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(c -> Math.abs(c.byClass[s]) + Math.abs(c.byClass[v])));
    ClassOffsets best = candidates.get(0);
    double bestSum = -1;
    for (ClassOffsets candidate : candidates) {
      double sum = candidate.sum(rows, s, v);
      if (sum > bestSum) {
        bestSum = sum;
        best = candidate;
      }
    }
    return best;
  }

  /** F1 of both classes, summed over data sets. */
  private double sum(List<Predictions.Row> rows, int s, int v) {
    double[] factors = factors();
    Map<String, int[][]> confusions = new TreeMap<>();
    for (Predictions.Row row : rows) {
      String set = row.record().substring(0, row.record().indexOf('/') + 1);
      int[][] confusion =
          confusions.computeIfAbsent(set, name -> new int[byClass.length][byClass.length]);
      confusion[row.truth()][found(row, factors)]++;
    }
    double sum = 0;
    for (int[][] confusion : confusions.values()) {
      sum += f1(confusion, s) + f1(confusion, v);
    }
    return sum;
  }

  private static double f1(int[][] confusion, int c) {
    int called = 0;
    for (int[] truth : confusion) {
      called += truth[c];
    }
    int both = called + Arrays.stream(confusion[c]).sum();
    return both == 0 ? 0 : 2.0 * confusion[c][c] / both;
  }

  private double[] factors() {
    return Arrays.stream(byClass).map(StrictMath::exp).toArray();
  }

  private static int found(Predictions.Row row, double[] factors) {
    int best = row.found();
    for (int c = 0; c < factors.length; c++) {
      if (weighed(row, factors, c) > weighed(row, factors, best)) {
        best = c;
      }
    }
    return best;
  }

  private static double weighed(Predictions.Row row, double[] factors, int c) {
    return (row.probabilities()[c] & 0xff) * factors[c];
  }

  /** What was said of beats, as a network with these offsets says it, to a 255th. */
  List<List<Predictions.Row>> moved(List<List<Predictions.Row>> heldOut) {
    double[] factors = factors();
    return heldOut.stream()
        .map(rows -> rows.stream().map(row -> moved(row, factors)).toList())
        .toList();
  }

  private static Predictions.Row moved(Predictions.Row row, double[] factors) {
    double sum = 0;
    for (int c = 0; c < factors.length; c++) {
      sum += weighed(row, factors, c);
    }
    byte[] probabilities = new byte[factors.length];
    for (int c = 0; c < factors.length; c++) {
      probabilities[c] = (byte) Math.round(STEPS * weighed(row, factors, c) / sum);
    }
    return new Predictions.Row(
        row.record(),
        row.sampleIndex(),
        row.symbol(),
        row.truth(),
        found(row, factors),
        row.inTraining(),
        probabilities);
  }

  /** Adds them to the last bias of a network. */
  void addTo(Weights weights) {
    float[] bias = weights.get(BIAS);
    for (int c = 0; c < bias.length; c++) {
      bias[c] += (float) byClass[c];
    }
  }

  /** Of a class. */
  double of(int classIndex) {
    return byClass[classIndex];
  }
}
