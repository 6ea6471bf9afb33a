package io.github.clearbeat.beat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/**
 * A sum of small decision trees: of each, all nodes of one depth ask the same question, so that the
 * answers are the bits of the leaf's number (Kohavi and Li 1995, Oblivious Decision Trees).
 */
final class Trees {
  private final int depth;
  private final float bias;
  private final int[] feature; // [tree * depth]
  private final long[] threshold; // [tree * depth], see ordered
  private final float[] leaf; // [tree << depth]

  Trees(int depth, float bias, int[] feature, float[] threshold, float[] leaf) {
    this.depth = depth;
    this.bias = bias;
    this.feature = feature;
    this.threshold = new long[threshold.length];
    for (int i = 0; i < threshold.length; i++) {
      this.threshold[i] = ordered(threshold[i]);
    }
    this.leaf = leaf;
  }

  /**
   * A whole number that is greater exactly where the float is. The sign of a difference then
   * answers a question without a branch, which no processor could foresee.
   */
  private static long ordered(float value) {
    int bits = Float.floatToRawIntBits(value + 0f);
    return bits ^ (bits >> 31 & 0x7fffffff);
  }

  /**
   * The log-odds for a vector of features, none of them NaN.
   *
   * @param asked as long as the features, for this method's own use
   */
  float score(float[] features, long[] asked) {
    for (int i = 0; i < features.length; i++) {
      asked[i] = ordered(features[i]);
    }
    return depth == 3 ? scoreOfThree(asked) : scoreOfAny(asked);
  }

  private float scoreOfThree(long[] asked) {
    float sum = bias;
    for (int question = 0, first = 0; first < leaf.length; question += 3, first += 8) {
      long one = threshold[question] - asked[feature[question]] >>> 63;
      long two = threshold[question + 1] - asked[feature[question + 1]] >>> 63;
      long three = threshold[question + 2] - asked[feature[question + 2]] >>> 63;
      sum += leaf[first + (int) (one | two << 1 | three << 2)];
    }
    return sum;
  }

  private float scoreOfAny(long[] asked) {
    float sum = bias;
    int trees = leaf.length >> depth;
    for (int tree = 0; tree < trees; tree++) {
      int number = 0;
      for (int level = 0; level < depth; level++) {
        int question = tree * depth + level;
        number |= (int) (threshold[question] - asked[feature[question]] >>> 63) << level;
      }
      sum += leaf[(tree << depth) + number];
    }
    return sum;
  }

  /**
   * Reads a resource beside this class. Lines that begin with {@code #} are comments; then depth,
   * number of trees and bias; then a line for each tree: feature and threshold of each level, and
   * the leaves.
   */
  static Trees resource(String name) {
    try (InputStream in = Trees.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      StringTokenizer numbers = words(lines);
      int depth = Integer.parseInt(numbers.nextToken());
      int trees = Integer.parseInt(numbers.nextToken());
      float bias = Float.parseFloat(numbers.nextToken());
      int[] feature = new int[trees * depth];
      float[] threshold = new float[trees * depth];
      float[] leaf = new float[trees << depth];
      for (int tree = 0; tree < trees; tree++) {
        numbers = words(lines);
        for (int level = 0; level < depth; level++) {
          feature[tree * depth + level] = Integer.parseInt(numbers.nextToken());
          threshold[tree * depth + level] = Float.parseFloat(numbers.nextToken());
        }
        for (int i = 0; i < 1 << depth; i++) {
          leaf[(tree << depth) + i] = Float.parseFloat(numbers.nextToken());
        }
      }
      return new Trees(depth, bias, feature, threshold, leaf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StringTokenizer words(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && line.startsWith("#")) {
      line = lines.readLine();
    }
    return new StringTokenizer(line == null ? "" : line);
  }
}
