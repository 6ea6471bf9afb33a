package io.github.clearbeat.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The mean of the samples around each sample, in constant time whatever the length. Chained with
 * itself it comes close to a Gaussian low-pass: {@code average.then(average2)}.
 *
 * <p>Output index {@code i} is the mean over input indices {@code i - half} to {@code i + half},
 * held back by {@code half} samples; missing samples, and those before the beginning and after the
 * end, are left out, and the output is missing only where all are. Sums are kept in whole units of
 * 2<sup>-24</sup> mV, so that no error adds up however long the stream runs; values are limited to
 * ±10,000 mV.
 *
 * <pre>{@code
 * MovingAverage baseline = MovingAverage.over(0.6, 360); // 217 samples
 * baseline.delaySamples();                               // 108
 * }</pre>
 */
public final class MovingAverage implements Stage<Samples, Samples> {
  private static final double UNITS_PER_MILLIVOLT = 1 << 24;
  private static final float LIMIT_MILLIVOLTS = 10_000;
  private static final long MISSING = Long.MIN_VALUE;

  private final double hertz;
  private final int half;
  private final long[] ring;
  private final Cursor cursor;
  private long sum;
  private int present;

  private MovingAverage(double hertz, int half) {
    this.hertz = hertz;
    cursor = new Cursor(hertz, hertz);
    this.half = half;
    ring = new long[2 * half + 1];
  }

  /**
   * The mean over the odd number of samples nearest to {@code seconds}.
   *
   * @param seconds the length of the window, up to 60
   * @param hertz samples per second
   */
  public static MovingAverage over(double seconds, double hertz) {
    if (!(seconds >= 0 && seconds <= 60 && hertz > 0)) {
      throw new IllegalArgumentException(
          "a window of 0 to 60 s is expected, found " + seconds + " s at " + hertz + " Hz");
    }
    return new MovingAverage(hertz, (int) Math.round((seconds * hertz - 1) / 2));
  }

  @Override
  public int delaySamples() {
    return half;
  }

  @Override
  public void push(Samples input, Consumer<? super Samples> consumer) {
    if (cursor.begins(input)) {
      Arrays.fill(ring, MISSING);
    }
    for (int i = 0; i < input.length(); i++) {
      take(units(input.millivolts(i)), consumer);
    }
    cursor.flush(consumer);
  }

  @Override
  public void finish(Consumer<? super Samples> consumer) {
    for (long end = cursor.pushed(); cursor.next() < end; ) {
      take(MISSING, consumer);
    }
    cursor.flush(consumer);
  }

  private static long units(float millivolts) {
    if (!Float.isFinite(millivolts)) {
      return MISSING;
    }
    float limited = Math.max(-LIMIT_MILLIVOLTS, Math.min(LIMIT_MILLIVOLTS, millivolts));
    return Math.round(limited * UNITS_PER_MILLIVOLT);
  }

  private void take(long value, Consumer<? super Samples> consumer) {
    int at = (int) Math.floorMod(cursor.take(), (long) ring.length);
    if (ring[at] != MISSING) {
      sum -= ring[at];
      present--;
    }
    if (value != MISSING) {
      sum += value;
      present++;
    }
    ring[at] = value;
    if (cursor.next() + half < cursor.pushed()) {
      cursor.give(
          present == 0 ? Float.NaN : (float) (sum / UNITS_PER_MILLIVOLT / present), consumer);
    }
  }

  private StateHeader header() {
    return new StateHeader("moving-average", 1, StateHeader.hash(hertz, half));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    cursor.save(to);
    to.writeLong(sum);
    to.writeInt(present);
    for (long value : ring) {
      to.writeLong(value);
    }
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    cursor.restore(from);
    sum = from.readLong();
    present = from.readInt();
    for (int i = 0; i < ring.length; i++) {
      ring[i] = from.readLong();
    }
  }
}
