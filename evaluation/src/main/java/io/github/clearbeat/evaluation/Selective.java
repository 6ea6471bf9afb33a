package io.github.clearbeat.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The risk–coverage curve of a classifier that may abstain: if only what is called with at least
 * some confidence is answered, how much is that, and how much of it is wrong (El-Yaniv and Wiener
 * 2010, JMLR 11:1605)?
 *
 * <pre>{@code
 * Selective curve = Selective.ofTopClass(probabilities, truth);
 * curve.riskAt(0.95); // errors among the 95 % answered with the most confidence
 * }</pre>
 *
 * @param points by rising coverage, one for each confidence that occurs
 * @param area AURC: the mean over all cases of the risk at the case's own confidence; 0 at best
 */
public record Selective(List<Point> points, double area) {
  /**
   * One threshold.
   *
   * @param confidence the least that is still answered
   * @param coverage the part of all cases that is answered
   * @param risk the part of these that is wrong
   */
  public record Point(double confidence, double coverage, double risk) {}

  /** Keeps an unmodifiable copy of the points. */
  public Selective {
    points = List.copyOf(points);
  }

  /**
   * The curve of the most probable class, whose probability is the confidence.
   *
   * @param probabilities for each case the probabilities of all classes
   * @param truth for each case the position of the true class
   */
  public static Selective ofTopClass(float[][] probabilities, int[] truth) {
    double[] confidences = new double[truth.length];
    boolean[] right = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      int top = top(probabilities[i]);
      confidences[i] = probabilities[i][top];
      right[i] = top == truth[i];
    }
    return of(confidences, right);
  }

  /**
   * The curve of any measure of confidence.
   *
   * @param confidences of each case, comparable with one another
   * @param right whether each case was answered right
   */
  public static Selective of(double[] confidences, boolean[] right) {
    Integer[] order = new Integer[right.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> confidences[i]).reversed());
    List<Point> points = new ArrayList<>();
    int wrong = 0;
    int settled = 0;
    double area = 0;
    for (int answered = 1; answered <= order.length; answered++) {
      int last = order[answered - 1];
      wrong += right[last] ? 0 : 1;
      boolean tied = answered < order.length && confidences[order[answered]] == confidences[last];
      if (!tied) {
        double risk = (double) wrong / answered;
        points.add(new Point(confidences[last], (double) answered / order.length, risk));
        area += risk * (answered - settled);
        settled = answered;
      }
    }
    return new Selective(points, Ratio.of(area, order.length));
  }

  /**
   * The risk where at least this part is answered, at the highest such threshold; NaN without
   * cases.
   */
  public double riskAt(double coverage) {
    for (Point point : points) {
      if (point.coverage() >= coverage - 1e-12) {
        return point.risk();
      }
    }
    return Double.NaN;
  }

  /** The largest part that can be answered with at most this risk; 0 where none can. */
  public double coverageAt(double risk) {
    double coverage = 0;
    for (Point point : points) {
      if (point.risk() <= risk) {
        coverage = point.coverage();
      }
    }
    return coverage;
  }

  /** The position of the largest, the first among equals. */
  static int top(float[] probabilities) {
    int top = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[top]) {
        top = c;
      }
    }
    return top;
  }
}
