package io.github.clearbeat.beat;

import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Finds R peaks in one lead, in blocks, with a bounded look-ahead.
 *
 * <p>Assumptions: one lead in millivolts, 80 Hz or more; either polarity. Guarantees: beats come in
 * order, each with the sample index of its R peak in the stream, at most {@link #delaySamples()}
 * samples after it; the same beats however the stream is cut.
 *
 * <pre>{@code
 * RPeakDetector detector = new RPeakDetector(recording.hertz());
 * recording.read(0, 0, recording.sampleCount(), block -> detector.push(block, beats::add));
 * detector.finish(beats::add);
 * }</pre>
 */
public final class RPeakDetector implements Stage<Samples, Beat> {
  private static final double SECONDS_KEPT = 4.5;
  private static final Trees FIRST = Trees.resource("qrs-first-look.txt");
  private static final Trees SECOND = Trees.resource("qrs-second-look.txt");

  private final double hertz;
  private final Decimator decimator;
  private final QrsSearch search;
  private final PeakPlacement placement;
  private final History raw;
  private final int most; // samples between two searches

  private boolean begun;
  private long firstIndex;
  private long pushed;
  private long searched; // slow samples at the last search
  private long latest = -1; // R peak, counted from the first sample

  /**
   * A detector that has seen nothing.
   *
   * @param hertz samples per second, at least 80
   */
  public RPeakDetector(double hertz) {
    if (!(hertz >= 80)) {
      throw new IllegalArgumentException("at least 80 Hz are needed, found " + hertz);
    }
    this.hertz = hertz;
    decimator = new Decimator(hertz);
    search = new QrsSearch(hertz / decimator.factor, FIRST, SECOND);
    most = (SlowSignals.MOST - search.signals.hop) * decimator.factor;
    raw = new History((int) Math.ceil(SECONDS_KEPT * hertz) + 2 * most, most);
    placement = new PeakPlacement(search.signals, raw, decimator.factor, hertz);
  }

  @Override
  public int delaySamples() {
    return search.delay() * decimator.factor;
  }

  @Override
  public void push(Samples input, Consumer<? super Beat> output) {
    if (input.hertz() != hertz) {
      throw new IllegalArgumentException(
          "expected samples at " + hertz + " Hz, found " + input.hertz());
    }
    if (input.length() == 0) {
      return;
    }
    if (!begun) {
      begun = true;
      firstIndex = input.firstIndex();
      pushed = firstIndex;
    } else if (input.firstIndex() != pushed) {
      throw new IllegalArgumentException(
          "expected the block from index " + pushed + ", found " + input.firstIndex());
    }
    for (int at = 0; at < input.length(); ) {
      int count = Math.min(most, input.length() - at);
      int to = raw.append(count);
      input.copyTo(at, raw.values(), to, count);
      decimator.take(raw.values(), to, count, search.signals.slow);
      pushed += count;
      at += count;
      if (search.signals.slow.end() - searched >= search.signals.hop) {
        search(output);
      }
    }
  }

  @Override
  public void finish(Consumer<? super Beat> output) {
    float[] buffer = new float[most];
    for (int more = delaySamples() + 2 * decimator.factor; more > 0; more -= most) {
      decimator.takeMissing(buffer, Math.min(most, more), search.signals.slow);
      search(output);
    }
  }

  private void search(Consumer<? super Beat> output) {
    searched = search.signals.slow.end();
    search.advance();
    long end = pushed - firstIndex;
    for (long at = search.nextBeat(); at >= 0; at = search.nextBeat()) {
      if (at * decimator.factor < end) {
        latest = Math.max(latest + 1, placement.sample(at, end));
        output.accept(new Beat(firstIndex + latest, 1));
      }
    }
  }

  private StateHeader header() {
    return new StateHeader("r-peak-detector", 3, StateHeader.hash(hertz));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    to.writeBoolean(begun);
    to.writeLong(firstIndex);
    to.writeLong(pushed);
    to.writeLong(searched);
    to.writeLong(latest);
    decimator.save(to);
    raw.save(to);
    search.save(to);
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    begun = from.readBoolean();
    firstIndex = from.readLong();
    pushed = from.readLong();
    searched = from.readLong();
    latest = from.readLong();
    decimator.restore(from);
    raw.restore(from);
    search.restore(from);
  }
}
