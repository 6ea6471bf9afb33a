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

  /**
   * A history of nothing but zeros.
   *
   * @param kept how many values are kept at least
   * @param most how many are added at once at most
   */
  History(int kept, int most) {
    this.kept = kept;
    values = new float[2 * kept + most];
    base = -kept;
    count = kept;
  }

  /** The index after the newest value. */
  long end() {
    return base + count;
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
