package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The signal at about 120 Hz: every {@code factor} samples, their mean under a triangle that
 * reaches {@code factor} samples to either side (two integrators and two combs, Hogenauer 1981).
 * Slow sample {@code j} is centred on input sample {@code j * factor}. Integer sums are exact.
 *
 * <p>A missing sample repeats the one before it, and the signal goes on at that level after the
 * gap, so that no step arises; level is nothing to a detector of peaks.
 */
final class Decimator {
  private static final float UNITS_PER_MILLIVOLT = 1 << 16;
  private static final float LIMIT_MILLIVOLTS = 1 << 14;

  final int factor;
  private final float scale;

  private boolean started;
  private boolean gap;
  private long offset;
  private long last;
  private long sum;
  private long sumOfSums;
  private long before; // sum of sums one output ago
  private long twoBefore;
  private int phase;
  private int missing; // samples missing since the last output

  Decimator(double hertz) {
    factor = (int) Math.max(1, Math.round(hertz / 120));
    scale = 1 / (UNITS_PER_MILLIVOLT * factor * factor);
  }

  /** Takes a sample; true if a slow sample is now ready. */
  boolean take(float millivolts) {
    if (millivolts - millivolts == 0) {
      long value =
          (long)
              (Math.max(-LIMIT_MILLIVOLTS, Math.min(LIMIT_MILLIVOLTS, millivolts))
                  * UNITS_PER_MILLIVOLT);
      if (gap || !started) {
        offset = last - value;
        started = true;
        gap = false;
      }
      last = value + offset;
    } else {
      gap = true;
      missing++;
    }
    sum += last;
    sumOfSums += sum;
    if (++phase < factor) {
      return false;
    }
    phase = 0;
    return true;
  }

  /** The slow sample that has just become ready, in millivolts; call once. */
  float value() {
    long second = sumOfSums - 2 * before + twoBefore;
    twoBefore = before;
    before = sumOfSums;
    return second * scale;
  }

  /** Whether most samples since the last call were missing. */
  boolean mostlyMissing() {
    boolean most = 2 * missing > factor;
    missing = 0;
    return most;
  }

  /** The last sample, with gaps bridged, in millivolts. */
  float bridged() {
    return last / UNITS_PER_MILLIVOLT;
  }

  void save(DataOutput to) throws IOException {
    to.writeBoolean(started);
    to.writeBoolean(gap);
    for (long value : new long[] {offset, last, sum, sumOfSums, before, twoBefore}) {
      to.writeLong(value);
    }
    to.writeInt(phase);
    to.writeInt(missing);
  }

  void restore(DataInput from) throws IOException {
    started = from.readBoolean();
    gap = from.readBoolean();
    offset = from.readLong();
    last = from.readLong();
    sum = from.readLong();
    sumOfSums = from.readLong();
    before = from.readLong();
    twoBefore = from.readLong();
    phase = from.readInt();
    missing = from.readInt();
  }
}
