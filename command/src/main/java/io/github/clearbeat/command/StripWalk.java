package io.github.clearbeat.command;

import io.github.clearbeat.beat.RPeakDetector;
import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.recording.MalformedInputException;
import io.github.clearbeat.recording.Recording;
import io.github.clearbeat.signal.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The strips of one lead, one after the other, each with its R peaks, which are detected over the
 * whole recording.
 */
final class StripWalk {
  private static final double LOWEST_HERTZ = 80;

  private final Recording recording;
  private final int lead;
  private final double seconds;
  private final List<Beat> beats;
  private int next;
  private int firstBeat;

  private StripWalk(Recording recording, int lead, double seconds, List<Beat> beats) {
    this.recording = recording;
    this.lead = lead;
    this.seconds = seconds;
    this.beats = beats;
  }

  /**
   * A strip.
   *
   * @param fromSeconds where it begins in the recording
   * @param samples its samples
   * @param peakSeconds R peaks, from its first sample
   */
  record Strip(double fromSeconds, Samples samples, double[] peakSeconds) {}

  /**
   * Finds the R peaks of a lead.
   *
   * @throws MalformedInputException if the recording is too slow or shorter than a second
   */
  static StripWalk of(Recording recording, int lead, double seconds) throws IOException {
    double hertz = recording.hertz();
    if (!(hertz >= LOWEST_HERTZ)) {
      throw new MalformedInputException(
          recording.name(),
          "the rate is "
              + Words.number(hertz)
              + " Hz, expected at least "
              + Words.number(LOWEST_HERTZ)
              + " Hz to find R peaks");
    }
    if (recording.sampleCount() < hertz) {
      throw new MalformedInputException(
          recording.name(), "the recording is shorter than a second, found nothing to measure");
    }
    List<Beat> beats = new ArrayList<>();
    Consumer<Beat> take = beats::add;
    RPeakDetector detector = new RPeakDetector(hertz);
    recording.read(lead, 0, recording.sampleCount(), block -> detector.push(block, take));
    detector.finish(take);
    return new StripWalk(recording, lead, seconds, beats);
  }

  /** The next strip; null after the last. */
  Strip next() throws IOException {
    long count = recording.sampleCount();
    long from = Math.round(next * seconds * recording.hertz());
    long to = Math.round((next + 1) * seconds * recording.hertz());
    if (to > count && next > 0) {
      return null;
    }
    next++;
    return at(from, Math.min(to, count));
  }

  /** The strip with a moment in its middle, as far as the recording goes. */
  Strip around(double moment) throws IOException {
    double hertz = recording.hertz();
    long count = recording.sampleCount();
    long length = Math.min(count, Math.round(seconds * hertz));
    long from = Math.round((moment - seconds / 2) * hertz);
    from = Math.max(0, Math.min(count - length, from));
    firstBeat = 0;
    return at(from, from + length);
  }

  private Strip at(long from, long to) throws IOException {
    while (firstBeat < beats.size() && beats.get(firstBeat).sampleIndex() < from) {
      firstBeat++;
    }
    int end = firstBeat;
    while (end < beats.size() && beats.get(end).sampleIndex() < to) {
      end++;
    }
    double[] peaks = new double[end - firstBeat];
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] = (beats.get(firstBeat + i).sampleIndex() - from) / recording.hertz();
    }
    return new Strip(from / recording.hertz(), recording.stretch(lead, from, to), peaks);
  }
}
