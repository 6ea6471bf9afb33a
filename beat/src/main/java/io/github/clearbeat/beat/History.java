package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The newest values of a signal by their index in the stream: at least the last {@code kept}. Index
 * 0 is the first that is added; before it stand zeros.
 */
final class History {
  private final int kept;
  private final float[] values;
  private long base; // index of values[0]
  private int count;

  History(int kept) {
    this.kept = kept;
    values = new float[3 * kept];
    base = -kept;
    count = kept;
  }

  /** The index after the newest value. */
  long end() {
    return base + count;
  }

  /** The oldest index that may be asked for. */
  long begin() {
    return end() - kept;
  }

  void add(float value) {
    values[append(1)] = value;
  }

  /** Makes room for {@code more} values, to be written into {@link #values} from the answer on. */
  int append(int more) {
    if (count + more > values.length) {
      System.arraycopy(values, count - kept, values, 0, kept);
      base += count - kept;
      count = kept;
    }
    int at = count;
    count += more;
    return at;
  }

  float get(long index) {
    return values[position(index)];
  }

  /** What backs this history; see {@link #position}. */
  float[] values() {
    return values;
  }

  /** Where in {@link #values} the index stands; valid until a value is added. */
  int position(long index) {
    return (int) (index - base);
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(end());
    for (int i = count - kept; i < count; i++) {
      to.writeFloat(values[i]);
    }
  }

  void restore(DataInput from) throws IOException {
    base = from.readLong() - kept;
    count = kept;
    for (int i = 0; i < kept; i++) {
      values[i] = from.readFloat();
    }
  }
}
