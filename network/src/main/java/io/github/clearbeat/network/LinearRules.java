package io.github.clearbeat.network;

import java.util.List;

/** The rules of linear layers: the transposed map, whatever the values. */
final class LinearRules {
  private LinearRules() {}

  static Rule affine(float[] scale, float[][] into, float[][] from) {
    return (inputs, output) -> {
      for (int t = 0; t < from.length; t++) {
        Rows.multiply(into[t], from[t], scale);
      }
    };
  }

  static Rule average(float[][] into, float[][] from) {
    return (inputs, output) -> {
      for (float[] row : into) {
        Rows.add(row, 1f / into.length, from[0]);
      }
    };
  }

  static Rule sum(List<float[][]> into, float[][] from) {
    return (inputs, output) -> {
      for (float[][] rows : into) {
        for (int t = 0; t < from.length; t++) {
          Rows.add(rows[t], 1f, from[t]);
        }
      }
    };
  }

  static Rule concat(List<float[][]> into, float[][] from) {
    return (inputs, output) -> {
      int first = 0;
      for (float[][] rows : into) {
        for (int t = 0; t < from.length; t++) {
          for (int c = 0; c < rows[t].length; c++) {
            rows[t][c] += from[t][first + c];
          }
        }
        first += rows[0].length;
      }
    };
  }
}
