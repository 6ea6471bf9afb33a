package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Resampler;
import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Cuts a stream into strips and makes them ready for a network, one each hop.
 *
 * <p>Assumptions: one lead in millivolts, in order. Guarantees: the same strips, bit for bit,
 * however the stream is cut; memory is one strip. At the end of the stream comes one more strip
 * that ends with it, where at least a tenth of a strip is not covered yet.
 *
 * <pre>{@code
 * StripCutter cutter = new StripCutter(StripPreparation.tenSeconds(250), recording.hertz());
 * recording.read(0, 0, n, block -> cutter.push(block, strip -> classify(strip.values())));
 * cutter.finish(strip -> classify(strip.values()));
 * }</pre>
 */
public final class StripCutter implements Stage<Samples, PreparedStrip> {
  private static final double LEAST_UNCOVERED = 0.1; // of a strip

  private final StripPreparation preparation;
  private final StripPreparer preparer;
  private final double hertz;
  private final Resampler resampler;
  private final float[] ring; // the last strip's samples, sample i in slot i mod length

  private boolean started;
  private long beginning; // index of the first input sample
  private long pushed; // index after the last input sample
  private boolean located;
  private long first; // index of the first resampled sample
  private long end; // index after the last
  private long emitted; // strips handed over

  /**
   * A cutter that has seen nothing.
   *
   * @param preparation what to do
   * @param hertz rate of the samples
   */
  public StripCutter(StripPreparation preparation, double hertz) {
    this.preparation = preparation;
    this.hertz = hertz;
    preparer = new StripPreparer(preparation);
    resampler = Resampler.between(hertz, preparation.hertz());
    ring = new float[preparation.samples()];
  }

  /** A whole lead at another rate, at least as long as the lead to the nearest sample. */
  static Samples resampled(Samples lead, double toHertz) {
    float[] all = new float[wholeLength(lead.length(), lead.hertz(), toHertz) + 1];
    int[] count = {0};
    long[] first = {0};
    Consumer<Samples> keep =
        block -> {
          first[0] = count[0] == 0 ? block.firstIndex() : first[0];
          block.copyTo(0, all, count[0], block.length());
          count[0] += block.length();
        };
    Resampler resampler = Resampler.between(lead.hertz(), toHertz);
    resampler.push(lead, keep);
    resampler.finish(keep);
    int length = Math.max(count[0], all.length - 1);
    for (int i = count[0]; i < length; i++) {
      all[i] = count[0] == 0 ? Float.NaN : all[count[0] - 1];
    }
    return Samples.block(all, 0, length, first[0], toHertz);
  }

  private static int wholeLength(long samples, double hertz, double toHertz) {
    return Math.toIntExact(Math.round(samples * toHertz / hertz));
  }

  /** From a strip's first sample to the strip, in samples of the input. */
  @Override
  public int delaySamples() {
    return (int) Math.ceil(preparation.seconds() * hertz) + resampler.delaySamples();
  }

  @Override
  public void push(Samples input, Consumer<? super PreparedStrip> output) {
    if (input.length() == 0) {
      return;
    }
    if (!started) {
      started = true;
      beginning = input.firstIndex();
    }
    pushed = input.endIndex();
    resampler.push(input, resampled -> keep(resampled, output));
  }

  @Override
  public void finish(Consumer<? super PreparedStrip> output) {
    if (!started) {
      return;
    }
    resampler.finish(resampled -> keep(resampled, output));
    long whole = wholeLength(pushed - beginning, hertz, preparation.hertz());
    float last = end > first ? ring[slot(end - 1)] : Float.NaN;
    while (end - first < whole) {
      take(last, output);
    }
    int strip = preparation.samples();
    long covered = emitted == 0 ? 0 : (emitted - 1) * preparation.hopSamples() + strip;
    if (emitted == 0 || end - first - covered >= LEAST_UNCOVERED * strip) {
      emit(Math.max(first, end - strip), output);
    }
  }

  private void keep(Samples resampled, Consumer<? super PreparedStrip> output) {
    if (!located) {
      located = true;
      first = resampled.firstIndex();
      end = first;
    }
    for (int i = 0; i < resampled.length(); i++) {
      take(resampled.millivolts(i), output);
    }
  }

  private void take(float millivolts, Consumer<? super PreparedStrip> output) {
    ring[slot(end++)] = millivolts;
    long start = first + emitted * preparation.hopSamples();
    if (end - start == preparation.samples()) {
      emit(start, output);
    }
  }

  private void emit(long start, Consumer<? super PreparedStrip> output) {
    float[] strip = new float[(int) (end - start)];
    for (int i = 0; i < strip.length; i++) {
      strip[i] = ring[slot(start + i)];
    }
    emitted++;
    output.accept(preparer.ready(strip, start));
  }

  private int slot(long sample) {
    return (int) Math.floorMod(sample, (long) ring.length);
  }

  private StateHeader header() {
    long settings =
        StateHeader.hash(
            hertz,
            preparation.hertz(),
            preparation.seconds(),
            preparation.hopSeconds(),
            preparation.filter().ordinal(),
            preparation.normalisation().ordinal(),
            preparation.fit().ordinal());
    return new StateHeader("strip-cutter", 1, settings);
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    to.writeBoolean(started);
    to.writeLong(beginning);
    to.writeLong(pushed);
    to.writeBoolean(located);
    to.writeLong(first);
    to.writeLong(end);
    to.writeLong(emitted);
    for (float value : ring) {
      to.writeFloat(value);
    }
    resampler.save(to);
  }

  @Override
  public void restore(DataInput from) throws IOException {
    header().expect(from);
    started = from.readBoolean();
    beginning = from.readLong();
    pushed = from.readLong();
    located = from.readBoolean();
    first = from.readLong();
    end = from.readLong();
    emitted = from.readLong();
    for (int i = 0; i < ring.length; i++) {
      ring[i] = from.readFloat();
    }
    resampler.restore(from);
  }
}
