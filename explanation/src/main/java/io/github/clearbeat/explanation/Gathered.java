package io.github.clearbeat.explanation;

import io.github.clearbeat.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values summed in double for every number of every input, to become an attribution. */
final class Gathered {
  private final Subject subject;
  private final List<String> names;
  private final double[][] sums;

  Gathered(Subject subject) {
    this.subject = subject;
    names = new ArrayList<>(subject.spec().inputs().keySet());
    sums = new double[names.size()][];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new double[subject.spec().inputs().get(names.get(i)).size()];
    }
  }

  /** The names of the inputs, in order. */
  List<String> names() {
    return names;
  }

  /** Adds {@code weights · (to − from)} to the sums of an input. */
  void add(int input, float[] weights, float[] from, float[] to) {
    double[] sum = sums[input];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (double) weights[i] * ((double) to[i] - from[i]);
    }
  }

  /** Adds to one number. */
  void add(int input, int position, double amount) {
    sums[input][position] += amount;
  }

  Attribution attribution(
      Explainer explainer,
      Example example,
      int classIndex,
      double scale,
      List<Attribution.Share> shares,
      double value,
      double baseline) {
    List<Attribution.Part> parts = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, Shape> input : subject.spec().inputs().entrySet()) {
      float[] values = new float[sums[i].length];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) (scale * sums[i][j]);
      }
      parts.add(new Attribution.Part(input.getKey(), input.getValue(), values));
      i++;
    }
    return new Attribution(
        explainer.name(),
        classIndex,
        parts,
        example.windowFrom(),
        example.windowTo(),
        List.of(),
        shares,
        value,
        baseline);
  }
}
