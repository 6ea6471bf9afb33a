package io.github.clearbeat.format;

/** From the ADC units of one signal to millivolts, or to its own units. */
final class Conversion {
  private final int missing;
  private final int baseline;
  private final double gain;
  private final double factor;
  private final int stride;
  private final int offset;
  private final int perFrame;

  Conversion(SignalFile file, int position) {
    SignalLine signal = file.signals().get(position);
    this.missing = signal.format().missing();
    this.baseline = signal.baseline();
    this.gain = signal.gain();
    this.factor = Units.factor(signal.units());
    this.stride = file.frameSamples();
    this.offset = file.offsetOf(position);
    this.perFrame = signal.samplesPerFrame();
  }

  /**
   * Converts frames; those that are not there become missing samples.
   *
   * @param raw frames, all signals interleaved
   * @param there how many frames
   * @param to takes the values
   * @param count how many values, at least {@code there}
   */
  void convert(int[] raw, int there, float[] to, int count) {
    for (int i = 0; i < there; i++) {
      int at = i * stride + offset;
      int value = perFrame == 1 ? raw[at] : mean(raw, at);
      to[i] = value == missing ? Float.NaN : millivolts(value);
    }
    for (int i = there; i < count; i++) {
      to[i] = Float.NaN;
    }
  }

  float millivolts(int value) {
    return (float) (((double) value - baseline) / gain * factor);
  }

  /** One sample a frame, as WFDB's getvec: the mean cut toward 0; missing if any sample is. */
  private int mean(int[] raw, int at) {
    long sum = 0;
    for (int i = at; i < at + perFrame; i++) {
      if (raw[i] == missing) {
        return missing;
      }
      sum += raw[i];
    }
    return (int) (sum / perFrame);
  }
}
