package io.github.clearbeat.beat;

import io.github.clearbeat.signal.WindowedSinc;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the search for QRS complexes looks at, at about 120 Hz:
 *
 * <ul>
 *   <li>{@code smooth}: the signal, averaged over 40 ms;
 *   <li>{@code band}: the signal from 8 to 25 Hz, where a QRS complex stands out most from P and T
 *       waves and from noise (Thakor et al. 1984; 17 Hz);
 *   <li>{@code envelope}: the mean magnitude of the band over 75 ms;
 *   <li>{@code floor}: the median of the envelope, one value for each hop of a quarter of a second.
 * </ul>
 */
final class SlowSignals {
  /** How many slow samples may be added between two calls of {@link #grow}. */
  static final int MOST = 512;

  private static final double SECONDS_KEPT = 4.5;
  private static final int FLOOR_VALUES = 8;

  final double hertz;
  final int hop;
  final History slow;
  final History smooth;
  final History band;
  final History envelope;
  final History floor;
  private final History magnitude; // of the band
  private final float[] kernel; // from its middle outwards
  private final int smoothHalf;
  private final int envelopeHalf;
  private final float[] left = new float[MOST];
  private final float[] right = new float[MOST];
  private final float[] sum = new float[MOST];
  private final float[] sorted = new float[FLOOR_VALUES];

  SlowSignals(double hertz) {
    this.hertz = hertz;
    hop = samples(0.25);
    kernel = kernel(hertz);
    smoothHalf = samples(0.0165);
    envelopeHalf = samples(0.0335);
    int kept = samples(SECONDS_KEPT) + MOST;
    slow = new History(kept, MOST);
    smooth = new History(kept, MOST);
    band = new History(kept, MOST);
    magnitude = new History(2 * envelopeHalf + MOST, MOST);
    envelope = new History(kept, MOST);
    floor = new History(kept / hop + 3, MOST / hop + 2);
  }

  int samples(double seconds) {
    return (int) Math.round(seconds * hertz);
  }

  /** From a slow sample to the envelope that needs it. */
  int delay() {
    return kernel.length - 1 + envelopeHalf;
  }

  private static float[] kernel(double hertz) {
    double top = Math.min(25, hertz / 2 - 6);
    double[] upper = WindowedSinc.lowPass(hertz, top, 10, 40);
    double[] lower = WindowedSinc.lowPass(hertz, 8, 10, 40);
    float[] kernel = new float[upper.length / 2 + 1];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (upper[upper.length / 2 + i] - lower[upper.length / 2 + i]);
    }
    return kernel;
  }

  /** Brings the other signals as far as the slow samples reach. */
  void grow() {
    growSmooth();
    growBand();
    growMagnitude();
    growEnvelope();
    growFloor();
  }

  private void growSmooth() {
    int more = (int) (slow.end() - smoothHalf - smooth.end());
    if (more > 0) {
      mean(slow, smoothHalf, smooth, more);
    }
  }

  private void growBand() {
    int more = (int) (slow.end() - kernel.length + 1 - band.end());
    if (more > 0) {
      start(slow, band.end(), kernel[0], more);
      for (int tap = 1; tap < kernel.length; tap++) {
        addPair(slow, band.end(), tap, kernel[tap], more);
      }
      finish(band, more);
    }
  }

  private void growMagnitude() {
    int more = (int) (band.end() - magnitude.end());
    if (more > 0) {
      System.arraycopy(band.values(), band.position(magnitude.end()), left, 0, more);
      magnitudes(left, sum, more);
      finish(magnitude, more);
    }
  }

  private void growEnvelope() {
    int more = (int) (magnitude.end() - envelopeHalf - envelope.end());
    if (more > 0) {
      mean(magnitude, envelopeHalf, envelope, more);
    }
  }

  private void mean(History in, int half, History out, int count) {
    float share = 1f / (2 * half + 1);
    start(in, out.end(), share, count);
    for (int tap = 1; tap <= half; tap++) {
      addPair(in, out.end(), tap, share, count);
    }
    finish(out, count);
  }

  /** sum = weight · what stands at the index and after it. */
  private void start(History in, long index, float weight, int count) {
    System.arraycopy(in.values(), in.position(index), left, 0, count);
    scale(left, weight, sum, count);
  }

  /** sum += weight · (what stands {@code tap} before + what stands {@code tap} after). */
  private void addPair(History in, long index, int tap, float weight, int count) {
    System.arraycopy(in.values(), in.position(index - tap), left, 0, count);
    System.arraycopy(in.values(), in.position(index + tap), right, 0, count);
    addScaled(left, right, weight, sum, count);
  }

  private void finish(History out, int count) {
    int to = out.append(count);
    System.arraycopy(sum, 0, out.values(), to, count);
  }

  // Each array is its own and indexed by the counter alone: so the compiler makes vectors of these.

  private static void scale(float[] in, float weight, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = weight * in[i];
    }
  }

  private static void magnitudes(float[] in, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = Math.abs(in[i]);
    }
  }

  private static void addScaled(float[] one, float[] two, float weight, float[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] += weight * (one[i] + two[i]);
    }
  }

  /** The median of eight values of every completed hop of the envelope. */
  private void growFloor() {
    while ((floor.end() + 1) * hop <= envelope.end()) {
      int first = envelope.position(floor.end() * hop);
      float[] values = envelope.values();
      for (int i = 0; i < FLOOR_VALUES; i++) {
        float value = values[first + i * hop / FLOOR_VALUES];
        int at = i;
        for (; at > 0 && sorted[at - 1] > value; at--) {
          sorted[at] = sorted[at - 1];
        }
        sorted[at] = value;
      }
      int to = floor.append(1);
      floor.values()[to] = (sorted[3] + sorted[4]) / 2;
    }
  }

  void save(DataOutput to) throws IOException {
    for (History history : new History[] {slow, smooth, band, magnitude, envelope, floor}) {
      history.save(to);
    }
  }

  void restore(DataInput from) throws IOException {
    for (History history : new History[] {slow, smooth, band, magnitude, envelope, floor}) {
      history.restore(from);
    }
  }
}
