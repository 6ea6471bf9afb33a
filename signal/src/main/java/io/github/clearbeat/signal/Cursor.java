package io.github.clearbeat.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Where a {@link Stage} from samples to samples stands: which input must come next, which output
 * does, and the block of outputs that is being filled.
 *
 * <pre>{@code
 * if (cursor.begins(input)) { ... }                  // clear what the stage keeps
 * for (int i = 0; i < input.length(); i++) {
 *   keep(cursor.take(), input.millivolts(i));
 *   if (cursor.next() + delay < cursor.pushed()) {
 *     cursor.give(value(), consumer);
 *   }
 * }
 * cursor.flush(consumer);
 * }</pre>
 */
final class Cursor {
  private static final int BLOCK = 512;

  private final double fromHertz;
  private final double toHertz;
  private final float[] block = new float[BLOCK];
  private int filled; // 0 between pushes
  private boolean started;
  private long pushed; // index after the last input sample
  private long next; // index of the next output

  Cursor(double fromHertz, double toHertz) {
    this.fromHertz = fromHertz;
    this.toHertz = toHertz;
  }

  /**
   * Checks that a block is the one that must come.
   *
   * @return whether the stream begins with it; outputs then begin at its first index
   */
  boolean begins(Samples input) {
    if (input.hertz() != fromHertz) {
      throw new IllegalArgumentException(
          "expected samples at " + fromHertz + " Hz, found " + input.hertz());
    }
    if (input.length() == 0) {
      return false;
    }
    if (started) {
      if (input.firstIndex() != pushed) {
        throw new IllegalArgumentException(
            "expected the block from index " + pushed + ", found " + input.firstIndex());
      }
      return false;
    }
    started = true;
    pushed = input.firstIndex();
    next = pushed;
    return true;
  }

  /** Lets outputs begin at another index than inputs do. */
  void outputsFrom(long index) {
    next = index;
  }

  boolean started() {
    return started;
  }

  /** The index after the last input sample. */
  long pushed() {
    return pushed;
  }

  /** The index of the next output. */
  long next() {
    return next;
  }

  /** Takes one more input sample; gives its index. */
  long take() {
    return pushed++;
  }

  /** Gives the next output, in blocks. */
  void give(float value, Consumer<? super Samples> consumer) {
    block[filled++] = value;
    next++;
    if (filled == BLOCK) {
      flush(consumer);
    }
  }

  /** Hands over what is in the block; at the end of every push. */
  void flush(Consumer<? super Samples> consumer) {
    int count = filled;
    if (count > 0) {
      filled = 0;
      consumer.accept(Samples.block(block, 0, count, next - count, toHertz));
    }
  }

  void save(DataOutput to) throws IOException {
    to.writeBoolean(started);
    to.writeLong(pushed);
    to.writeLong(next);
  }

  void restore(DataInput from) throws IOException {
    started = from.readBoolean();
    pushed = from.readLong();
    next = from.readLong();
  }
}
