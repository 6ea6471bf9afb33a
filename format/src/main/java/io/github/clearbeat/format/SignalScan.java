package io.github.clearbeat.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** One pass over all samples of a signal file: sums, missing samples, extremes. */
final class SignalScan {
  private static final int BLOCK = 1 << 15;

  private final SignalFile file;
  private final List<SignalLine> signals;
  private final int[] first;
  private final long[] sums;
  private final long[] missing;
  private final int[] least;
  private final int[] most;

  private SignalScan(SignalFile file) {
    this.file = file;
    this.signals = file.signals();
    this.first = new int[signals.size()];
    this.sums = new long[signals.size()];
    this.missing = new long[signals.size()];
    this.least = new int[signals.size()];
    this.most = new int[signals.size()];
    Arrays.fill(least, Integer.MAX_VALUE);
    Arrays.fill(most, Integer.MIN_VALUE);
  }

  /** What the first {@code frames} frames of a file say of its signals. */
  static List<SignalFacts> of(SignalFile file, long frames) throws IOException {
    SignalScan scan = new SignalScan(file);
    int longest = (int) Math.min(Math.max(1, BLOCK / file.frameSamples()), frames);
    int[] raw = new int[longest * file.frameSamples()];
    for (long at = 0; at < frames; at += longest) {
      int count = (int) Math.min(longest, frames - at);
      file.read(at, count, raw);
      if (at == 0) {
        scan.start(raw);
      }
      scan.add(raw, count);
    }
    return scan.facts();
  }

  private void start(int[] raw) {
    for (int s = 0; s < first.length; s++) {
      first[s] = raw[file.offsetOf(s)];
    }
  }

  private void add(int[] raw, int frames) {
    for (int s = 0; s < sums.length; s++) {
      SignalLine signal = signals.get(s);
      int offset = file.offsetOf(s);
      for (int within = 0; within < signal.samplesPerFrame(); within++) {
        add(s, signal.format().missing(), raw, offset + within, frames);
      }
    }
  }

  private void add(int signal, int missingValue, int[] raw, int offset, int frames) {
    long sum = 0;
    int absent = 0;
    int low = least[signal];
    int high = most[signal];
    int stride = file.frameSamples();
    for (int i = 0, at = offset; i < frames; i++, at += stride) {
      int value = raw[at];
      sum += value;
      if (value == missingValue) {
        absent++;
      } else {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    sums[signal] += sum;
    missing[signal] += absent;
    least[signal] = low;
    most[signal] = high;
  }

  private List<SignalFacts> facts() {
    List<SignalFacts> facts = new ArrayList<>();
    for (int s = 0; s < sums.length; s++) {
      SignalLine line = signals.get(s);
      float low = Float.NaN;
      float high = Float.NaN;
      if (least[s] <= most[s]) {
        Conversion conversion = new Conversion(file, s);
        low = conversion.millivolts(line.gain() > 0 ? least[s] : most[s]);
        high = conversion.millivolts(line.gain() > 0 ? most[s] : least[s]);
      }
      facts.add(
          new SignalFacts(
              line.description(),
              line.file(),
              Integer.toString(line.format().number()),
              line.gain(),
              line.calibrated(),
              line.baseline(),
              line.units(),
              line.adcResolution(),
              line.adcZero(),
              line.initialValue(),
              OptionalInt.of(first[s]),
              line.checksum(),
              OptionalInt.of((short) sums[s]),
              missing[s],
              low,
              high));
    }
    return facts;
  }
}
