package io.github.clearbeat.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The independent truth: every layer as its documentation defines it, in double, value by value,
 * with none of the code under test. Values are {@code [C][T]}.
 */
final class DoubleNetwork {
  private final Spec spec;
  private final Weights weights;

  DoubleNetwork(Spec spec, Weights weights) {
    this.spec = spec;
    this.weights = weights;
  }

  /** Every value, with {@code extra} added to the value of a node before others take it. */
  Map<String, double[][]> forward(double[][] inputs, String node, double[] extra) {
    Map<String, double[][]> values = new HashMap<>();
    int i = 0;
    for (Map.Entry<String, Shape> input : spec.inputs().entrySet()) {
      Shape shape = input.getValue();
      double[][] value = new double[shape.channels()][shape.time()];
      for (int j = 0; j < shape.size(); j++) {
        value[j / shape.time()][j % shape.time()] = inputs[i][j];
      }
      i++;
      put(values, input.getKey(), value, node, extra);
    }
    for (Spec.Node at : spec.nodes()) {
      List<double[][]> taken = new ArrayList<>();
      at.inputs().forEach(name -> taken.add(values.get(name)));
      put(values, at.name(), value(at, taken), node, extra);
    }
    return values;
  }

  private static void put(
      Map<String, double[][]> values, String name, double[][] value, String node, double[] extra) {
    if (name.equals(node)) {
      for (int j = 0; j < extra.length; j++) {
        value[j / value[0].length][j % value[0].length] += extra[j];
      }
    }
    values.put(name, value);
  }

  private double[][] value(Spec.Node node, List<double[][]> in) {
    Layer layer = node.layer();
    double[][] x = in.get(0);
    int channels = x.length;
    int time = x[0].length;
    if (layer instanceof Layer.Conv conv) {
      return convolution(node.name(), conv, x);
    }
    if (layer instanceof Layer.Dense dense) {
      float[] weight = weights.get(node.name() + ".weight");
      double[][] y = new double[dense.out()][1];
      for (int o = 0; o < dense.out(); o++) {
        y[o][0] = weights.get(node.name() + ".bias")[o];
        for (int j = 0; j < dense.in(); j++) {
          y[o][0] += weight[o * dense.in() + j] * x[j / time][j % time];
        }
      }
      return y;
    }
    if (layer instanceof Layer.BatchNorm) {
      float[] gamma = weights.get(node.name() + ".gamma");
      float[] beta = weights.get(node.name() + ".beta");
      float[] mean = weights.get(node.name() + ".mean");
      float[] variance = weights.get(node.name() + ".variance");
      double[][] y = new double[channels][time];
      for (int c = 0; c < channels; c++) {
        for (int t = 0; t < time; t++) {
          y[c][t] = gamma[c] * (x[c][t] - mean[c]) / Math.sqrt(variance[c] + 1e-5) + beta[c];
        }
      }
      return y;
    }
    if (layer instanceof Layer.MaxPool pool) {
      double[][] y = new double[channels][(time - pool.kernel()) / pool.stride() + 1];
      for (int c = 0; c < channels; c++) {
        for (int t = 0; t < y[c].length; t++) {
          y[c][t] = Double.NEGATIVE_INFINITY;
          for (int k = 0; k < pool.kernel(); k++) {
            y[c][t] = Math.max(y[c][t], x[c][t * pool.stride() + k]);
          }
        }
      }
      return y;
    }
    if (layer instanceof Layer.Concat) {
      List<double[]> all = new ArrayList<>();
      in.forEach(value -> all.addAll(List.of(value)));
      return copy(all.toArray(double[][]::new));
    }
    double[][] y = copy(x);
    if (layer instanceof Layer.GlobalAveragePool) {
      y = new double[channels][1];
      for (int c = 0; c < channels; c++) {
        for (int t = 0; t < time; t++) {
          y[c][0] += x[c][t] / time;
        }
      }
      return y;
    }
    for (int t = 0; t < time; t++) {
      double powers = 0;
      for (int c = 0; c < channels; c++) {
        powers += Math.exp(x[c][t]);
      }
      for (int c = 0; c < channels; c++) {
        if (layer instanceof Layer.Relu) {
          y[c][t] = Math.max(0, x[c][t]);
        } else if (layer instanceof Layer.Softmax) {
          y[c][t] = Math.exp(x[c][t]) / powers;
        } else if (layer instanceof Layer.Sum) {
          for (int i = 1; i < in.size(); i++) {
            y[c][t] += in.get(i)[c][t];
          }
        }
      }
    }
    return y;
  }

  private double[][] convolution(String name, Layer.Conv conv, double[][] x) {
    int time = (x[0].length + conv.padLeft() + conv.padRight() - conv.span()) / conv.stride() + 1;
    int in = conv.in() / conv.groups();
    int perGroup = conv.out() / conv.groups();
    float[] weight = weights.get(name + ".weight");
    float[] bias = conv.bias() ? weights.get(name + ".bias") : new float[conv.out()];
    double[][] y = new double[conv.out()][time];
    for (int o = 0; o < conv.out(); o++) {
      for (int t = 0; t < time; t++) {
        y[o][t] = bias[o];
        for (int i = 0; i < in; i++) {
          for (int k = 0; k < conv.kernel(); k++) {
            int at = t * conv.stride() + k * conv.dilation() - conv.padLeft();
            if (at >= 0 && at < x[0].length) {
              y[o][t] += weight[(o * in + i) * conv.kernel() + k] * x[o / perGroup * in + i][at];
            }
          }
        }
      }
    }
    return y;
  }

  private static double[][] copy(double[][] x) {
    double[][] y = x.clone();
    for (int c = 0; c < y.length; c++) {
      y[c] = y[c].clone();
    }
    return y;
  }
}
