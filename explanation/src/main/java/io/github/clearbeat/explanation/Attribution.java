package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * How much each part of an example speaks for a class (above 0) or against it (below), as one
 * method sees it. Arrays are not copied.
 *
 * <pre>{@code
 * Attribution shap = new DeepShap().explain(subject, example, winner);
 * float[] ribbon = shap.window();   // one value a sample of the beat
 * shap.residual();                  // what the values do not account for: some 1e-6
 * }</pre>
 *
 * @param method name of the {@link Explainer}
 * @param classIndex the class that is explained
 * @param parts one an input of the network on which the method says something, in their order
 * @param windowFrom where in the first part the explained window begins
 * @param windowTo where it ends; exclusive
 * @param cells what a class activation map says, before it is spread over samples; else empty
 * @param shares what players or features say as a whole; else empty
 * @param value logit of the class for the example
 * @param baseline logit that the values start from: mean over the background, of the mean
 *     background beat, or without signal, as the method has it; NaN where it has none
 */
public record Attribution(
    String method,
    int classIndex,
    List<Part> parts,
    int windowFrom,
    int windowTo,
    List<Cell> cells,
    List<Share> shares,
    double value,
    double baseline) {
  /** Keeps its own copies of the lists. */
  public Attribution {
    parts = List.copyOf(parts);
    cells = List.copyOf(cells);
    shares = List.copyOf(shares);
    if (windowFrom < 0 || windowTo > parts.get(0).values().length || windowTo <= windowFrom) {
      throw new IllegalArgumentException("no window from " + windowFrom + " to " + windowTo);
    }
  }

  /**
   * The values of one input.
   *
   * @param input its name
   * @param shape C and T; a map that cannot tell channels apart has one
   * @param values {@code [C][T]}, signed
   */
  public record Part(String input, Shape shape, float[] values) {
    /** Checks the length. */
    public Part {
      if (values.length != shape.size()) {
        throw new IllegalArgumentException(values.length + " values for " + shape);
      }
    }
  }

  /**
   * One value of a class activation map.
   *
   * @param centre the sample at the middle of what the cell sees, in samples of the window
   * @param value signed
   */
  public record Cell(double centre, double value) {}

  /**
   * What a part says as a whole.
   *
   * @param name as it is written in figures and tables
   * @param from first sample of the window that belongs to it; −1 for what is not of the window
   * @param to the sample after the last; −1 likewise
   * @param value signed, in logits
   */
  public record Share(String name, int from, int to, double value) {
    /** Whether it is a stretch of the explained window. */
    public boolean ofWindow() {
      return from >= 0;
    }
  }

  /** The values over the explained window, one a sample; a copy. */
  public float[] window() {
    return Arrays.copyOfRange(parts.get(0).values(), windowFrom, windowTo);
  }

  /** The greatest |value| over the explained window: what a figure scales by. */
  public float greatest() {
    float greatest = 0;
    for (float value : window()) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return greatest;
  }

  /** The sum of all that speaks for or against the class: of the cells, or of all values. */
  public double sum() {
    double sum = 0;
    if (!cells.isEmpty()) {
      for (Cell cell : cells) {
        sum += cell.value();
      }
      return sum;
    }
    for (Part part : parts) {
      for (float v : part.values()) {
        sum += v;
      }
    }
    return sum;
  }

  /** value − baseline − sum: 0 for a complete method, NaN where there is no baseline. */
  public double residual() {
    return value - baseline - sum();
  }

  /** Only what speaks for the class: values below 0 become 0. It is no longer complete. */
  public Attribution rectified() {
    List<Part> positive =
        parts.stream().map(p -> new Part(p.input(), p.shape(), positive(p.values()))).toList();
    List<Cell> positiveCells =
        cells.stream().map(c -> new Cell(c.centre(), Math.max(0, c.value()))).toList();
    List<Share> positiveShares =
        shares.stream()
            .map(s -> new Share(s.name(), s.from(), s.to(), Math.max(0, s.value())))
            .toList();
    return new Attribution(
        method,
        classIndex,
        positive,
        windowFrom,
        windowTo,
        positiveCells,
        positiveShares,
        value,
        Double.NaN);
  }

  /**
   * The same with every value shared out evenly among the samples around it, at the edges among
   * those that are there, so that the sum stays up to rounding. {@link Smoothing} gives the width
   * as a time.
   *
   * @param samples how many share; made odd; 1 changes nothing
   */
  public Attribution smoothed(int samples) {
    List<Part> smooth =
        parts.stream()
            .map(p -> new Part(p.input(), p.shape(), shared(p.values(), p.shape(), samples / 2)))
            .toList();
    return new Attribution(
        method, classIndex, smooth, windowFrom, windowTo, cells, shares, value, baseline);
  }

  private static float[] shared(float[] values, Shape shape, int half) {
    int time = shape.time();
    double[] sums = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int t = i % time;
      int from = Math.max(0, t - half);
      int to = Math.min(time - 1, t + half);
      for (int u = from; u <= to; u++) {
        sums[i - t + u] += (double) values[i] / (to - from + 1);
      }
    }
    float[] shared = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      shared[i] = (float) sums[i];
    }
    return shared;
  }

  private static float[] positive(float[] values) {
    float[] positive = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      positive[i] = Math.max(0, values[i]);
    }
    return positive;
  }
}
