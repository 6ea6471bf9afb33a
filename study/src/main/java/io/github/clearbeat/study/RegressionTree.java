package io.github.clearbeat.study;

import java.util.Arrays;

/** A binary tree of questions "is feature f at most t?" with a value at each leaf. */
final class RegressionTree {
  private int[] feature = new int[31]; // −1 at a leaf
  private float[] threshold = new float[31];
  private int[] no = new int[31]; // the node where the answer is no; where it is yes stands next
  private double[] value = new double[31];
  private int nodes;

  /** Adds a leaf; where it stands. */
  int leaf(double leafValue) {
    int node = next();
    feature[node] = -1;
    value[node] = leafValue;
    return node;
  }

  /** Adds a question, whose yes must be added next; where it stands. */
  int question(int asked, float atMost) {
    int node = next();
    feature[node] = asked;
    threshold[node] = atMost;
    return node;
  }

  /** Says where the node for no stands. */
  void otherwise(int node, int answer) {
    no[node] = answer;
  }

  private int next() {
    if (nodes == feature.length) {
      int longer = 2 * nodes;
      feature = Arrays.copyOf(feature, longer);
      threshold = Arrays.copyOf(threshold, longer);
      no = Arrays.copyOf(no, longer);
      value = Arrays.copyOf(value, longer);
    }
    return nodes++;
  }

  double value(float[] features) {
    int node = 0;
    while (feature[node] >= 0) {
      node = features[feature[node]] <= threshold[node] ? node + 1 : no[node];
    }
    return value[node];
  }
}
