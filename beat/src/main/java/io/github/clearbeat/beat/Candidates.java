package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The latest peaks of the envelope, numbered in the order of time; a ring of fixed size. */
final class Candidates {
  private final long[] at;
  private final float[] height;
  private int count;
  private int decided;

  Candidates(int capacity) {
    at = new long[capacity];
    height = new float[capacity];
  }

  void add(long slowIndex, float millivolts) {
    at[count % at.length] = slowIndex;
    height[count % at.length] = millivolts;
    count++;
  }

  /** The first that is not decided, or -1. */
  int undecided() {
    return decided < count ? decided : -1;
  }

  void decided() {
    decided++;
  }

  int oldest() {
    return Math.max(0, count - at.length);
  }

  int newest() {
    return count - 1;
  }

  long at(int candidate) {
    return at[candidate % at.length];
  }

  float height(int candidate) {
    return height[candidate % at.length];
  }

  void save(DataOutput to) throws IOException {
    to.writeInt(count);
    to.writeInt(decided);
    for (int i = oldest(); i < count; i++) {
      to.writeLong(at(i));
      to.writeFloat(height(i));
    }
  }

  void restore(DataInput from) throws IOException {
    count = from.readInt();
    decided = from.readInt();
    for (int i = oldest(); i < count; i++) {
      at[i % at.length] = from.readLong();
      height[i % at.length] = from.readFloat();
    }
  }
}
