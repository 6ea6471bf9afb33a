package io.github.clearbeat.network;

/**
 * The shape of one example at one place in a network.
 *
 * @param channels C
 * @param time T; 1 after pooling over time and for feature vectors
 */
public record Shape(int channels, int time) {
  /** Checks that there is at least one value, and no more than an array can hold. */
  public Shape {
    if (channels < 1 || time < 1) {
      throw new IllegalArgumentException("empty shape: " + channels + " x " + time);
    }
    if ((long) channels * time > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too large a shape: " + channels + " x " + time);
    }
  }

  /** C · T. */
  public int size() {
    return channels * time;
  }

  @Override
  public String toString() {
    return time + "×" + channels;
  }
}
