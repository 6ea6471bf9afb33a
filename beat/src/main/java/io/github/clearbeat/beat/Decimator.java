package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The signal at about 120 Hz: every {@code factor} samples, their mean under a triangle that
 * reaches {@code factor} samples to either side. Slow sample {@code j} is centred on input sample
 * {@code j * factor}. Every group of {@code factor} samples is summed by itself, so no error grows
 * along the recording.
 *
 * <p>A missing sample repeats the one before it, and the signal goes on at that level after the
 * gap, so that no step arises; level is nothing to a detector of peaks.
 */
final class Decimator {
  private static final float LIMIT_MILLIVOLTS = 1 << 14;
  private static final float GAP = -1; // as a limit, so that every sample is unusual

  final int factor;
  private final float scale;

  private float limit = GAP; // of the magnitude of a sample that needs no care
  private float offset;
  private float last;
  private float sum; // of the group so far
  private float sumOfSums; // the group under the falling side of the triangle
  private float rising; // the group before under the rising side
  private int left; // samples that the group lacks

  Decimator(double hertz) {
    factor = (int) Math.max(1, Math.round(hertz / 120));
    scale = 1f / (factor * factor);
    left = factor;
  }

  /** Takes samples from a buffer, in millivolts, and adds the slow samples that become ready. */
  void take(float[] millivolts, int from, int count, History slow) {
    float[] out = slow.values();
    int to = slow.append((factor - left + count) / factor);
    float held = last;
    float first = sum;
    float second = sumOfSums;
    float older = rising;
    int lacking = left;
    for (int i = from; i < from + count; i++) {
      float value = millivolts[i];
      held = Math.abs(value) <= limit ? value + offset : unusual(value, held);
      first += held;
      second += first;
      if (--lacking == 0) {
        out[to++] = (second + older) * scale;
        older = factor * first - second;
        first = 0;
        second = 0;
        lacking = factor;
      }
    }
    last = held;
    sum = first;
    sumOfSums = second;
    rising = older;
    left = lacking;
  }

  /** Takes {@code count} missing samples, given a buffer of as many for its own use. */
  void takeMissing(float[] buffer, int count, History slow) {
    Arrays.fill(buffer, 0, count, Float.NaN);
    take(buffer, 0, count, slow);
  }

  /** A sample that is missing, the first after such, or beyond the limits. */
  private float unusual(float millivolts, float held) {
    if (millivolts - millivolts != 0) {
      limit = GAP;
      return held;
    }
    float value = Math.max(-LIMIT_MILLIVOLTS, Math.min(LIMIT_MILLIVOLTS, millivolts));
    if (limit == GAP) {
      offset = held - value;
      limit = LIMIT_MILLIVOLTS;
    }
    return value + offset;
  }

  void save(DataOutput to) throws IOException {
    for (float value : new float[] {limit, offset, last, sum, sumOfSums, rising}) {
      to.writeFloat(value);
    }
    to.writeInt(left);
  }

  void restore(DataInput from) throws IOException {
    limit = from.readFloat();
    offset = from.readFloat();
    last = from.readFloat();
    sum = from.readFloat();
    sumOfSums = from.readFloat();
    rising = from.readFloat();
    left = from.readInt();
  }
}
