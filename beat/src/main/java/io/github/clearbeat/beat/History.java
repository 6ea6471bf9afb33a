package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest values of a signal, by their index in the stream; at least the last {@code kept}. */
final class History {
  private final int kept;
  final float[] values;
  private long base; // index of values[0]
  private int count;

  /** Room for {@code kept} values, moved to the front only when as many new ones have come. */
  History(int kept) {
    this.kept = kept;
    values = new float[2 * kept + 64];
  }

  /** The index after the newest value. */
  long end() {
    return base + count;
  }

  /** The oldest index that {@link #get} may be asked for. */
  long begin() {
    return Math.max(base, end() - kept);
  }

  void add(float value) {
    if (count == values.length) {
      makeRoom(1);
    }
    values[count++] = value;
  }

  /** Makes room for more values in one piece; they are written at the answer, then counted. */
  int append(int more) {
    if (count + more > values.length) {
      makeRoom(more);
    }
    int at = count;
    count += more;
    return at;
  }

  float get(long index) {
    return values[position(index)];
  }

  /** Where in {@link #values} the index stands; valid until the next value is added. */
  int position(long index) {
    return (int) (index - base);
  }

  private void makeRoom(int more) {
    int from = count - kept;
    System.arraycopy(values, from, values, 0, kept);
    base += from;
    count = kept;
    if (kept + more > values.length) {
      throw new IllegalStateException("no room for " + more + " values");
    }
  }

  void save(DataOutput to) throws IOException {
    int length = (int) (end() - begin());
    to.writeLong(begin());
    to.writeInt(length);
    for (int i = count - length; i < count; i++) {
      to.writeFloat(values[i]);
    }
  }

  void restore(DataInput from) throws IOException {
    base = from.readLong();
    count = from.readInt();
    if (count < 0 || count > kept) {
      throw new IOException("saved state: " + count + " values where at most " + kept + " belong");
    }
    for (int i = 0; i < count; i++) {
      values[i] = from.readFloat();
    }
  }
}
