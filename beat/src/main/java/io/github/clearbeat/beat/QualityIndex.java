package io.github.clearbeat.beat;

import io.github.clearbeat.signal.Samples;
import io.github.clearbeat.signal.Stage;
import io.github.clearbeat.signal.StateHeader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Judges every ten seconds of a lead, counted from the first sample pushed; a last stretch may be
 * shorter.
 *
 * <pre>{@code
 * QualityIndex index = new QualityIndex(360);
 * recording.read(0, 0, n, block -> index.push(block, judgements::add));
 * index.finish(judgements::add);
 * }</pre>
 */
public final class QualityIndex implements Stage<Samples, Quality> {
  private static final double STRETCH_SECONDS = 10;
  private static final float FLAT_MILLIVOLTS = 0.03f;

  private final double hertz;
  private final int stretch;
  private boolean begun;
  private long from;
  private int seen;
  private int missing;
  private int still;
  private int run;
  private float last;
  private float lowest;
  private float highest;

  /**
   * An index that has seen nothing.
   *
   * @param hertz samples per second
   */
  public QualityIndex(double hertz) {
    this.hertz = hertz;
    stretch = (int) Math.round(STRETCH_SECONDS * hertz);
  }

  /** How many samples one judgement covers. */
  public int stretchSamples() {
    return stretch;
  }

  @Override
  public void push(Samples input, Consumer<? super Quality> output) {
    if (!begun && input.length() > 0) {
      begun = true;
      begin(input.firstIndex());
    }
    for (int i = 0; i < input.length(); i++) {
      take(input.millivolts(i));
      if (seen == stretch) {
        output.accept(judged());
        begin(from + stretch);
      }
    }
  }

  @Override
  public void finish(Consumer<? super Quality> output) {
    if (begun && seen > 0) {
      output.accept(judged());
    }
  }

  private void begin(long sample) {
    from = sample;
    seen = 0;
    missing = 0;
    still = 0;
    run = 0;
    last = Float.NaN;
    lowest = Float.POSITIVE_INFINITY;
    highest = Float.NEGATIVE_INFINITY;
  }

  private void take(float value) {
    seen++;
    if (Float.isNaN(value)) {
      missing++;
      run = 0;
    } else {
      run = value == last ? run + 1 : 0;
      still += run >= 0.1 * hertz ? 1 : 0;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    last = value;
  }

  private Quality judged() {
    Quality.Reason reason = Quality.Reason.FINE;
    if (missing > seen / 2) {
      reason = Quality.Reason.MISSING;
    } else if (highest - lowest < FLAT_MILLIVOLTS || still > seen / 2) {
      reason = Quality.Reason.FLAT;
    }
    float index = reason == Quality.Reason.FINE ? 1 - (float) (missing + still) / seen : 0;
    return new Quality(from, from + seen, Math.max(0, index), reason);
  }

  @Override
  public int delaySamples() {
    return stretch;
  }

  private StateHeader header() {
    return new StateHeader("quality-index", 1, StateHeader.hash(hertz));
  }

  @Override
  public void save(DataOutput to) throws IOException {
    header().write(to);
    to.writeBoolean(begun);
    to.writeLong(from);
    to.writeInt(seen);
    to.writeInt(missing);
    to.writeInt(still);
    to.writeInt(run);
    to.writeFloat(last);
    to.writeFloat(lowest);
    to.writeFloat(highest);
  }

  @Override
  public void restore(DataInput saved) throws IOException {
    header().expect(saved);
    begun = saved.readBoolean();
    from = saved.readLong();
    seen = saved.readInt();
    missing = saved.readInt();
    still = saved.readInt();
    run = saved.readInt();
    last = saved.readFloat();
    lowest = saved.readFloat();
    highest = saved.readFloat();
  }
}
