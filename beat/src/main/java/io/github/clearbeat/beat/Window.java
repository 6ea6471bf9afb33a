package io.github.clearbeat.beat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The stretch around one R peak, after the filter, with its mean taken away. */
final class Window {
  final float[] millivolts;
  long sampleIndex;
  float quality;
  float deviation;
  float peakToPeak;

  Window(int samples) {
    millivolts = new float[samples];
  }

  /** Takes the mean away and measures what is left. */
  void centre() {
    double sum = 0;
    for (float value : millivolts) {
      sum += value;
    }
    float mean = (float) (sum / millivolts.length);
    double squares = 0;
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < millivolts.length; i++) {
      float value = millivolts[i] - mean;
      millivolts[i] = value;
      squares += (double) value * value;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    deviation = (float) Math.sqrt(squares / millivolts.length);
    peakToPeak = highest - lowest;
  }

  /** Pearson's correlation from sample {@code from} to {@code to}; 0 where one is constant. */
  static float correlation(float[] a, float[] b, int from, int to) {
    double sumA = 0;
    double sumB = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = from; i < to; i++) {
      sumA += a[i];
      sumB += b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
      ab += (double) a[i] * b[i];
    }
    int n = to - from;
    double spread = Math.sqrt((aa - sumA * sumA / n) * (bb - sumB * sumB / n));
    return spread > 1e-9 ? (float) ((ab - sumA * sumB / n) / spread) : 0f;
  }

  void save(DataOutput to) throws IOException {
    to.writeLong(sampleIndex);
    to.writeFloat(quality);
    to.writeFloat(deviation);
    to.writeFloat(peakToPeak);
    for (float value : millivolts) {
      to.writeFloat(value);
    }
  }

  void restore(DataInput from) throws IOException {
    sampleIndex = from.readLong();
    quality = from.readFloat();
    deviation = from.readFloat();
    peakToPeak = from.readFloat();
    for (int i = 0; i < millivolts.length; i++) {
      millivolts[i] = from.readFloat();
    }
  }
}
