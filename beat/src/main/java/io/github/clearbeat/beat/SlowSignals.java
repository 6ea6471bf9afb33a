package io.github.clearbeat.beat;

import io.github.clearbeat.signal.WindowedSinc;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the search for QRS complexes looks at, at about 120 Hz, computed a hop of a quarter of a
 * second at a time:
 *
 * <ul>
 *   <li>{@code smooth}: the signal, averaged over 40 ms;
 *   <li>{@code band}: the signal from 8 to 25 Hz, where a QRS complex stands out most from P and T
 *       waves and from noise (Thakor et al. 1984; 17 Hz);
 *   <li>{@code envelope}: the mean magnitude of the band over 75 ms;
 *   <li>{@code floor}: the median of the envelope, one value a hop.
 * </ul>
 */
final class SlowSignals {
  private static final double SECONDS_KEPT = 4.5;

  final double hertz;
  final int hop;
  final History slow;
  final History smooth;
  final History band;
  final History envelope;
  final History floor;
  private final float[] kernel;
  private final int half;
  private final int smoothHalf;
  private final int envelopeHalf;
  private final float[] sorted = new float[8];

  SlowSignals(double hertz) {
    this.hertz = hertz;
    hop = samples(0.25);
    kernel = kernel(hertz);
    half = kernel.length / 2;
    smoothHalf = samples(0.0165);
    envelopeHalf = samples(0.0335);
    slow = new History(samples(SECONDS_KEPT));
    smooth = new History(samples(SECONDS_KEPT));
    band = new History(samples(SECONDS_KEPT));
    envelope = new History(samples(SECONDS_KEPT));
    floor = new History((int) Math.ceil(SECONDS_KEPT * 4) + 2);
  }

  int samples(double seconds) {
    return (int) Math.round(seconds * hertz);
  }

  /** From a slow sample to the envelope that needs it. */
  int delay() {
    return half + envelopeHalf;
  }

  private static float[] kernel(double hertz) {
    double top = Math.min(25, hertz / 2 - 6);
    double[] upper = WindowedSinc.lowPass(hertz, top, 10, 40);
    double[] lower = WindowedSinc.lowPass(hertz, 8, 10, 40);
    float[] kernel = new float[upper.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (upper[i] - lower[i]);
    }
    return kernel;
  }

  /** Takes a slow sample; true if a hop has been completed and the other signals have grown. */
  boolean take(float millivolts) {
    slow.add(millivolts);
    if (slow.end() % hop != 0) {
      return false;
    }
    growSmooth();
    growBand();
    growEnvelope();
    growFloor();
    return true;
  }

  private void growSmooth() {
    int more = (int) (slow.end() - smoothHalf - smooth.end());
    if (more <= 0) {
      return;
    }
    int from = slow.position(smooth.end());
    int to = smooth.append(more);
    mean(slow.values(), from, smoothHalf, smooth.values(), to, more);
  }

  private void growBand() {
    int more = (int) (slow.end() - half - band.end());
    if (more <= 0) {
      return;
    }
    int from = slow.position(band.end());
    int to = band.append(more);
    float[] in = slow.values();
    float[] out = band.values();
    scaled(in, from, kernel[half], out, to, more);
    for (int tap = 1; tap <= half; tap++) {
      addPair(in, from - tap, from + tap, kernel[half + tap], out, to, more);
    }
  }

  private static void scaled(float[] in, int from, float weight, float[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] = weight * in[from + i];
    }
  }

  private static void addPair(
      float[] in, int left, int right, float weight, float[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] += weight * (in[left + i] + in[right + i]);
    }
  }

  private void growEnvelope() {
    int more = (int) (band.end() - envelopeHalf - envelope.end());
    if (more <= 0) {
      return;
    }
    int from = band.position(envelope.end());
    int to = envelope.append(more);
    float[] in = band.values();
    float[] out = envelope.values();
    float share = 1f / (2 * envelopeHalf + 1);
    for (int i = 0; i < more; i++) {
      out[to + i] = Math.abs(in[from + i]) * share;
    }
    for (int tap = 1; tap <= envelopeHalf; tap++) {
      addMagnitudes(in, from - tap, from + tap, share, out, to, more);
    }
  }

  private static void addMagnitudes(
      float[] in, int left, int right, float weight, float[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] += weight * (Math.abs(in[left + i]) + Math.abs(in[right + i]));
    }
  }

  private static void mean(float[] in, int from, int half, float[] out, int to, int count) {
    float share = 1f / (2 * half + 1);
    scaled(in, from, share, out, to, count);
    for (int tap = 1; tap <= half; tap++) {
      addPair(in, from - tap, from + tap, share, out, to, count);
    }
  }

  /** The median of eight values of every completed hop of the envelope. */
  private void growFloor() {
    while ((floor.end() + 1) * hop <= envelope.end()) {
      long first = floor.end() * hop;
      for (int i = 0; i < sorted.length; i++) {
        float value = envelope.get(first + i * hop / sorted.length);
        int at = i;
        for (; at > 0 && sorted[at - 1] > value; at--) {
          sorted[at] = sorted[at - 1];
        }
        sorted[at] = value;
      }
      floor.add((sorted[3] + sorted[4]) / 2);
    }
  }

  void save(DataOutput to) throws IOException {
    for (History history : new History[] {slow, smooth, band, envelope, floor}) {
      history.save(to);
    }
  }

  void restore(DataInput from) throws IOException {
    for (History history : new History[] {slow, smooth, band, envelope, floor}) {
      history.restore(from);
    }
  }
}
