package io.github.clearbeat.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Samples at another rate: streaming, polyphase, through a linear-phase low-pass.
 *
 * <p>Output index {@code k} stands for the instant of input index {@code k · from / to} exactly,
 * wherever the stream begins and however long it runs; {@link #sourceIndex} says so for any index.
 * The pass band ends at 0.8 of the lower of the two Nyquist frequencies and the stop band (-60 dB)
 * begins at it. Constants pass unchanged. Equal rates pass every sample unchanged.
 *
 * <p>Missing samples, and those before the beginning and after the end, are left out of the
 * weighted mean; an output is missing where the input sample nearest to it is missing.
 *
 * <pre>{@code
 * Resampler to360 = Resampler.between(128, 360);
 * to360.sourceIndex(360);  // 128.0
 * recording.read(0, 0, n, block -> to360.push(block, window::accept));
 * to360.finish(window::accept);
 * }</pre>
 */
public final class Resampler implements Stage<Samples, Samples> {
  private static final double ATTENUATION_DECIBELS = 60;
  private static final double PASS_BAND_OF_NYQUIST = 0.8;
  private static final int EXACT_PHASES = 1024;

  private final double fromHertz;
  private final double toHertz;
  private final long up; // to / from = up / down in lowest terms
  private final long down;
  private final int half; // taps on either side of the input sample before the output's instant
  private final int phases;
  private final float[] table; // [phases + 1][2 * half]
  private final float[] ring; // the last samples, twice, so that a span never wraps
  private final int span;
  private final Cursor cursor;

  private long nextSource; // floor(next output * down / up)
  private long nextRemainder; // next output * down - nextSource * up

  private Resampler(double fromHertz, double toHertz) {
    this.fromHertz = fromHertz;
    this.toHertz = toHertz;
    cursor = new Cursor(fromHertz, toHertz);
    long from = micro(fromHertz);
    long to = micro(toHertz);
    long divisor = greatestCommonDivisor(from, to);
    up = to / divisor;
    down = from / divisor;
    double lower = Math.min(fromHertz, toHertz) / 2;
    double transition = (1 - PASS_BAND_OF_NYQUIST) * lower / fromHertz;
    half = up == down ? 1 : (int) Math.ceil(WindowedSinc.halfWidth(transition, 60)) + 1;
    phases = (int) Math.min(up, EXACT_PHASES);
    table = table((1 + PASS_BAND_OF_NYQUIST) / 2 * lower / fromHertz);
    span = 2 * half;
    ring = new float[2 * span];
  }

  /**
   * A resampler between two rates.
   *
   * @param fromHertz the input's rate, 1 to 100,000, used to the millionth
   * @param toHertz the output's rate, likewise
   */
  public static Resampler between(double fromHertz, double toHertz) {
    return new Resampler(fromHertz, toHertz);
  }

  /** Which input index the output index stands for, usually between two samples. */
  public double sourceIndex(long outputIndex) {
    return (double) outputIndex * down / up;
  }

  /** Which output index, usually between two samples, stands for the input index. */
  public double outputIndex(long sourceIndex) {
    return (double) sourceIndex * up / down;
  }

  /** How many input samples after the one before its instant an output waits for. */
  @Override
  public int delaySamples() {
    return up == down ? 0 : half;
  }

  @Override
  public void push(Samples input, Consumer<? super Samples> consumer) {
    if (cursor.begins(input)) {
      start(input.firstIndex());
    }
    for (int i = 0; i < input.length(); i++) {
      take(input.millivolts(i));
      while (nextSource + delaySamples() < cursor.pushed()) {
        emit(consumer);
      }
    }
    cursor.flush(consumer);
  }

  @Override
  public void finish(Consumer<? super Samples> consumer) {
    if (!cursor.started()) {
      return;
    }
    long end = cursor.pushed();
    while (nextSource < end && (nextSource + 1 < end || nextRemainder == 0)) {
      while (nextSource + delaySamples() >= cursor.pushed()) {
        take(Float.NaN);
      }
      emit(consumer);
    }
    cursor.flush(consumer);
  }

  private void start(long firstIndex) {
    cursor.outputsFrom(ceilDivide(Math.multiplyExact(firstIndex, up), down));
    long scaled = Math.multiplyExact(cursor.next(), down);
    nextSource = scaled / up;
    nextRemainder = scaled % up;
    Arrays.fill(ring, Float.NaN);
  }

  private void take(float value) {
    int at = (int) Math.floorMod(cursor.take(), (long) span);
    ring[at] = value;
    ring[at + span] = value;
  }

  private void emit(Consumer<? super Samples> consumer) {
    cursor.give(value(), consumer);
    nextRemainder += down;
    nextSource += nextRemainder / up;
    nextRemainder %= up;
  }

  /** The output at {@code nextSource + nextRemainder / up}; the ring reaches half beyond it. */
  private float value() {
    if (up == down) {
      return ring[(int) Math.floorMod(nextSource, (long) span)];
    }
    int oldest = (int) Math.floorMod(nextSource - half + 1, (long) span);
    double exact = up <= EXACT_PHASES ? nextRemainder : (double) nextRemainder * phases / up;
    int row = (int) exact;
    float share = (float) (exact - row);
    float value = dot(oldest, row);
    if (share > 0) {
      value += share * (dot(oldest, row + 1) - value);
    }
    return Float.isFinite(value) ? value : valueWithGaps(oldest, row, share);
  }

  private float dot(int oldest, int row) {
    int weight = row * span;
    float a = 0;
    float b = 0;
    for (int i = 0; i < span; i += 2) {
      a += ring[oldest + i] * table[weight + i];
      b += ring[oldest + i + 1] * table[weight + i + 1];
    }
    return a + b;
  }

  private float valueWithGaps(int oldest, int row, float share) {
    boolean later = 2 * nextRemainder > up;
    if (!Float.isFinite(ring[oldest + half - (later ? 0 : 1)])) {
      return Float.NaN;
    }
    float sum = 0;
    float weights = 0;
    for (int i = 0; i < span; i++) {
      float sample = ring[oldest + i];
      if (Float.isFinite(sample)) {
        float at = table[row * span + i];
        float weight = at + share * (table[(row + 1) * span + i] - at);
        sum += sample * weight;
        weights += weight;
      }
    }
    return sum / weights;
  }

  private float[] table(double cutoff) {
    int length = 2 * half;
    float[] weights = new float[(phases + 1) * length];
    double[] row = new double[length];
    for (int phase = 0; phase <= phases; phase++) {
      for (int i = 0; i < length; i++) {
        double distance = i - (half - 1) - (double) phase / phases;
        row[i] = WindowedSinc.value(distance, half, cutoff, ATTENUATION_DECIBELS);
      }
      WindowedSinc.normalized(row);
      for (int i = 0; i < length; i++) {
        weights[phase * length + i] = (float) row[i];
      }
    }
    return weights;
  }

  private static long micro(double hertz) {
    if (!(hertz >= 1 && hertz <= 100_000)) {
      throw new IllegalArgumentException("a rate must be 1 to 100,000 Hz, found " + hertz);
    }
    return Math.round(hertz * 1e6);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private static long ceilDivide(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  private StateHeader header() {
    return new StateHeader("resampler", 1, StateHeader.hash(fromHertz, toHertz));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    cursor.save(to);
    to.writeLong(nextSource);
    to.writeLong(nextRemainder);
    for (int i = 0; i < span; i++) {
      to.writeFloat(ring[i]);
    }
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    cursor.restore(from);
    nextSource = from.readLong();
    nextRemainder = from.readLong();
    for (int i = 0; i < span; i++) {
      ring[i] = from.readFloat();
      ring[i + span] = ring[i];
    }
  }
}
