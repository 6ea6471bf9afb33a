package io.github.clearbeat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A line of few points stands nowhere farther from all points than its tolerance. */
class SparseLineTest {
  private static List<double[]> drawn(double[] ys, double tolerance) {
    Path path = new Path();
    SparseLine line = new SparseLine(path, tolerance);
    line.move(0, ys[0]);
    for (int i = 1; i < ys.length; i++) {
      line.line(0.07 * i, ys[i]);
    }
    line.end();
    List<double[]> points = new ArrayList<>();
    path.follow(
        new Path.Pen() {
          @Override
          public void move(double x, double y) {
            points.add(new double[] {x, y});
          }

          @Override
          public void line(double x, double y) {
            points.add(new double[] {x, y});
          }

          @Override
          public void close() {}
        });
    return points;
  }

  private static double at(List<double[]> points, double x) {
    for (int i = 1; i < points.size(); i++) {
      double[] left = points.get(i - 1);
      double[] right = points.get(i);
      if (x <= right[0] + 1e-12) {
        return left[1] + (x - left[0]) / (right[0] - left[0]) * (right[1] - left[1]);
      }
    }
    throw new AssertionError("the line ends before " + x);
  }

  @Test
  void staysWithinItsTolerance() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      double[] ys = new double[300];
      for (int i = 1; i < ys.length; i++) {
        ys[i] = ys[i - 1] + random.nextGaussian() * (random.nextInt(30) == 0 ? 5 : 0.03);
      }
      List<double[]> points = drawn(ys, 0.06);
      assertThat(points.size()).isLessThan(ys.length / 2);
      for (int i = 0; i < ys.length; i++) {
        assertThat(at(points, 0.07 * i)).isCloseTo(ys[i], within(0.06 + 1e-9));
      }
    }
  }

  @Test
  void keepsPeaksAndLeavesOutWhatLiesOnTheLine() {
    assertThat(drawn(new double[] {0, 0, 0, 0, 5, 0, 0, 0}, 0.01).stream().map(p -> p[1]))
        .containsExactly(0.0, 0.0, 5.0, 0.0, 0.0);
    assertThat(drawn(new double[] {1, 2}, 9)).hasSize(2);
    assertThat(drawn(new double[] {0, 0, 0}, 0)).hasSize(3);
  }
}
