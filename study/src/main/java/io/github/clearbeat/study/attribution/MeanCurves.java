package io.github.clearbeat.study.attribution;

import io.github.clearbeat.explanation.Filler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sums curves of several methods over beats. */
final class MeanCurves {
  /** What the curve of ever more random weights is called. */
  static final String CASCADE = "mprt";

  private final List<Map<String, Sum>> steps = new ArrayList<>(); // by method: by curve
  private final List<Map<String, double[]>> layers = new ArrayList<>(); // sum and count by layer

  private static final class Sum {
    private double[] values;
    private int count;
  }

  MeanCurves(int methods) {
    for (int m = 0; m < methods; m++) {
      steps.add(new LinkedHashMap<>());
      layers.add(new LinkedHashMap<>());
    }
  }

  /** A filler as in the names of curves and measures. */
  static String word(Filler filler) {
    return filler == Filler.INTERPOLATION ? "line" : "background";
  }

  /** Adds one beat's curve. */
  void add(int method, String curve, List<Double> values) {
    Sum sum = steps.get(method).computeIfAbsent(curve, name -> new Sum());
    if (sum.values == null) {
      sum.values = new double[values.size()];
    }
    for (int i = 0; i < sum.values.length; i++) {
      sum.values[i] += values.get(i);
    }
    sum.count++;
  }

  /** Adds one beat's likeness with all weights random from a layer on. */
  void add(int method, String layer, double likeness) {
    double[] sum = layers.get(method).computeIfAbsent(layer, name -> new double[2]);
    sum[0] += likeness;
    sum[1]++;
  }

  List<AttributionFindings.Curve> of(String model, List<String> methods) {
    List<AttributionFindings.Curve> curves = new ArrayList<>();
    for (int m = 0; m < methods.size(); m++) {
      String method = methods.get(m);
      steps.get(m).forEach((name, sum) -> curves.add(stepped(model, method, name, sum)));
      List<String> points = new ArrayList<>(List.of("trained"));
      List<Double> values = new ArrayList<>(List.of(1.0));
      layers
          .get(m)
          .forEach(
              (layer, sum) -> {
                points.add(layer);
                values.add(rounded(sum[0] / sum[1]));
              });
      if (values.size() > 1) {
        curves.add(new AttributionFindings.Curve(model, method, CASCADE, points, values));
      }
    }
    return curves;
  }

  private static AttributionFindings.Curve stepped(
      String model, String method, String name, Sum sum) {
    List<String> points = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < sum.values.length; i++) {
      points.add(String.format(Locale.ROOT, "%.0f", 100.0 * i / (sum.values.length - 1)));
      values.add(rounded(sum.values[i] / sum.count));
    }
    return new AttributionFindings.Curve(model, method, name, points, values);
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
