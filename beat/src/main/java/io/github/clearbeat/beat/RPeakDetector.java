package io.github.clearbeat.beat;

import io.github.clearbeat.recording.Beat;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import io.github.clearbeat.signal.WindowedSinc;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
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
  private static final double SECONDS_AHEAD = 2.5;
  private static final double SECONDS_BEHIND = 8;
  private static final float FLOOR_MILLIVOLTS = 0.02f;

  private final double hertz;
  private final Decimator decimator;
  private final double slowHertz;
  private final float[] kernel;
  private final int half;
  private final int reach; // a candidate is the highest within so many slow samples
  private final int ahead;
  private final int behind;
  private final History raw;
  private final History slow;
  private final History band;
  private final History envelope;
  private final Candidates candidates = new Candidates(256);
  private final float[] slots = new float[16];

  private boolean begun;
  private long firstIndex;
  private long pushed;
  private long lastBeat;
  private float lastHeight;

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
    slowHertz = hertz / decimator.factor;
    kernel = bandKernel(slowHertz);
    half = kernel.length / 2;
    reach = (int) Math.round(0.1 * slowHertz);
    ahead = (int) Math.round(SECONDS_AHEAD * slowHertz);
    behind = (int) Math.round(SECONDS_BEHIND * slowHertz);
    raw = new History((int) Math.ceil(5 * hertz));
    slow = new History((int) Math.ceil(5 * slowHertz));
    band = new History((int) Math.ceil(5 * slowHertz));
    envelope = new History((int) Math.ceil(5 * slowHertz));
    lastBeat = Long.MIN_VALUE / 2;
  }

  private static float[] bandKernel(double hertz) {
    double[] upper = WindowedSinc.lowPass(hertz, 20, 10, 40);
    double[] lower = WindowedSinc.lowPass(hertz, 5, 10, 40);
    float[] kernel = new float[upper.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (upper[i] - lower[i]);
    }
    return kernel;
  }

  @Override
  public int delaySamples() {
    return (ahead + reach + half + 4) * decimator.factor;
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
    for (int i = 0; i < input.length(); i++) {
      pushed++;
      take(input.millivolts(i), output);
    }
  }

  @Override
  public void finish(Consumer<? super Beat> output) {
    int more = delaySamples() + 2 * decimator.factor;
    for (int i = 0; i < more; i++) {
      take(Float.NaN, output);
    }
  }

  private void take(float millivolts, Consumer<? super Beat> output) {
    boolean ready = decimator.take(millivolts);
    raw.add(decimator.bridged());
    if (ready) {
      decimator.mostlyMissing();
      slow.add(decimator.value());
      advance(output);
    }
  }

  private void advance(Consumer<? super Beat> output) {
    long at = slow.end() - 1 - half;
    if (at < 0) {
      return;
    }
    band.add(filtered(at));
    long centre = band.end() - 3;
    if (centre < 0) {
      return;
    }
    float sum = 0;
    for (long i = Math.max(0, centre - 2); i <= centre + 2; i++) {
      sum += Math.abs(band.get(i));
    }
    envelope.add(sum / 5);
    long peak = envelope.end() - 1 - reach;
    if (peak >= 0 && isPeak(peak)) {
      candidates.add(peak, envelope.get(peak));
    }
    decide(peak - ahead, output);
  }

  private float filtered(long at) {
    float sum = 0;
    for (int i = -half; i <= half; i++) {
      sum += kernel[half + i] * slow.get(Math.max(slow.begin(), at + i));
    }
    return sum;
  }

  private boolean isPeak(long at) {
    float height = envelope.get(at);
    if (height < FLOOR_MILLIVOLTS / 5) {
      return false;
    }
    for (long i = Math.max(0, at - reach); i <= at + reach; i++) {
      float other = envelope.get(i);
      if (other > height || other == height && i < at) {
        return false;
      }
    }
    return true;
  }

  private void decide(long at, Consumer<? super Beat> output) {
    int candidate = candidates.undecided();
    if (candidate < 0 || candidates.at(candidate) > at) {
      return;
    }
    candidates.decided();
    float height = candidates.height(candidate);
    if (height < FLOOR_MILLIVOLTS || height < 0.4f * level(at)) {
      return;
    }
    double sinceLast = (at - lastBeat) / slowHertz;
    if (sinceLast < 0.2 || sinceLast < 0.36 && height < 0.5f * lastHeight) {
      return;
    }
    lastBeat = at;
    lastHeight = height;
    output.accept(new Beat(firstIndex + placed(at), 1));
  }

  /** The median of the highest candidates of each second around. */
  private float level(long at) {
    Arrays.fill(slots, -1);
    for (int i = candidates.oldest(); i <= candidates.newest(); i++) {
      long where = candidates.at(i);
      if (where >= at - behind && where <= at + ahead) {
        int slot = (int) ((where - at + behind) / slowHertz);
        slots[slot] = Math.max(slots[slot], candidates.height(i));
      }
    }
    Arrays.sort(slots);
    int empty = 0;
    while (empty < slots.length && slots[empty] < 0) {
      empty++;
    }
    return empty == slots.length ? 0 : slots[(empty + slots.length) / 2];
  }

  private long placed(long at) {
    long best = at;
    for (long i = Math.max(band.begin(), at - reach); i <= at + reach; i++) {
      if (Math.abs(band.get(i)) > Math.abs(band.get(best))) {
        best = i;
      }
    }
    float sign = Math.signum(band.get(best));
    long around = best * decimator.factor;
    int span = Math.max(1, (int) Math.round(0.012 * hertz));
    long end = pushed - firstIndex;
    long highest = Math.max(raw.begin(), Math.min(end - 1, around));
    for (long i = Math.max(raw.begin(), around - span); i <= around + span && i < end; i++) {
      if (sign * raw.get(i) > sign * raw.get(highest)) {
        highest = i;
      }
    }
    return highest;
  }

  private StateHeader header() {
    return new StateHeader("r-peak-detector", 1, StateHeader.hash(hertz));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    to.writeBoolean(begun);
    to.writeLong(firstIndex);
    to.writeLong(pushed);
    to.writeLong(lastBeat);
    to.writeFloat(lastHeight);
    decimator.save(to);
    raw.save(to);
    slow.save(to);
    band.save(to);
    envelope.save(to);
    candidates.save(to);
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    begun = from.readBoolean();
    firstIndex = from.readLong();
    pushed = from.readLong();
    lastBeat = from.readLong();
    lastHeight = from.readFloat();
    decimator.restore(from);
    raw.restore(from);
    slow.restore(from);
    band.restore(from);
    envelope.restore(from);
    candidates.restore(from);
  }
}
